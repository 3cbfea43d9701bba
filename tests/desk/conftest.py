"""The editor, logged in; nobody has tried a password yet."""

from collections.abc import Iterator

import pytest

from content.desk import signing_in
from tests.admin.conftest import desk, editor

__all__ = ["desk", "editor"]


@pytest.fixture(autouse=True)
def _no_tries() -> Iterator[None]:
    signing_in.tries.cache_clear()
    yield
    signing_in.tries.cache_clear()
