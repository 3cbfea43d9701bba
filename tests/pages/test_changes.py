"""After a change only the pages that show it are others; whatever changed, and whoever changed it."""

import os
import random
from datetime import date

import pytest
from django.apps import apps
from django.db import models, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from content.cards.models import Card
from content.evidence.models import Claim, Notice, Source
from content.glossary.models import Term
from content.guides.models import Guide
from content.publishing.workflow import publish, withdraw
from content.questions.models import Question
from tests.pages.reader import Reader, written
from tests.site.test_costs import PLACES

CARD = PLACES["card"]
EXAMPLES = int(os.environ.get("EXAMPLES", 25))
"""Sequences of changes; more on demand."""
MISSING = "/en/no-such-page/"
LOOKED_AT = [
    *(address for name, address in PLACES.items() if name != "search"),
    *("/es/tarjetas/card-1-es/", "/es/guias/guide-2-es/", f"{CARD}?in=beijing", f"{CARD}?for=student"),
    *("/en/history/", "/es/historial/feed.xml", "/sitemap.xml", MISSING, "/es/preguntas/question-2-es/"),
]


@pytest.fixture
def warm(reader):
    """A process that has all these pages."""
    for path in LOOKED_AT:
        reader.get(path)
    written()
    return reader


def etags(reader):
    return {path: reader.get(path).headers.get(b"etag") for path in LOOKED_AT}


def stale(reader):
    """The pages on which this process says other than one that has just begun."""
    anew = Reader()
    return [
        path
        for path in LOOKED_AT
        if (reader.get(path).status, reader.get(path).text) != (anew.get(path).status, anew.get(path).text)
    ]


def test_an_edit_reaches_the_page_its_lists_and_what_quotes_it_and_no_other(warm):
    before = etags(warm)
    question = Question.objects.published().order_by("pk").first()
    question.title_en = "What is this about, in other words?"
    publish(question, by=None, note="Clearer")
    warm.hear(written())

    after = etags(warm)
    changed = {path for path in LOOKED_AT if before[path] != after[path]}
    assert {question.path_in("en"), "/en/questions/", "/en/history/"} <= changed
    assert not changed & {"/en/glossary/", "/en/law/", "/en/sources/", "/en/phrases/", "/en/cards/", "/es/tarjetas/"}
    assert stale(warm) == []


def test_other_pages_stay_hot(warm, django_assert_num_queries):
    guide = Guide.objects.published().order_by("-pk").first()
    guide.title_en = "Another title"
    publish(guide, by=None)
    warm.hear(written())

    with django_assert_num_queries(0):
        for path in LOOKED_AT:
            # What was not found may be found now: it is looked for again.
            if path != MISSING:
                warm.get(path)


def test_what_stands_on_many_pages_reaches_them_all_however_it_was_written(warm):
    Source.objects.update(publisher_en="A publisher of another name")
    warm.hear(written())
    assert stale(warm) == []

    Claim.objects.filter(text_en__startswith="Claim").update(text_en="Another statement.")
    warm.hear(written())
    assert stale(warm) == []

    Term.objects.order_by("pk").first().delete()
    warm.hear(written())
    assert stale(warm) == []


def test_a_new_page_appears_in_its_list_and_a_withdrawn_one_says_so(warm):
    guide = Guide.objects.published().order_by("pk").first()
    withdraw(guide, by=None, reason={"en": "It was wrong.", "es": "Era errónea."})
    warm.hear(written())

    assert warm.get(guide.path_in("en")).status == 410
    assert stale(warm) == []


def test_a_notice_appears_at_once(warm):
    card = Card.objects.get(slug_en="card-1-en")
    today = date.today()
    notice = Notice.objects.create(
        key="rests", starts_on=today, ends_on=date(2099, 1, 1), text_en="It rests today.", text_es="Hoy descansa."
    )
    notice.pages.set([card.pk])
    warm.hear(written())

    assert "It rests today." in warm.get(CARD).text
    assert stale(warm) == []


def content_models():
    return [
        model
        for model in apps.get_app_config("content").get_models(include_auto_created=True)
        if not model._meta.model_name.startswith(("search", "report", "importedfile"))
    ]


def change_something(chance):
    """A change of any row of any table, past all verbs and rules; None where the database refuses it."""
    model = chance.choice(content_models())
    rows = list(model._base_manager.order_by("pk").values_list("pk", flat=True)[:200])
    if not rows:
        return None
    row = model._base_manager.get(pk=chance.choice(rows))
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    kinds = {
        models.CharField: lambda old: f"{(old or '')[:20]}x",
        models.TextField: lambda old: f"{old or ''} More.",
        models.PositiveIntegerField: lambda old: (old or 0) + 1,
        models.BooleanField: lambda old: not old,
        models.DateField: lambda old: date(2020, 1, 1),
    }
    some = [field for field in fields if type(field) in kinds and not field.choices and "key" not in field.name]
    with transaction.atomic():
        if chance.random() < 0.15 or not some:
            row.delete()
        else:
            field = chance.choice(some)
            value = kinds[type(field)](getattr(row, field.attname))
            if chance.random() < 0.5:
                model._base_manager.filter(pk=row.pk).update(**{field.attname: value})
            else:
                setattr(row, field.attname, value)
                models.Model.save_base(row, raw=chance.random() < 0.5)
    return model


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(seed=st.integers(0, 10**9), steps=st.integers(1, 4))
def test_whatever_is_changed_no_page_stays_as_it_was_and_should_not(warm, seed, steps):
    """Random rows of random tables: a page that is kept is always the one that would be made now."""
    chance = random.Random(seed)
    point = transaction.savepoint()
    changed = []
    for _step in range(steps):
        try:
            changed.append(change_something(chance))
        except Exception:
            changed.append(None)
        warm.hear(written())
    if any(changed):
        sample = chance.sample(LOOKED_AT, 6)
        anew = Reader()
        for path in sample:
            kept, now = warm.get(path), anew.get(path)
            assert (kept.status, kept.text) == (now.status, now.text), (path, changed)
    transaction.savepoint_rollback(point)
    warm.pages.log.forget()
    warm.pages.doubt()
    written()
