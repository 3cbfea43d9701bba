"""What was researched is all on the site: held against small copies in `tests/data/`, made from the research itself."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps

from content.cards.models import Event, FeatureValue
from content.claims.models import Claim
from content.finder.models import Option, Result, ResultPage
from content.glossary.models import BannedRendering, PhraseReply
from content.guides.models import Failure, Guide, Requirement, Step, StepPhrase
from content.law.models import Amendment, Citation, ProvisionVersion
from content.markup import plain
from content.publishing.models import Page
from content.questions.models import Correction

DATA = Path(__file__).parent.parent / "data"

pytestmark = pytest.mark.usefixtures("shipped")


GROWING = {
    "points of questions",
    "points of corrections",
    "lines on what may fail",
    "caveats",
    "facts about cards",
}
"""Statements that editors add to a page where readers asked for more: there may be more of them, never fewer."""


def read(name: str) -> Any:
    return yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def slots(kind: str, beginning: str) -> int:
    return Claim.objects.filter(page__kind=kind, slot__regex=rf"^{beginning}-\d+$").count()


class TestKeys:
    @pytest.mark.parametrize("kind", sorted(read("keys")["pages"]))
    def test_every_page_of_a_kind_is_there_and_no_other(self, kind):
        pages = Page.objects.filter(kind=kind).values_list("key", flat=True)

        assert sorted(pages) == read("keys")["pages"][kind]

    @pytest.mark.parametrize("name", sorted(read("keys")["rows"]))
    def test_every_row_of_a_small_kind_is_there_and_no_other(self, name):
        rows = apps.get_model("content", name)._base_manager.values_list("key", flat=True)

        assert sorted(rows) == read("keys")["rows"][name]


def test_nothing_without_a_key_is_missing():
    counts = {
        "cells": FeatureValue.objects.count(),
        "steps": Step.objects.count(),
        "requirements": Requirement.objects.count(),
        "events": Event.objects.count(),
        "judged statements of articles": Correction.objects.count(),
        "points of questions": Claim.objects.filter(page__kind="question", slot__startswith="point-")
        .exclude(editor_note__contains="From question:")
        .count(),
        "points of corrections": slots("correction", "point"),
        "lines on what may fail": slots("guide", "fail"),
        "caveats": slots("guide", "caveat"),
        "versions of provisions": ProvisionVersion.objects.count(),
        "amendments": Amendment.objects.count(),
        "renderings to avoid": BannedRendering.objects.count(),
        "replies under phrases": PhraseReply.objects.count(),
        "phrases under steps": StepPhrase.objects.count(),
        "phrases when it goes wrong": Guide.fail_phrases.through.objects.count()
        + Failure.phrases.through.objects.count(),
        "answers of finders": Option.objects.count(),
        "pages under results": ResultPage.objects.count() + Result.objects.filter(card__isnull=False).count(),
        "facts about cards": slots("card", "fact"),
        "generations of cards": slots("card", "generation"),
        "dates of schemes": slots("scheme", "date"),
    }

    expected = read("counts")
    missing = {name: expected[name] - number for name, number in counts.items() if number != expected[name]}
    assert {name: number for name, number in missing.items() if number > 0 or name not in GROWING} == {}


def test_every_cell_keeps_its_value_and_its_words_in_both_languages():
    cells = {
        f"{value.page.key}#{value.feature.key}": [value.value, plain(value.text_en), plain(value.text_es)]
        for value in FeatureValue.objects.select_related("page", "feature")
    }

    assert cells == read("cells")


@pytest.fixture(scope="module")
def judgements() -> dict[str, Any]:
    return read("judgements")


class TestJudgements:
    def test_every_claim_keeps_what_was_found_of_its_legal_basis_and_how_sure_that_is(self, judgements):
        claims = Claim.objects.in_bulk(list(judgements["claims"]))

        found = {pk: [claim.legal_basis, claim.confidence] for pk, claim in claims.items()}

        assert found == {pk: [judged["basis"], judged["confidence"]] for pk, judged in judgements["claims"].items()}

    def test_every_citation_keeps_provision_paragraph_grade_days_and_reason(self, judgements):
        found = defaultdict(list)
        citations = Citation.objects.filter(claim__in=judgements["claims"])
        for citation in citations.select_related("version__provision").order_by("id"):
            found[citation.claim_id].append(
                (
                    citation.version.provision.key,
                    citation.paragraph,
                    citation.grade,
                    citation.covers,
                    citation.applies_until and str(citation.applies_until),
                    citation.why_en or "",
                    citation.why_es or "",
                )
            )

        assert {pk: found[pk] for pk in judgements["claims"]} == {
            pk: [self._expected(row, judgements["reasons"]) for row in judged["citations"]]
            for pk, judged in judgements["claims"].items()
        }

    @staticmethod
    def _expected(row, reasons):
        provision, paragraph, grade, covers, _from, until, numbers = row
        why = [" ".join(reasons[int(n)][language] for n in numbers.split()) for language in (0, 1)]
        return (provision, paragraph, grade, covers, until, *why)

    def test_a_citation_that_counts_from_a_day_says_so_or_pins_a_version_that_does(self, judgements):
        for pk, judged in judgements["claims"].items():
            citations = Citation.objects.filter(claim=pk).select_related("version").order_by("id")
            for citation, (*_rest, day, _until, _reasons) in zip(citations, judged["citations"], strict=True):
                if day:
                    assert str(citation.applies_from or citation.version.in_force_from) == day, pk

    def test_no_other_claim_rests_on_a_grade_nobody_gave(self, judgements):
        ungraded = Citation.objects.exclude(claim__in=judgements["claims"]).exclude(claim__correction__isnull=False)

        assert set(ungraded.values_list("grade", flat=True)) == {"background"}


def test_whom_a_statement_is_for_and_where_it_is_local_practice():
    expected = read("scope")
    claims = Claim.objects.prefetch_related("audiences", "places").in_bulk(list(expected))

    for pk, scope in expected.items():
        claim = claims[pk]
        audiences = scope.get("audiences", "everyone")
        if isinstance(audiences, str):
            assert claim.for_whom == audiences, pk
        else:
            assert sorted(audience.key for audience in claim.audiences.all()) == audiences, pk
        assert claim.is_local == scope.get("local", False), pk
        assert sorted(place.key for place in claim.places.all()) == scope.get("places", []), pk


class TestEveryClaim:
    def test_was_checked_against_a_stored_copy_on_the_day_of_compiling(self):
        unchecked = Claim.objects.exclude(checks__method="stored-copy", checks__checked_on="2026-11-22")

        assert not unchecked.exists()

    def test_is_confirmed_only_where_a_source_or_a_law_stands_behind_it(self):
        bare = Claim.objects.filter(verified=True, sources__isnull=True, citations__isnull=True)
        bare = bare.filter(event__laws__isnull=True)

        assert list(bare.values_list("pk", flat=True)) == []

    def test_says_cited_only_where_a_law_supports_it(self):
        cited = set(Claim.objects.filter(legal_basis="cited").values_list("pk", flat=True))
        supported = set(Citation.objects.filter(grade__in=["says-so", "implies"]).values_list("claim_id", flat=True))

        assert cited == supported


def test_a_provision_nobody_read_is_never_shown():
    unread = ProvisionVersion.objects.filter(verified=False).exclude(provision__key__endswith="/as-a-whole")

    assert set(unread.values_list("provision__status", flat=True)) == {"draft"}
