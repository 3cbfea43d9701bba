"""Which translations lag: one changed sentence makes exactly one text due, and what is no change makes none."""

import pytest
from modeltranslation.translator import translator

from content.exchange.importing import import_folder
from content.files import FILE_FORMATS
from content.management.commands.make_editor import make_editor
from content.publishing.drafts import workflow
from content.publishing.drafts.applying import DraftRefused, live_document
from content.publishing.formats import own_kind
from content.publishing.freshness.comparing import NO_TRANSLATIONS, lags
from content.publishing.freshness.keeping import confirm, confirm_in_draft, lags_of
from content.publishing.freshness.models import LaggingText
from content.publishing.models import Page
from content.publishing.rows import has_revisions, record_row
from content.publishing.workflow import publish, record_changes, take_effect
from tests import factories as make

PASSWORD = "seven tall bamboo stools"


def text(en, es):
    return {"title": {"en": en, "es": es}}


class TestTwoDocuments:
    def test_one_language_changed_leaves_the_other_behind(self):
        [lag] = lags(text("A", "Á"), text("B", "Á"))

        assert (lag.key, lag.language, lag.source_then, lag.source_now, lag.translation) == (
            "title",
            "es",
            "A",
            "B",
            "Á",
        )

    def test_the_spanish_may_be_the_one_that_was_changed(self):
        [lag] = lags(text("A", "Á"), text("A", "É"))

        assert lag.language == "en"

    @pytest.mark.parametrize(
        ("before", "after"),
        [
            (text("A", "Á"), text("A", "Á")),
            (text("A b", "Á"), text("A\n b ", "Á")),
            (text("A", "Á"), text("B", "É")),
            (text("A", ""), text("A", "Á")),
            (text("A", "Á"), text("A", "")),
            ({}, text("A", "Á")),
            (text("A", "Á"), {}),
            ({"slug": {"en": "a", "es": "b"}}, {"slug": {"en": "c", "es": "b"}}),
            ({"aliases": {"en": "a", "es": "b"}}, {"aliases": {"en": "c", "es": "b"}}),
            (
                {"claims": [{"slot": "a", "text": {"en": "A", "es": "Á"}}, {"slot": "b", "text": {"en": "B"}}]},
                {"claims": [{"slot": "b", "text": {"en": "B"}}, {"slot": "a", "text": {"en": "A", "es": "Á"}}]},
            ),
        ],
        ids=["same", "space", "both", "translated", "taken out", "new", "gone", "address", "names", "order"],
    )
    def test_what_is_no_change_of_one_language_leaves_nothing_behind(self, before, after):
        assert lags(before, after) == []

    def test_the_reason_of_a_law_is_a_text_too(self):
        proof = "source a\nlaw b/1@2020 implies\n  en: {}\n  es: Porque sí."
        before, after = ({"claims": [{"slot": "a", "proof": proof.format(why)}]} for why in ("Because.", "Hence."))

        [lag] = lags(before, after)

        assert (lag.language, lag.source_now, lag.translation) == ("es", "Hence.", "Porque sí.")


@pytest.fixture
def guide(db):
    guide = make.make_guide()
    make.make_step(guide, **make.both("text", "Go to the bank.", "Vaya al banco."))
    publish(guide, by=None)
    return guide


def rewrite(guide, **texts):
    step = guide.claims.get(slot="step-1")
    for name, words in texts.items():
        setattr(step, f"text_{name}", words)
    step.save()
    take_effect(guide, by=None)


def waiting():
    return [(lag.path, lag.language) for lag in LaggingText.objects.open()]


class TestAPage:
    def test_is_due_from_the_change_until_somebody_translates_it(self, guide):
        rewrite(guide, en="Go to the counter.")
        assert waiting() == [("steps/step-1/text", "es")]

        rewrite(guide, es="Vaya a la ventanilla.")
        assert waiting() == []

    def test_is_due_once_however_often_the_other_language_changes(self, guide):
        rewrite(guide, en="Go to the counter.")
        rewrite(guide, en="Go to the counter first.")

        [lag] = LaggingText.objects.open()
        assert (lag.source_then, lag.source_now) == ("Go to the bank.", "Go to the counter first.")

    def test_is_not_due_any_more_where_the_change_was_taken_back(self, guide):
        rewrite(guide, en="Go to the counter.")
        rewrite(guide, en="Go to the bank.")

        assert waiting() == []

    def test_is_due_again_at_the_next_change_after_it_was_translated(self, guide):
        rewrite(guide, en="Go to the counter.")
        rewrite(guide, es="Vaya a la ventanilla.")
        rewrite(guide, en="Go to the desk.")

        assert waiting() == [("steps/step-1/text", "es")]

    def test_says_nothing_where_it_is_published_again_or_imported(self, guide):
        publish(guide, by=None)
        step = guide.claims.get(slot="step-1")
        step.text_en = "Go to the counter."
        step.save()
        record_changes()

        assert waiting() == []

    def test_is_settled_by_an_import_that_brings_the_translation(self, guide):
        rewrite(guide, en="Go to the counter.")
        step = guide.claims.get(slot="step-1")
        step.text_es = "Vaya a la ventanilla."
        step.save()

        record_changes()

        assert waiting() == []

    def test_may_be_said_to_mean_the_same_by_who_may_and_keeps_the_name(self, guide):
        rewrite(guide, en="Go to the bank!")
        translator_es, writer_en = (make_editor(role, PASSWORD, role) for role in ("translator-es", "translator-en"))
        lag = LaggingText.objects.get()

        with pytest.raises(DraftRefused):
            confirm(lag, by=writer_en)
        confirm(lag, by=translator_es)

        lag.refresh_from_db()
        assert (waiting(), lag.meaning_unchanged, lag.settled_by) == ([], True, translator_es)

    def test_tells_its_readers_in_their_language_what_changed_and_when(self, guide, client):
        rewrite(guide, en="Go to the counter.")
        page = Page.objects.get(pk=guide.pk)

        spanish, english = (client.get(page.path_in(code)).content.decode() for code in ("es", "en"))

        assert "Estas partes de la página han cambiado en inglés" in spanish
        assert 'href="#step-1">Vaya al banco.</a>' in spanish
        assert '<span lang="en">Go to the counter.</span>' in spanish
        assert "were changed in" not in english


class TestADraft:
    @pytest.fixture
    def editor(self, db):
        return make_editor("ana", PASSWORD)

    @pytest.fixture
    def draft(self, guide, editor):
        document = live_document(guide)
        document["steps"][0]["text"] = {"en": "Go to the counter.", "es": "Vaya al banco."}
        return workflow.keep(guide, document, by=editor)

    def test_has_exactly_the_text_due_that_was_changed(self, draft):
        assert [(lag.key, lag.language) for lag in lags_of(draft)] == [("steps/step-1/text", "es")]
        assert waiting() == []

    def test_has_none_once_it_is_translated(self, guide, draft, editor):
        document = dict(draft.document)
        document["steps"][0]["text"]["es"] = "Vaya a la ventanilla."

        assert lags_of(workflow.keep(guide, document, by=editor)) == []

    def test_takes_the_word_that_nothing_changed_along_when_it_is_published(self, guide, draft, editor):
        confirm_in_draft(draft, "steps/step-1/text", by=editor)
        draft.refresh_from_db()
        assert lags_of(draft) == []
        workflow.override(draft, by=editor, reason="A test.")

        workflow.publish_draft(draft, by=editor)

        assert waiting() == []

    def test_loses_that_word_with_the_next_change_of_the_text(self, guide, draft, editor):
        confirm_in_draft(draft, "steps/step-1/text", by=editor)
        document = dict(draft.document)
        document["steps"][0]["text"]["en"] = "Go to another place."

        assert len(lags_of(workflow.keep(guide, document, by=editor))) == 1

    def test_leaves_readers_behind_where_it_is_published_without(self, draft, editor):
        workflow.override(draft, by=editor, reason="A test.")

        workflow.publish_draft(draft, by=editor)

        assert waiting() == [("steps/step-1/text", "es")]


OWNERS = {
    "Citation": "claim.page",
    "ProvisionVersion": "provision",
    "Amendment": "law",
    "BannedRendering": "term",
    "FinderQuestion": "finder",
    "FinderAnswer": "question.finder",
}


def cases():
    for model in sorted(translator.get_registered_models(abstract=False), key=lambda model: model.__name__):
        for name in sorted(translator.get_options_for_model(model).fields):
            if name not in NO_TRANSLATIONS and name != "withdrawal_reason":
                yield pytest.param(model, name, id=f"{model.__name__}.{name}")


def owner_of(row):
    """The page or row whose document holds it."""
    if isinstance(row, Page):
        return own_kind(row)
    if hasattr(row, "page_id") and hasattr(row, "slot"):
        return own_kind(row.page)
    for step in OWNERS.get(type(row).__name__, "").split("."):
        row = getattr(row, step) if step else row
    if isinstance(row, Page):
        return own_kind(row)
    parents = [f for f in row._meta.fields if f.many_to_one and has_revisions(f.related_model)]
    if has_revisions(type(row)):
        return row
    return owner_of(getattr(row, (parents or [f for f in row._meta.fields if f.many_to_one])[0].name))


@pytest.mark.parametrize(("model", "name"), list(cases()))
def test_one_changed_english_sentence_makes_exactly_one_spanish_text_due(shipped, model, name):
    rows = model._base_manager.exclude(**{f"{name}_en": ""}).exclude(**{f"{name}_es": ""})
    rows = rows.exclude(**{f"{name}_en": None}).exclude(**{f"{name}_es": None})
    row = next((row for row in rows[:400] if _is_followed(row)), None)
    if row is None:
        pytest.skip("the shipped content has no such text")
    owner = owner_of(row)
    sentence = f"{getattr(row, f'{name}_en')} It is so."

    type(row)._base_manager.filter(pk=row.pk).update(**{f"{name}_en": sentence})
    if isinstance(owner, Page):
        publish(own_kind(owner), by=None)
    else:
        record_row(type(owner)._base_manager.get(pk=owner.pk), by=None)

    [lag] = LaggingText.objects.open()
    assert lag.language == "es"
    assert " ".join(lag.source_now.split()) == " ".join(sentence.split())


def _is_followed(row):
    owner = owner_of(row)
    return not isinstance(owner, Page) or (owner.status == "published" and owner.revisions.exists())


def test_importing_what_is_there_makes_nothing_due(shipped):
    import_folder("content/fixtures", FILE_FORMATS, overwrite=True, after=record_changes)

    assert waiting() == []
