"""`make bench`: what the site costs, beside the obvious ways and beside other servers, in one run.

SIZES, in the environment, says with how many made-up pages the costs of one process are taken; a million takes half an
hour and 25 GB. SECONDS says how long each server is asked in each round.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import django
from django.core.management import call_command

from bench import report, serving
from bench.load import wrk
from bench.report import Figure

SIZES = [int(size) for size in os.environ.get("SIZES", "0 1000 10000").split()]
SECONDS = float(os.environ.get("SECONDS", 2))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ |= {"DJANGO_SETTINGS_MODULE": "cardfaq.settings", "DATA_DIR": name, "STATIC_ROOT": f"{name}/static"}
        os.environ |= {"DEBUG": "1", "DATABASE_URL": "", "CACHE_URL": ""}
        django.setup()
        with Path(os.devnull).open("w") as nowhere:
            call_command("migrate", verbosity=0)
            call_command("import_content", stdout=nowhere)
            call_command("collectstatic", interactive=False, verbosity=0)
        from bench.ways import ratios

        _say("Ways beside ways, in one process")
        figures = [Figure(ratio.name, (ratio.low, ratio.median, ratio.high)) for ratio in ratios()]
        django.db.connections.close_all()
        _say("Servers beside servers")
        figures += serving.figures(folder, SECONDS)
        sizes = []
        for size in SIZES:
            _say(f"Costs with {size} made-up pages")
            sizes.append(_costs(folder, size))
        programs = {"wrk (a loop of our own stood in for it)": wrk(), "nginx": _nginx()}
        missing = [name for name, there in programs.items() if not there]
        sys.stdout.write(report.write(figures, sizes, missing))


def _costs(folder: Path, size: int) -> dict[str, float]:
    """Of a copy of the site with that many pages more."""
    copy = folder / f"size-{size}"
    copy.mkdir()
    for file in folder.glob("cardfaq.sqlite3*"):
        shutil.copy(file, copy)
    environment = os.environ | {"DATA_DIR": str(copy)}
    if size:
        command = [sys.executable, "-W", "ignore", "manage.py", "sample_content", "--pages", str(size)]
        subprocess.run(command, env=environment, check=True, stdout=subprocess.DEVNULL)
    command = [sys.executable, "-W", "ignore", "-m", "bench.costs"]
    done = subprocess.run(command, env=environment | {"DEBUG": "0"}, check=True, capture_output=True, text=True)
    shutil.rmtree(copy)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _nginx() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


def _say(what: str) -> None:
    sys.stderr.write(f"{what} …\n")


if __name__ == "__main__":
    main()
