"""The whole shipped site, as it was read once."""

from typing import Any

import pytest

from tests import stock
from tests.site.walk import ReadSite


def pytest_itemcollected(item: pytest.Item) -> None:
    """Pages are parsed once: whoever needs the whole site runs in one process."""
    if "read_site" in getattr(item, "fixturenames", ()):
        item.add_marker(pytest.mark.xdist_group("read_site"))


@pytest.fixture(scope="session")
def _site_read() -> ReadSite:
    return ReadSite(*stock.pages())


@pytest.fixture
def read_site(_site_read: ReadSite, shipped: Any) -> ReadSite:
    """The shipped site as it was read, and ready to be asked more."""
    return _site_read
