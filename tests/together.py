"""How tests run together: as many processes as there are cores, another try for what they share, few cases twice.

What is set up once for many tests gets another try: its failing once must not fail every test after it.
"""

import os
from collections import Counter
from collections.abc import Generator
from typing import Any

import pytest

TRIES = 3
"""What fails so often will fail again: the tests after that are told at once."""
failures: Counter[str] = Counter()
CASES = 3
"""Of one test, where it is tried with a second database."""


def pytest_xdist_auto_num_workers() -> int:
    """`-n auto`: one for each core that this process may use. pytest-xdist itself counts all that the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, Any, Any]:
    """Forget that a fixture of more than one test failed, so that the next test that asks for it tries anew."""
    try:
        value = yield
    except Exception:
        if fixturedef.scope != "function":
            name = f"{fixturedef.baseid}::{fixturedef.argname}"
            failures[name] += 1
            if failures[name] < TRIES:
                fixturedef.finish(request)  # type: ignore[arg-type]
        raise
    return value


def is_one_more_case(item: pytest.Item, tried: Counter[str]) -> bool:
    """Whether a case of a test asks the database something that its cases before did not; `tried` counts those."""
    test = item.nodeid.partition("[")[0]
    tried[test] += 1
    return tried[test] <= CASES or item.get_closest_marker("every_case") is not None
