"""Servers to be measured: the site as shipped, the same worker with the bytes ready, Django's own cache, nginx."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120
PATH = "/en/questions/"
"""The page that all of them give."""
BROWSER = {
    "Accept-Encoding": "gzip, deflate, br, zstd",
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en-GB,en;q=0.9",
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0 Safari/537.36",
}


@dataclass
class Server:
    name: str
    port: int
    process: subprocess.Popen

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def family(self) -> list[int]:
        """The process and those it started."""
        mine = [self.process.pid]
        for stat in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                if int(stat.read_text().rpartition(")")[2].split()[1]) == self.process.pid:
                    mine.append(int(stat.parent.name))
        return mine

    def cpu_seconds(self) -> float:
        ticks = 0
        for pid in self.family():
            with suppress(OSError):
                ticks += sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
        return ticks / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        """Of the largest process: the worker."""
        sizes = [0]
        for pid in self.family():
            with suppress(OSError):
                lines = Path(f"/proc/{pid}/status").read_text().splitlines()
                sizes += [int(line.split()[1]) for line in lines if line.startswith("VmRSS")]
        return max(sizes) / 1024


@contextmanager
def running(name: str, command: list[str], port: int, ready: str = "/", **environment: str) -> Iterator[Server]:
    """Until it answers, then as long as the block."""
    log = (Path(environment.get("DATA_DIR", "/dev")) / "null").open("w")
    process = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=log, stderr=subprocess.STDOUT)
    server = Server(name, port, process)
    try:
        began = time.monotonic()
        while not _answers(server.url + ready):
            if process.poll() is not None or time.monotonic() - began > PATIENCE:
                raise RuntimeError(f"{name} did not start.")
            time.sleep(0.02)
        yield server
    finally:
        process.terminate()
        process.wait()
        log.close()


def _answers(url: str) -> bool:
    with suppress(OSError), urlopen(Request(url, headers=BROWSER), timeout=PATIENCE) as answer:
        return answer.status == 200
    return False


def free_port() -> int:
    with socket.socket() as asking:
        asking.bind(("127.0.0.1", 0))
        port: int = asking.getsockname()[1]
        return port


@contextmanager
def site(folder: Path, workers: int = 1, **more: str) -> Iterator[Server]:
    """As `bin/serve` runs it."""
    port = free_port()
    own = {"PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}", "WEB_CONCURRENCY": str(workers), "DEBUG": "0"}
    environment = {"DATA_DIR": str(folder), "STATIC_ROOT": str(folder / "static"), **own, **more}
    with running("this site", [sys.executable, "-m", "cardfaq"], port, "/healthz", **environment) as server:
        yield server


@contextmanager
def prebuilt(folder: Path, bytes_of: Path) -> Iterator[Server]:
    """The same worker with the same settings, and the bytes ready: nothing is faster in it."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--config", "python:cardfaq.serving", "bench.prebuilt:application"]
    own = {"PORT": str(port), "WEB_CONCURRENCY": "1", "DATA_DIR": str(folder), "BENCH_BYTES": str(bytes_of)}
    with running("prebuilt bytes, same worker", command, port, PATH, **own) as server:
        yield server


@contextmanager
def django_cache(folder: Path) -> Iterator[Server]:
    """The same pages behind Django's own cache middleware, in gunicorn's threads."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread"]
    command += ["--threads", "4", "--no-control-socket", "cardfaq.wsgi:application"]
    own = {"DJANGO_SETTINGS_MODULE": "bench.django_cache", "DATA_DIR": str(folder), "DEBUG": "0"}
    own |= {"STATIC_ROOT": str(folder / "static"), "PORT": str(port), "SITE_URL": f"http://127.0.0.1:{port}"}
    with running("Django's own cache, gthread", command, port, PATH, **own) as server:
        yield server


@contextmanager
def nginx(folder: Path, bytes_of: Path, behind: str = "") -> Iterator[Server | None]:
    """nginx with the same bytes, or, `behind` it, the site with nginx's own cache. None where it is not installed."""
    program = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if program is None:
        yield None
        return
    port = free_port()
    kept = json.loads((bytes_of / "headers.json").read_text())
    said = "\n".join(f"add_header {name} '{_quoted(value)}';" for name, value in kept)
    static = f"root {bytes_of}; try_files /body =404; {said}"
    proxy = (
        f"proxy_pass {behind}; proxy_http_version 1.1; proxy_set_header Connection ''; proxy_cache pages;"
        "proxy_cache_lock on; proxy_cache_revalidate on; proxy_set_header Host localhost;"
        "proxy_set_header Accept-Encoding br; add_header X-Cache $upstream_cache_status;"
    )
    config = folder / f"nginx-{port}.conf"
    config.write_text(
        f"""daemon off; worker_processes 1; pid {folder}/nginx-{port}.pid; error_log /dev/null;
        events {{ worker_connections 1024; }}
        http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=1000;
        proxy_cache_path {folder}/proxied-{port} keys_zone=pages:10m max_size=1g; proxy_temp_path {folder}/temp-{port};
        server {{ listen 127.0.0.1:{port}; location / {{ default_type "text/html; charset=utf-8";
        {proxy if behind else static} }} }} }}"""
    )
    with running("nginx", [program, "-c", str(config), "-e", "/dev/null"], port, PATH) as server:
        yield server


def _quoted(value: str) -> str:
    return value.replace("\\", "\\\\").replace("'", "\\'")
