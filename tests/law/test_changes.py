"""What readers are told of a change of the law, and which claims are due on its day."""

from datetime import date

import pytest

from content.evidence.models import LawChange
from content.law.changes import changes_of_law, changes_of_provision, claims_due, law_changes_for, news
from content.reader import Reader
from tests import factories as make

EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def law():
    return make.make_law("healthcare-security-law", force="not_yet_in_force", in_force_from=NEW_YEAR)


@pytest.fixture
def provision(law):
    return make.make_provision(law, "35")


@pytest.fixture
def card():
    return make.make_card()


@pytest.fixture
def change(law, provision, card):
    change = LawChange.objects.create(
        key="healthcare-security-law-2027",
        law=law,
        changes_on=NEW_YEAR,
        **make.both("before", "The law **will** apply.", "La ley **se aplicará**."),
        **make.both("after", "The law applies.", "La ley se aplica."),
    )
    change.provisions.add(provision)
    change.pages.add(card)
    return change


class TestNoticesFor:
    def test_announces_the_change_until_its_eve_and_states_it_from_its_day(self, change, card):
        [before] = law_changes_for([card.pk], Reader("es", EVE))
        [after] = law_changes_for([card.pk], Reader("es", NEW_YEAR))

        assert (before.is_coming, before.kind, before.text) == (
            True,
            "caution",
            "La ley <strong>se aplicará</strong>.",
        )
        assert (after.is_coming, after.kind, after.text) == (False, "", "La ley se aplica.")

    def test_names_the_day(self, change, card):
        [before], [after] = (law_changes_for([card.pk], Reader("en", day)) for day in (EVE, NEW_YEAR))

        assert before.title == "The law changes on 1 January 2027."
        assert after.title == "The law changed on 1 January 2027."

    def test_tells_each_change_once_however_many_pages_announce_it(self, change, card):
        electronic = make.make_card("electronic")
        change.pages.add(electronic)

        assert len(law_changes_for([card.pk, electronic.pk], Reader("en", EVE))) == 1

    def test_says_nothing_on_other_pages(self, change):
        assert law_changes_for([make.make_card("other").pk], Reader("en", EVE)) == []

    def test_has_no_link_to_a_law_that_readers_may_not_see(self, change, card, law):
        law.status = "draft"
        law.save()

        assert law_changes_for([card.pk], Reader("en", EVE))[0].url == ""


class TestNoticesOfLaw:
    def test_stand_on_the_law_and_its_provision(self, change, law, provision):
        assert [notice.url for notice in changes_of_law(law, Reader("en", EVE))] == [""]
        assert [notice.url for notice in changes_of_provision(provision, Reader("en", EVE))] == [law.path_in("en")]


class TestNews:
    def test_forgets_a_change_after_a_while(self, change):
        assert len(news(Reader("en", EVE))) == 1
        assert len(news(Reader("en", date(2027, 3, 1)))) == 1
        assert news(Reader("en", date(2027, 6, 1))) == []


class TestClaimsDue:
    @pytest.fixture
    def claim(self, card):
        return make.make_claim(card, "who")

    def test_are_those_whose_version_begins_on_the_day(self, claim, provision):
        make.make_citation(claim, make.make_version(provision, NEW_YEAR))

        assert list(claims_due(NEW_YEAR)) == [claim]
        assert list(claims_due(EVE)) == []

    def test_are_those_whose_version_ended_the_day_before(self, claim):
        make.make_citation(claim, make.make_version(in_force_until=EVE))

        assert list(claims_due(NEW_YEAR)) == [claim]

    def test_are_those_whose_citation_begins_or_ended(self, claim, card):
        ending = make.make_claim(card, "cost")
        version = make.make_version()
        make.make_citation(claim, version, applies_from=NEW_YEAR)
        make.make_citation(ending, version, applies_until=EVE)

        assert set(claims_due(NEW_YEAR)) == {claim, ending}

    def test_are_those_that_cite_what_a_change_touches(self, change, claim, provision):
        make.make_citation(claim, make.make_version(provision))

        assert list(claims_due(NEW_YEAR)) == [claim]

    def test_are_not_those_held_back(self, claim, provision):
        claim.hold = "not confirmed"
        claim.save()
        make.make_citation(claim, make.make_version(provision, NEW_YEAR))

        assert list(claims_due(NEW_YEAR)) == []
