"""`make test` tells everything in one run: which part failed, and how the others went."""

import os
import subprocess

import pytest

from tests.browser.server import ROOT

PLAYED = """
.PHONY: good bad
good: ; @echo good ran
bad: ; @echo bad ran; false
"""


@pytest.fixture
def make_test(tmp_path):
    (tmp_path / "played.mk").write_text(PLAYED)
    # This test may itself be run by make.
    around = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}

    def run(parts):
        return subprocess.run(
            ["make", "test", f"PARTS={parts}"],
            cwd=ROOT,
            env=around | {"MAKEFILES": str(tmp_path / "played.mk")},
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_a_part_that_fails_does_not_keep_the_next_from_running_and_is_named_at_the_end(make_test):
    done = make_test("good bad good")

    assert [line for line in done.stdout.splitlines() if line.endswith("ran")] == ["good ran", "bad ran", "good ran"]
    assert [line.split()[:2] for line in done.stdout.splitlines()[-3:]] == [
        ["ok", "good"],
        ["FAILED", "bad"],
        ["ok", "good"],
    ]
    assert done.returncode != 0


def test_all_is_well_when_every_part_is(make_test):
    assert make_test("good good").returncode == 0
