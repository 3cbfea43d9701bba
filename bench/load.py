"""Readers, many at a time, on connections they keep: wrk where it is there, else a loop of our own."""

import asyncio
import re
import shutil
import subprocess
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from bench.servers import BROWSER

CONNECTIONS = 8
UNITS = {"us": 1e-3, "ms": 1.0, "s": 1000.0}


@dataclass(frozen=True)
class Load:
    """Answers a second, and how long they took, in milliseconds."""

    rate: float
    p50: float
    p99: float


def wrk() -> str | None:
    return shutil.which("wrk")


def read(url: str, seconds: float, headers: Mapping[str, str] | None = None, script: Path | None = None) -> Load:
    """Ask for one address, or for what a script of wrk says."""
    sent = BROWSER | dict(headers or {})
    program = wrk()
    if program is None:
        return asyncio.run(_read(url, seconds, sent))
    command = [program, "-t1", f"-c{CONNECTIONS}", f"-d{max(1, round(seconds))}", "--latency"]
    for name, value in sent.items():
        command += ["-H", f"{name}: {value}"]
    command += ["-s", str(script)] if script else []
    said = subprocess.run([*command, url], check=True, capture_output=True, text=True).stdout
    times = {mark: float(value) * UNITS[unit] for mark, value, unit in re.findall(r"(\d+)%\s+([\d.]+)(us|ms|s)", said)}
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", said)[0])
    return Load(rate, times["50"], times["99"])


async def _read(url: str, seconds: float, headers: Mapping[str, str]) -> Load:
    parts = urlsplit(url)
    target = parts.path + (f"?{parts.query}" if parts.query else "")
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    request = f"GET {target} HTTP/1.1\r\nHost: {parts.netloc}\r\n{lines}\r\n".encode()
    took: list[float] = []
    until = time.perf_counter() + seconds

    async def one() -> None:
        reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
        while time.perf_counter() < until:
            began = time.perf_counter()
            writer.write(request)
            head = await reader.readuntil(b"\r\n\r\n")
            length = re.search(rb"content-length: (\d+)", head.lower())
            if length and b" 304 " not in head[:15]:
                await reader.readexactly(int(length[1]))
            took.append((time.perf_counter() - began) * 1000)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(one() for _connection in range(CONNECTIONS)))
    took.sort()
    return Load(len(took) / (time.perf_counter() - began), took[len(took) // 2], took[len(took) * 99 // 100])
