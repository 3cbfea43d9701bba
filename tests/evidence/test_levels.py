"""How well a statement is proven: computed from its proof, the same in Python and in the database."""

import pytest

from content.evidence.editing.notation import parse_proof
from content.evidence.editing.rows import read_proofs
from content.evidence.editing.rules import Known
from content.evidence.models import Claim
from content.evidence.reading.claims import read_claims
from content.evidence.reading.levels import level, with_evidence
from content.publishing.documents import Lookup
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card()


def read(card):
    [claim] = read_claims([card.pk], Reader("en"))
    return claim


class TestLevel:
    def test_is_the_best_of_the_sources_listed(self):
        assert level(["press", "official", "commercial"], law_says_so=False) == "official"

    def test_is_the_law_where_only_a_law_says_so(self):
        assert level([], law_says_so=True) == "law"
        assert level(["commercial"], law_says_so=True) == "commercial"

    def test_is_none_without_anything(self):
        assert level([], law_says_so=False) == "none"


class TestAStatement:
    def test_says_what_kind_of_page_says_so(self, card):
        make.make_claim(card, "who", sources=[make.make_source("shop", quality="commercial")])

        assert (read(card).evidence_label, read(card).is_weak) == ("Commercial page only", True)

    def test_gets_better_with_a_better_source(self, card):
        claim = make.make_claim(card, "who", sources=[make.make_source("shop", quality="commercial")])
        claim.sources.add(make.make_source("ministry"))

        assert read(card).evidence == "official"

    @pytest.mark.parametrize(("grade", "evidence"), [("says-so", "law"), ("implies", "law"), ("background", "none")])
    def test_rests_on_a_law_only_where_it_says_so_or_implies_it(self, card, grade, evidence):
        make.make_citation(make.make_claim(card, "who", sources=(), verified=True), grade=grade)

        claim = read(card)

        assert claim.evidence == evidence
        assert claim.verified == (evidence == "law")

    def test_rests_on_no_wording_that_nobody_read_and_on_none_that_ended(self, card):
        claim = make.make_claim(card, "who", sources=(), verified=True)
        make.make_citation(claim, make.make_version(verified=False), "says-so")
        ended = make.make_version(make.make_provision(number="29"), in_force_until="2020-01-01")
        make.make_citation(claim, ended, "says-so")

        assert (read(card).evidence, read(card).verified) == ("none", False)

    def test_of_an_event_rests_on_the_law_it_tells_of(self):
        from content.cards.models import Event

        page = make.make_page("timeline")
        event = make.make_claim(page, "law", Event, sources=(), verified=True, lane="law", starts="2011")
        event.laws.add(make.make_law())

        assert (read(page).evidence, read(page).verified) == ("law", True)

    def test_that_nothing_confirms_says_so_whatever_was_noted(self, client, card):
        make.make_claim(card, "who", sources=(), verified=True)

        html = client.get(card.path_in("en")).content.decode()

        assert "Nobody confirms this" in html
        assert "No source found" in html
        assert "Official page" not in html


class TestTheShippedContent:
    @pytest.fixture(autouse=True)
    def _shipped(self, shipped):
        pass

    def test_has_the_same_levels_in_the_database_in_files_and_for_readers(self, time_machine):
        time_machine.move_to("2026-11-30T04:00:00Z", tick=False)
        stored = dict(with_evidence(Claim.objects.all()).values_list("pk", "evidence"))
        known, proofs = Known.read(), read_proofs(list(stored), Lookup())
        lawful = set(Claim.objects.filter(event__laws__isnull=False).values_list("pk", flat=True))
        written = {
            pk: known.evidence_of({"laws": [1] if pk in lawful else []}, parse_proof(proof))
            for pk, proof in proofs.items()
        }
        pages = Claim.objects.values_list("page", flat=True).distinct()
        shown = {claim.id: claim.evidence for claim in read_claims(pages, Reader("es"))}

        assert written == stored
        assert {pk: evidence for pk, evidence in stored.items() if pk in shown} == shown

    def test_confirms_nothing_without_evidence(self):
        bare = with_evidence(Claim.objects.filter(verified=True)).filter(evidence__in=["none", "seed-only"])

        assert list(bare.values_list("pk", flat=True)) == []
