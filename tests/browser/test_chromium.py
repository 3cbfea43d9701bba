"""Browser tests are never skipped in silence: a Chromium is found, or the run stops with one clear line."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from tests.browser import chromium


@pytest.fixture
def bare_machine(monkeypatch, tmp_path):
    """A machine without any browser."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "playwright"))
    return tmp_path


def program(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o755)
    return str(path)


def test_the_one_on_the_system_is_taken_first(bare_machine):
    program(bare_machine / "playwright" / "chromium-1200" / "chrome-linux" / "chrome")
    systems = program(bare_machine / "chromium")

    assert chromium.find() == systems


def test_playwrights_own_is_taken_where_the_system_has_none(bare_machine):
    own = program(bare_machine / "playwright" / "chromium-1200" / "chrome-linux" / "chrome")

    assert chromium.find() == own


def test_without_any_the_advice_is_one_line(bare_machine):
    with pytest.raises(RuntimeError, match="Install the package chromium") as refusal:
        chromium.find()

    assert "\n" not in str(refusal.value)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root is sent to the package manager")
def test_root_is_given_the_package_of_the_system(bare_machine):
    installer = bare_machine / "apt-get"
    installer.write_text(
        f'#!/bin/sh\n[ "$1" = install ] && : > {bare_machine}/chromium && /bin/chmod +x {bare_machine}/chromium\n'
    )
    installer.chmod(0o755)

    answer = subprocess.run(
        [sys.executable, "-m", "tests.browser.chromium"], cwd=settings.BASE_DIR, capture_output=True, text=True
    )

    assert (answer.returncode, answer.stderr) == (0, "")
    assert f"{bare_machine}/chromium" in answer.stdout
