"""One site for all processes of a test run: the first that needs it starts it, and it ends with the last.

Run as a program it is the keeper of such a site, and serves until nobody uses it. Locks on files say who is there,
because the system lets go of them however a process ends. `door`: somebody is coming in. `used`: somebody reads the
site, or its keeper is just leaving. `kept`: a keeper lives.
"""

import contextlib
import fcntl
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tests import stock
from tests.browser.server import ROOT, Site


@contextlib.contextmanager
def locked(file: Path, how: int) -> Iterator[int]:
    """Hold this lock; `BlockingIOError` if it is not to be waited for and somebody else holds it."""
    with file.open("a") as lock:
        fcntl.flock(lock, how)
        yield lock.fileno()


@contextlib.contextmanager
def shared_site(folder: Path) -> Iterator[Site]:
    """The site that all who name this folder share, running and ready."""
    folder.mkdir(exist_ok=True)
    with contextlib.ExitStack() as until_the_end:
        with locked(folder / "door", fcntl.LOCK_EX):
            until_the_end.enter_context(locked(folder / "used", fcntl.LOCK_SH))
            _have_a_keeper(folder)
            port, data = (folder / "site").read_text().split("\n")
        yield Site(Path(data), int(port))


def _have_a_keeper(folder: Path) -> None:
    with contextlib.suppress(BlockingIOError), locked(folder / "kept", fcntl.LOCK_EX | fcntl.LOCK_NB) as kept:
        (folder / "site").unlink(missing_ok=True)
        _start_keeper(folder, kept)
    while not (folder / "site").exists():
        with contextlib.suppress(BlockingIOError), locked(folder / "kept", fcntl.LOCK_EX | fcntl.LOCK_NB):
            raise RuntimeError((folder / "keeper.log").read_text())
        time.sleep(0.1)


def _start_keeper(folder: Path, kept: int) -> None:
    with (folder / "keeper.log").open("w") as log:
        # Nobody's child: it lives on after this process, and nobody has to wait for its end.
        subprocess.run(
            ["sh", "-c", '"$@" &', "sh", sys.executable, "-m", "tests.browser.shared", folder, str(kept)],
            check=True,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # The lock goes on with the keeper.
            pass_fds=[kept],
            # An interrupted run interrupts its own processes; this one ends when they have.
            start_new_session=True,
        )


def keep(folder: Path, kept: int) -> None:
    """Serve until the last who uses the site has gone. Whoever comes while it stops waits, and then starts another."""
    with (
        contextlib.ExitStack() as gone,
        os.fdopen(kept),
        tempfile.TemporaryDirectory(dir=folder) as data,
        stock.new_site(Path(data)) as site,
    ):
        (folder / "ready").write_text(f"{site.port}\n{data}")
        (folder / "ready").rename(folder / "site")
        gone.enter_context(locked(folder / "used", fcntl.LOCK_EX))


if __name__ == "__main__":
    keep(Path(sys.argv[1]), int(sys.argv[2]))
