"""A timeline made of the claims of a page."""

from datetime import date

import pytest

from content.cards.models import Event
from content.cards.timeline import EVENT_COLUMNS, timeline_of, written
from content.evidence.reading.claims import read_claims
from content.reader import Reader
from tests import factories as make

TODAY = date(2026, 11, 22)

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return make.make_page("timeline")


def make_event(page, slot, starts, lane="card", **fields):
    return make.make_claim(page, slot, Event, starts=starts, lane=lane, **fields)


def timeline(page, language="en"):
    return timeline_of(read_claims([page.pk], Reader(language), columns=EVENT_COLUMNS), TODAY)


class TestTimelineOf:
    def test_is_nothing_on_a_page_without_events(self, page):
        make.make_claim(page, "who")

        assert timeline(page) is None

    def test_gathers_the_events_by_year_oldest_first(self, page):
        make_event(page, "third-generation", "2017-09-01")
        make_event(page, "first-card", "1999-12")
        make_event(page, "law", "2017", lane="law")

        years = timeline(page).years

        assert [year.label for year in years] == ["1999", "2017"]
        assert len(years[1].events) == 2

    def test_keeps_the_order_of_the_page_within_a_year(self, page):
        make_event(page, "exact-day", "2019-11-24", position=1)
        make_event(page, "some-day", "2019", position=2)

        [year] = timeline(page).years

        assert [event.claim.slot for event in year.events] == ["exact-day", "some-day"]

    def test_sets_apart_what_lasted_by_its_lane(self, page):
        make_event(page, "rural-scheme", "2003", lane="scheme", ends="2019-12-31", is_span=True)
        make_event(page, "first-generation", "1999", is_span=True)

        found = timeline(page)

        assert [event.claim.slot for event in found.spans] == ["first-generation", "rural-scheme"]
        assert found.years == ()

    def test_does_not_say_that_something_still_lasts_when_no_end_is_recorded(self, page):
        make_event(page, "first-generation", "1999", is_span=True)
        make_event(page, "rural-scheme", "2003", lane="scheme", ends="2019-12-31", is_span=True)

        open_end, closed = timeline(page).spans

        assert open_end.span == "from 1999; no end recorded"
        assert closed.span == "from 2003 to 31 December 2019"

    def test_lays_what_lasted_on_one_line_by_the_month(self, page):
        make_event(page, "first-generation", "1999", is_span=True)
        make_event(page, "rural-scheme", "2003", lane="scheme", ends="2019-12-31", is_span=True)
        make_event(page, "code", "2019-11-24", lane="electronic", is_span=True)

        found = timeline(page)

        whole = (2026 - 1999 + 1) * 12
        assert {event.claim.slot: (event.bar.first, event.bar.last) for event in found.spans} == {
            "first-generation": (0, whole),
            "rural-scheme": (48, 252),
            "code": (250, whole),
        }
        assert {event.bar.whole for event in found.spans} == {whole}
        assert (found.first_year, found.last_year) == ("1999", "2026")

    def test_marks_what_is_to_come(self, page):
        make_event(page, "new-law", "2027-01-01", lane="law")
        make_event(page, "old-law", "2011-07-01", lane="law")

        old, new = (year.events[0] for year in timeline(page).years)

        assert (old.is_coming, new.is_coming) == (False, True)


class TestWritten:
    @pytest.mark.parametrize(
        ("when", "words"), [("2003", "2003"), ("1999-12", "December 1999"), ("2017-09-01", "1 September 2017")]
    )
    def test_gives_a_date_as_precisely_as_it_is_known(self, when, words):
        assert written(when) == words
