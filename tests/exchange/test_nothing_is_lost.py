"""What was researched is all on the site: every key and number that the first research had. Editors add and reword.

What a statement says, for whom and on which law, is theirs to change: the rules it keeps are in `check_content`.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml
from django.apps import apps
from django.db.models import Q

from content.cards.models import Event, FeatureValue
from content.evidence.models import Amendment, Citation, Claim, ProvisionVersion
from content.finder.models import FinderAnswer, Result, ResultPage
from content.glossary.models import BannedRendering, PhraseReply
from content.guides.models import Failure, Guide, Requirement, Step, StepPhrase
from content.publishing.models import Page
from content.questions.models import Correction

DATA = Path(__file__).parent.parent / "data"

pytestmark = [pytest.mark.usefixtures("shipped"), pytest.mark.every_case]


def read(name: str) -> Any:
    return yaml.load((DATA / f"{name}.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)


def slots(kind: str, beginning: str) -> int:
    return Claim.objects.filter(page__kind=kind, slot__regex=rf"^{beginning}-\d+$").count()


class TestKeys:
    @pytest.mark.parametrize("kind", sorted(read("keys")["pages"]))
    def test_every_page_of_a_kind_is_there(self, kind):
        pages = Page.objects.filter(kind=kind).values_list("key", flat=True)

        assert set(read("keys")["pages"][kind]) - set(pages) == set()

    @pytest.mark.parametrize("name", sorted(read("keys")["rows"]))
    def test_every_row_of_a_small_kind_is_there(self, name):
        rows = apps.get_model("content", name)._base_manager.values_list("key", flat=True)

        assert set(read("keys")["rows"][name]) - set(rows) == set()


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
        "answers of finders": FinderAnswer.objects.count(),
        "pages under results": ResultPage.objects.count() + Result.objects.filter(card__isnull=False).count(),
        "facts about cards": slots("card", "fact"),
        "generations of cards": slots("card", "generation"),
        "dates of schemes": slots("scheme", "date"),
    }

    expected = read("counts")
    assert {name: number for name, number in counts.items() if number < expected[name]} == {}


def test_whoever_gave_a_grade_and_when_stands_with_it():
    judged = Citation.objects.exclude(grade="background").exclude(claim__correction__isnull=False)

    assert judged.exists()
    assert list(judged.filter(Q(judged_on=None) | Q(judged_by="")).values_list("claim", flat=True)) == []


class TestEveryClaim:
    def test_was_checked_against_a_stored_copy(self):
        unchecked = Claim.objects.exclude(checks__method="stored-copy")

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
