"""On 1 January 2027, in China, the Healthcare Security Law takes over. The shipped content switches by its dates."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine
import yaml

from content.claims.models import Claim
from content.law.changes import claims_due
from content.law.models import SUPPORTING, LawChange
from content.proof.reading import read_claims

EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)
LAST_MINUTE_IN_CHINA = datetime(2026, 12, 31, 15, 59, 30, tzinfo=UTC)
MIDNIGHT_IN_CHINA = datetime(2026, 12, 31, 16, 0, tzinfo=UTC)
NEW_LAW = "healthcare-security-law/"
LANGUAGES = ("en", "es")

JUDGED = yaml.load(Path("tests/data/judgements.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)["claims"]


def counts(citation, day):
    """Whether a citation of the research counts on a day: `[provision, paragraph, grade, covers, from, until, …]`."""
    provision, _paragraph, _grade, _covers, first, last, *_why = citation
    first = first or ("2027-01-01" if provision.startswith(NEW_LAW) else "")
    return (not first or first <= day.isoformat()) and (not last or day.isoformat() <= last)


def supported(citations, day):
    return any(grade in SUPPORTING for _p, _n, grade, *rest in citations if counts([_p, _n, grade, *rest], day))


DATED = {
    claim: judged["citations"]
    for claim, judged in JUDGED.items()
    if any(citation[4] or citation[5] or citation[0].startswith(NEW_LAW) for citation in judged["citations"])
}

pytestmark = pytest.mark.usefixtures("shipped")


def dated_claims(language, day):
    found = Claim.objects.filter(pk__in=DATED)
    return {claim.id: claim for claim in read_claims([], language, on=day, claims=found)}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [EVE, NEW_YEAR])
class TestLegalBasis:
    def test_is_what_the_research_says_counts_on_the_day(self, language, day):
        claims = dated_claims(language, day)

        assert len(claims) > 60
        for key, claim in claims.items():
            expected = sum(c[2] not in ("tension", "contradicts") for c in DATED[key] if counts(c, day))
            assert len(claim.citations) == expected, key
            assert (claim.legal_basis == "cited") is supported(DATED[key], day), key

    def test_names_the_new_law_only_from_its_day(self, language, day):
        name = {"en": "Healthcare Security Law", "es": "Ley de Seguridad Sanitaria"}[language]

        for claim in dated_claims(language, day).values():
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
    def test_are_all_that_the_research_dates(self):
        due = set(claims_due(NEW_YEAR).values_list("pk", flat=True))

        shown = set(Claim.objects.shown().filter(pk__in=DATED).values_list("pk", flat=True))
        assert shown <= due
        assert not claims_due(EVE).exists()
