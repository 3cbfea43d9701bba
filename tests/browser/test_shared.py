"""Processes of a run share one site: the first starts it, and it ends with the last, however that one ends."""

import fcntl
import subprocess
import sys
from urllib.request import urlopen

import pytest

from tests.browser.server import ROOT
from tests.browser.shared import locked, shared_site

pytestmark = pytest.mark.browser

READS = """
import sys
from pathlib import Path
from tests.browser.shared import shared_site
with shared_site(Path(sys.argv[1])) as site:
    print(site.port, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def reader(tmp_path):
    """Starts processes that read the site until they are told to go."""
    started = []

    def start():
        pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
        started.append(subprocess.Popen([sys.executable, "-c", READS, tmp_path / "site"], cwd=ROOT, **pipes))
        return started[-1]

    yield start
    for process in started:
        process.kill()
        process.communicate()


def keeper_leaves(folder):
    with locked(folder / "kept", fcntl.LOCK_EX):
        return not list(folder.glob("tmp*"))


def test_a_site_is_started_once_read_by_all_and_stopped_when_the_last_has_gone(reader, tmp_path):
    first, second = reader(), reader()
    ports = {first.stdout.readline(), second.stdout.readline()}
    assert len(ports) == 1

    first.communicate()
    with urlopen(f"http://127.0.0.1:{int(ports.pop())}/healthz") as answer:
        assert answer.status == 200
    # Not even a process that is killed leaves a site behind.
    second.kill()

    assert keeper_leaves(tmp_path / "site")


def test_whoever_comes_when_the_last_has_gone_starts_another(reader, tmp_path):
    reader().communicate()

    with shared_site(tmp_path / "site") as site, urlopen(f"{site.url}/en/cards/") as answer:
        assert answer.status == 200


def test_a_site_whose_keeper_cannot_start_it_says_why(monkeypatch, tmp_path):
    monkeypatch.setattr("sys.executable", "/no/such/python")

    with pytest.raises(RuntimeError, match="/no/such/python"), shared_site(tmp_path / "site"):
        pass
