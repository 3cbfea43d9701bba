"""The walk that all tests of the whole site go by."""

import pytest
from django.db import connection

from tests import stock
from tests.site.walk import is_read, pages_in


def test_follows_every_link_that_a_parser_finds(read_site):
    def links(page):
        anchors = [anchor for anchor in page.all("a") if anchor.get("data-chooses") is None]
        return list(page.paths_of(anchor.get("href", page.path) for anchor in anchors))

    missed = {page.path for page in read_site.pages.values() if page.links != links(page)}

    assert missed == set()


def test_leaves_no_page_out_that_a_page_leads_to(read_site):
    walked = set(read_site.pages)

    assert {link for page in stock.pages() if page.status == 200 for link in page.links if is_read(link)} <= walked


@pytest.mark.skipif(connection.vendor == "sqlite", reason="what other databases answer is compared with this one")
@pytest.mark.usefixtures("shipped")
def test_reads_the_same_on_every_database(tmp_path):
    """So what is proven of the pages that SQLite answers holds for these."""
    address = stock.address_on_server(str(connection.settings_dict["NAME"]))

    stock.walk(tmp_path / "pages.json", DATABASE_URL=address)

    here, there = ({page.path: page for page in pages} for pages in (pages_in(tmp_path / "pages.json"), stock.pages()))
    assert here.keys() == there.keys()
    assert {path for path, page in here.items() if page != there[path]} == set()
