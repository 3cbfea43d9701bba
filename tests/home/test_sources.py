"""The list of sources: every one, best first, with what rests on it."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.home.sources import read_shelves
from content.reader import Reader
from tests import factories as make

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.django_db


class TestReadShelves:
    def test_puts_official_pages_first(self):
        make.make_source("newspaper", quality="press")
        make.make_source("ministry", quality="official")

        assert [shelf.key for shelf in read_shelves(Reader("en", TODAY))] == ["official", "press"]

    def test_counts_only_statements_that_readers_see(self):
        source, card = make.make_source(), make.make_card()
        make.make_claim(card, "who", sources=[source])
        make.make_claim(card, "held", sources=[source], hold="not confirmed")
        make.make_claim(card, "past", sources=[source], valid_until=date(2020, 1, 1))
        make.make_claim(make.make_card("draft", status="draft"), sources=[source])
        make.make_claim(make.make_card("spanish", offered_in="es", slug_en=None), sources=[source])

        [english], [spanish] = read_shelves(Reader("en", TODAY)), read_shelves(Reader("es", TODAY))

        assert english.sources[0].count == 1
        assert spanish.sources[0].count == 2

    def test_gives_no_link_to_what_may_not_be_linked(self):
        make.make_source("spam", may_link=False)

        [shelf] = read_shelves(Reader("en", TODAY))

        assert shelf.sources[0].url == ""

    def test_names_a_source_that_nothing_rests_on(self):
        make.make_source()

        assert read_shelves(Reader("es", TODAY))[0].sources[0].count == 0


class TestSourceList:
    def test_names_the_publisher_in_the_language_of_the_page(self, client):
        make.make_source(**make.both("publisher", "Ministry", "Ministerio"))

        html = client.get("/es/fuentes/").content.decode()

        assert "Ministerio" in html
        assert "Ministry" not in html

    def test_asks_the_same_however_many_sources_there_are(self, client):
        def count():
            with CaptureQueriesContext(connection) as queries:
                assert client.get("/en/sources/").status_code == 200
            return len(queries)

        make.make_source()
        of_one = count()
        for number in range(5):
            make.make_source(f"source-{number}")

        assert count() == of_one
