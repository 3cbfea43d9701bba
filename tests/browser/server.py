"""The site in a process of its own, served as readers get it."""

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from urllib.error import URLError
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
PATIENCE = 180


class Site:
    """Runs `bin/serve` on a free port, with its data in `folder`. A context manager: leaving it stops the site."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"
        self.log = folder / "server.log"
        kept = {k: v for k, v in os.environ.items() if k in ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH")}
        self.environment = kept | {
            "DATA_DIR": str(folder),
            "STATIC_ROOT": str(folder / "static"),
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "WEB_CONCURRENCY": "1",
            "PYTHON": sys.executable,
        }

    def manage(self, *arguments: str, **environment: str) -> str:
        """Run a command of `manage.py` on this site and return what it printed."""
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment | environment,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def copy_data(self, folder: Path) -> None:
        """Copy this site's database and collected files into `folder`."""
        with (
            contextlib.closing(sqlite3.connect(self.folder / "cardfaq.sqlite3")) as source,
            contextlib.closing(sqlite3.connect(folder / "cardfaq.sqlite3")) as copy,
        ):
            source.backup(copy)
        shutil.copytree(self.folder / "static", folder / "static")

    def __enter__(self) -> "Site":
        if not (self.folder / "static").exists():
            self.manage("collectstatic", "--no-input", "--verbosity", "0")
        with self.log.open("w") as log:
            self.process = subprocess.Popen(["bin/serve"], cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        self._wait()
        return self

    def _wait(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.process.poll() is None:
            # Not yet listening, or not yet ready.
            with contextlib.suppress(URLError, ConnectionError), urlopen(f"{self.url}/healthz", timeout=5):
                return
            time.sleep(0.2)
        self.process.terminate()
        raise RuntimeError(f"The site did not start:\n{self.log.read_text()}")

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.process.terminate()
        try:
            self.process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
