"""Tests run together on the cores there are, and a fixture for many of them that fails gets another try."""

import os
import subprocess
import sys
from collections import Counter
from types import SimpleNamespace

import pytest

from tests.browser.server import ROOT
from tests.together import CASES, is_one_more_case, pytest_xdist_auto_num_workers

TESTS = """
import pytest
tries = []

@pytest.fixture(scope="session")
def below():
    yield "below"

@pytest.fixture(scope="session")
def slow(below):
    tries.append(1)
    if len(tries) <= {failing}:
        raise RuntimeError("too busy")
    yield len(tries)

@pytest.fixture(scope="module")
def above(slow):
    return slow

@pytest.mark.parametrize("n", range(6))
def test_asks(above, n):
    assert above == {failing} + 1

def test_was_not_tried_for_ever():
    assert len(tries) <= 3
"""


@pytest.mark.parametrize(
    ("failing", "outcome"),
    [(0, "7 passed"), (1, "6 passed, 1 error"), (2, "5 passed, 2 errors"), (9, "1 passed, 6 errors")],
)
def test_a_fixture_that_fails_is_tried_again_three_times_at_most(tmp_path, failing, outcome):
    file = tmp_path / "test_it.py"
    file.write_text(TESTS.format(failing=failing))
    run = [sys.executable, "-m", "pytest", "-q", "-c", "/dev/null", "--rootdir", tmp_path, "-p", "tests.together", file]

    said = subprocess.run(
        [*run, "-p", "no:cacheprovider"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout

    assert outcome in said


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="this system gives every process every core")
def test_as_many_processes_run_as_there_are_cores_for_them():
    all_cores = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, [min(all_cores)])
        assert pytest_xdist_auto_num_workers() == 1
    finally:
        os.sched_setaffinity(0, all_cores)

    assert pytest_xdist_auto_num_workers() == len(all_cores)


def test_a_second_database_is_tried_with_the_first_cases_of_a_test_or_with_all_where_each_asks_something_else():
    def tried(*marks):
        counted = Counter()
        cases = [SimpleNamespace(nodeid=f"t.py::test[{n}]", get_closest_marker=dict(marks).get) for n in range(9)]
        return sum(is_one_more_case(case, counted) for case in cases)

    assert tried() == CASES
    assert tried(("every_case", True)) == 9
