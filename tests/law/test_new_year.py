"""On 1 January 2027, in China, the Healthcare Security Law takes over. The shipped content switches by its dates."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from content.evidence.models import AGAINST, SUPPORTING, Citation, Claim, LawChange
from content.evidence.reading.claims import read_claims
from content.law.changes import claims_due
from content.reader import Reader

EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)
LAST_MINUTE_IN_CHINA = datetime(2026, 12, 31, 15, 59, 30, tzinfo=UTC)
MIDNIGHT_IN_CHINA = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
LANGUAGES = ("en", "es")


@pytest.fixture
def dated(shipped):
    """The citations of every statement on which the law changes by a day: as rows, read without the code under test."""
    columns = ("claim", "grade", "applies_from", "applies_until", "version__in_force_from", "version__in_force_until")
    rows = {}
    for claim, *citation in Citation.objects.filter(claim__hold="").values_list(*columns):
        rows.setdefault(claim, []).append(citation)
    return {claim: some for claim, some in rows.items() if any(counts(c, EVE) != counts(c, NEW_YEAR) for c in some)}


def counts(citation, day):
    _grade, first, last, in_force_from, in_force_until = citation
    days = [d for d in (first, in_force_from) if d], [d for d in (last, in_force_until) if d]
    return all(d <= day for d in days[0]) and all(day <= d for d in days[1])


pytestmark = pytest.mark.usefixtures("shipped")


def dated_claims(dated, language, day):
    found = Claim.objects.filter(pk__in=dated)
    return {claim.id: claim for claim in read_claims([], Reader(language, day), claims=found)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [EVE, NEW_YEAR])
class TestLegalBasis:
    def test_is_what_counts_on_the_day(self, dated, language, day):
        claims = dated_claims(dated, language, day)

        assert len(claims) > 60
        for key, claim in claims.items():
            grades = [citation[0] for citation in dated[key] if counts(citation, day)]
            assert len(claim.citations) == sum(grade not in AGAINST for grade in grades), key
            assert (claim.legal_basis == "cited") is any(grade in SUPPORTING for grade in grades), key

    def test_names_the_new_law_only_from_its_day(self, dated, language, day):
        name = {"en": "Healthcare Security Law", "es": "Ley de Seguridad Sanitaria"}[language]

        for claim in dated_claims(dated, language, day).values():
            in_force = [citation for citation in claim.citations if citation.label.startswith(name)]
            coming = [citation for citation in claim.coming if citation.label.startswith(name)]
            assert not (in_force if day == EVE else coming), claim.id


class TestPages:
    @pytest.fixture
    def change(self):
        return LawChange.objects.get(changes_on=NEW_YEAR)

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_announce_the_change_the_day_before_and_state_it_on_the_day(self, client, change, language):
        before, after = (getattr(change, f"{field}_{language}")[:30] for field in ("before", "after"))

        for page in [*change.pages.all(), change.law]:
            with time_machine.travel(LAST_MINUTE_IN_CHINA, tick=False):
                eve = client.get(page.path_in(language)).content.decode().replace("\xa0", " ")
            with time_machine.travel(MIDNIGHT_IN_CHINA, tick=False):
                day = client.get(page.path_in(language)).content.decode().replace("\xa0", " ")

            assert 'class="notice notice--caution"' in eve, page.reference
            assert before in eve, page.reference
            assert 'class="notice notice--caution"' not in day, page.reference
            assert after in day, page.reference

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_of_the_new_law_change_their_stamp(self, client, change, language):
        stamp = 'class="stamp stamp--not_yet_in_force"'

        for page in [change.law, *change.provisions.all()]:
            with time_machine.travel(LAST_MINUTE_IN_CHINA, tick=False):
                assert stamp in client.get(page.path_in(language)).content.decode()
            with time_machine.travel(MIDNIGHT_IN_CHINA, tick=False):
                assert (
                    'class="stamp stamp--not_yet_in_force"' not in client.get(page.path_in(language)).content.decode()
                )

    def test_are_not_kept_past_that_midnight(self, client, change):
        with time_machine.travel(LAST_MINUTE_IN_CHINA, tick=False):
            response = client.get(change.law.path_in("en"))

        assert response["Cache-Control"] == "public, max-age=30"


class TestClaimsDue:
    def test_are_all_whose_law_changes_that_day(self, dated):
        due = set(claims_due(NEW_YEAR).values_list("pk", flat=True))

        assert set(dated) <= due
        assert not claims_due(EVE).exists()
