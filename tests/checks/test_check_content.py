"""The command, on the content that ships."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from content.evidence.models import Check, Claim
from content.law.due import due_by, next_due
from tests.factories import make_card, make_citation, make_claim, make_version

COMPILED = "2026-11-30 12:00 +08:00"
NEW_YEAR = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(COMPILED, tick=False):
        yield


class TestCheckContent:
    def test_finds_nothing_wrong_with_the_content_that_ships(self, shipped):
        said = StringIO()

        call_command("check_content", stdout=said)

        assert "Nothing is wrong with the content." in said.getvalue()
        assert "Statements not yet examined for their legal basis: " in said.getvalue()
        assert "Checks due by 2026-11-30: 0." in said.getvalue()
        assert "Terms without a note, by page: " in said.getvalue()

    def test_fails_and_says_what_is_wrong_and_what_is_due(self, db):
        card = make_card(short_answer_es="")
        claim = make_claim(card, "who", checked=date(2026, 11, 22), legal_basis="cited")
        make_citation(claim, make_version(first=NEW_YEAR))
        said = StringIO()

        with pytest.raises(CommandError, match="wrong in the content"):
            call_command("check_content", "--on", "2027-01-01", stdout=said)

        assert "card:social-security-card [es] short_answer: " in said.getvalue()
        assert "  2027-01-01 card/social-security-card#who" in said.getvalue()

    def test_refuses_what_is_no_day(self, db):
        with pytest.raises(CommandError, match="--on"):
            call_command("check_content", "--on", "New Year")


@pytest.mark.usefixtures("shipped")
class TestDueChecks:
    def test_there_are_none_on_the_day_of_compiling(self):
        assert due_by(date(2026, 11, 22)) == []

    def test_come_next_when_the_law_changes(self):
        coming = next_due(date(2026, 11, 22))

        assert coming
        assert coming.day == NEW_YEAR
        assert due_by(NEW_YEAR) == [coming]

    def test_are_done_when_somebody_has_looked_since(self):
        [due] = due_by(NEW_YEAR)
        Check.objects.bulk_create(
            Check(claim=claim, checked_on=NEW_YEAR, method=Check.Method.LIVE)
            for claim in Claim.objects.filter(pk__in=due.claims)
        )

        assert due_by(NEW_YEAR) == []
