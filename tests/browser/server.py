"""The site in a process of its own, served as readers get it."""

import contextlib
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from http.client import HTTPException
from pathlib import Path
from types import TracebackType
from urllib.request import urlopen

ROOT = Path(__file__).resolve().parent.parent.parent
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "LD_LIBRARY_PATH")
"""What of this process's environment the site may see."""


class Site:
    """Runs `bin/serve`, with its data in `folder`. A context manager: leaving it stops the site.

    The port is bound here and handed on: nobody else can take it meanwhile, and nobody else's site is taken for this
    one. With `port` it is a site that somebody else has started, to be asked and copied only.
    """

    command: Sequence[str] = ("bin/serve",)
    silence: float = 30
    """After so many seconds without an answer it is asked again."""

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.port = port
        self.log = folder / "server.log"

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        address = {"SITE_URL": self.url} if self.port else {}
        return (
            kept
            | address
            | {
                "DATA_DIR": str(self.folder),
                "STATIC_ROOT": str(self.folder / "static"),
                "WEB_CONCURRENCY": "1",
                "PYTHON": sys.executable,
            }
        )

    def manage(self, *arguments: str, **environment: str) -> str:
        """Run a command of `manage.py` on this site and return what it printed."""
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=self.environment | environment,
            check=False,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"manage.py {' '.join(arguments)} failed:\n{done.stdout}{done.stderr}")
        return done.stdout

    def copy_data(self, folder: Path) -> None:
        """Copy this site's database and collected files into `folder`."""
        with (
            contextlib.closing(sqlite3.connect(self.folder / "cardfaq.sqlite3")) as source,
            contextlib.closing(sqlite3.connect(folder / "cardfaq.sqlite3")) as copy,
        ):
            source.backup(copy)
        shutil.copytree(self.folder / "static", folder / "static")

    def __enter__(self) -> "Site":
        with socket.socket() as own, self.log.open("w") as log:
            own.bind(("127.0.0.1", 0))
            self.port = own.getsockname()[1]
            # A worker that a busy machine keeps waiting is not a worker that hangs.
            arguments = {"GUNICORN_CMD_ARGS": f"--bind fd://{own.fileno()} --timeout 0"}
            self.process = subprocess.Popen(
                self.command,
                cwd=ROOT,
                env=self.environment | arguments,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=[own.fileno()],
            )
        try:
            self._wait()
        except BaseException:
            self._stop()
            raise
        return self

    def _wait(self) -> None:
        """Until it answers, however long that takes, or until it has ended: then its own words say why."""
        while self.process.poll() is None:
            # Not yet listening, not yet ready, or too busy to answer in time.
            with (
                contextlib.suppress(OSError, HTTPException),
                urlopen(f"{self.url}/healthz", timeout=self.silence) as answer,
            ):
                answer.read()
                return
            time.sleep(0.2)
        raise RuntimeError(f"The site did not start:\n{self.log.read_text()}")

    def _stop(self) -> None:
        self.process.terminate()
        self.process.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()
