"""The command, on the content that ships."""

from datetime import date
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from content.checks.due import due_by, next_due
from content.claims.models import Check, Claim
from content.publishing.models import Page

COMPILED = "2026-11-22 12:00 +08:00"
NEW_YEAR = date(2027, 1, 1)

pytestmark = pytest.mark.usefixtures("shipped")


@pytest.fixture(autouse=True)
def _day():
    with time_machine.travel(COMPILED, tick=False):
        yield


class TestCheckContent:
    def test_finds_nothing_wrong_with_the_content_that_ships(self):
        said = StringIO()

        call_command("check_content", stdout=said)

        assert "Nothing is wrong with the content." in said.getvalue()
        assert "Statements not yet examined for their legal basis: " in said.getvalue()
        assert "Checks due by 2026-11-22: 0." in said.getvalue()

    def test_fails_and_says_what_is_wrong(self):
        Page.objects.filter(kind="card", key="social-security-card").update(short_answer_es="a" * 281)
        said = StringIO()

        with pytest.raises(CommandError, match="1 wrong"):
            call_command("check_content", "--on", "2027-01-01", stdout=said)

        assert "card:social-security-card [es] short_answer: " in said.getvalue()
        assert "  2027-01-01 " in said.getvalue()


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
