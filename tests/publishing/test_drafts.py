"""A draft beside the live page: readers keep what they have until somebody else has read it."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from content.management.commands.make_editor import make_editor
from content.publishing.drafts import workflow
from content.publishing.drafts.applying import DraftRefused, live_document
from content.publishing.drafts.models import Draft, State
from content.publishing.formats import own_kind
from content.publishing.models import Page, Status
from content.publishing.workflow import NotPublishable, publish, take_effect, withdraw
from tests import factories as make

pytestmark = pytest.mark.django_db

PASSWORD = "seven tall bamboo stools"


@pytest.fixture
def guide():
    guide = make.make_guide()
    make.make_step(guide, **make.both("text", "Go to the bank.", "Vaya al banco."))
    publish(guide, by=None)
    return guide


@pytest.fixture
def people(db):
    return {role: make_editor(role, PASSWORD, role) for role in ("writer", "publisher", "translator-es", "editor")}


def changed(guide, text="Go to the counter.", **fields):
    """The guide's document with another step."""
    document = live_document(guide)
    [step] = document["steps"]
    return {**document, "steps": [{**step, "text": {"en": text, "es": step["text"]["es"]}}], **fields}


def approved(guide, people, **fields):
    draft = workflow.keep(guide, changed(guide, **fields), by=people["writer"])
    workflow.submit(draft, by=people["writer"])
    return workflow.approve(draft, by=people["publisher"])


def read(guide, language="en"):
    return Client().get(Page.objects.get(pk=guide.pk).path_in(language)).content.decode()


class TestADraft:
    def test_is_not_seen_by_readers_until_it_is_published(self, guide, people):
        draft = approved(guide, people)
        assert "Go to the bank." in read(guide)

        workflow.publish_draft(draft, by=people["publisher"])

        assert "Go to the counter." in read(guide)
        assert "Go to the bank." not in read(guide)

    def test_is_one_for_each_page(self, guide, people):
        first = workflow.keep(guide, changed(guide), by=people["writer"])
        second = workflow.keep(guide, changed(guide, "Go to the post office."), by=people["writer"])

        assert first.pk == second.pk
        assert second.document["steps"][0]["text"]["en"] == "Go to the post office."

    def test_leaves_the_page_as_it_is_where_it_is_discarded(self, guide, people):
        before = live_document(guide)
        draft = workflow.keep(guide, changed(guide), by=people["writer"])

        workflow.discard(draft, by=people["writer"])

        assert live_document(guide) == before
        assert workflow.open_draft(guide) is None

    def test_says_what_is_missing_and_cannot_be_approved_without(self, guide, people):
        document = changed(guide)
        document["steps"][0]["text"]["es"] = ""
        draft = workflow.keep(guide, document, by=people["writer"])
        workflow.submit(draft, by=people["writer"])

        with pytest.raises(DraftRefused, match="no text in Spanish"):
            workflow.approve(draft, by=people["publisher"])

    def test_takes_over_what_only_the_live_page_changed_meanwhile(self, guide, people):
        draft = approved(guide, people)
        guide.title_en = "Report it lost"
        guide.save()
        take_effect(guide, by=None)

        workflow.publish_draft(draft, by=people["publisher"])

        page = own_kind(guide)
        assert page.title_en == "Report it lost"
        assert "Go to the counter." in read(guide)

    def test_is_not_published_over_what_both_changed_until_somebody_has_looked(self, guide, people):
        draft = approved(guide, people)
        step = guide.claims.get(slot="step-1")
        step.text_en = "Go to the office."
        step.save()
        take_effect(guide, by=None)

        with pytest.raises(DraftRefused, match="steps/step-1/text/en"):
            workflow.publish_draft(draft, by=people["publisher"])

        draft = workflow.bring_up_to_date(draft, by=people["writer"])
        assert draft.state == State.REVIEW
        assert draft.document["steps"][0]["text"]["en"] == "Go to the counter."

    def test_never_touches_who_checked_a_statement(self, guide, people):
        step = guide.claims.get(slot="step-1")
        step.checks.create(method="live", checked_by="Ana", note="Seen at the counter.")

        workflow.publish_draft(approved(guide, people), by=people["publisher"])

        assert [check.note for check in step.checks.all()] == ["Seen at the counter."]


class TestTheSecondReader:
    def test_is_none_of_its_authors(self, guide, people):
        editor = people["editor"]
        draft = workflow.keep(guide, changed(guide), by=editor)
        workflow.submit(draft, by=editor)

        with pytest.raises(DraftRefused, match="You wrote some of this"):
            workflow.approve(draft, by=editor)

    def test_who_changes_it_becomes_an_author(self, guide, people):
        draft = workflow.keep(guide, changed(guide), by=people["writer"])
        workflow.submit(draft, by=people["writer"])
        workflow.keep(guide, changed(guide, "Go there."), by=people["editor"])

        with pytest.raises(DraftRefused, match="You wrote some of this"):
            workflow.approve(draft, by=people["editor"])

    def test_is_asked_again_where_it_changes_after_that(self, guide, people):
        draft = approved(guide, people)

        draft = workflow.keep(guide, changed(guide, "Go there."), by=people["writer"])

        assert draft.state == State.REVIEW
        with pytest.raises(DraftRefused, match="another state"):
            workflow.publish_draft(draft, by=people["publisher"])

    def test_a_writer_can_neither_approve_nor_publish(self, guide, people):
        other = make_editor("other", PASSWORD, "writer")
        draft = workflow.keep(guide, changed(guide), by=people["writer"])
        workflow.submit(draft, by=people["writer"])

        with pytest.raises(DraftRefused, match="may not do this"):
            workflow.approve(draft, by=other)
        workflow.approve(draft, by=people["publisher"])
        with pytest.raises(DraftRefused, match="may not do this"):
            workflow.publish_draft(draft, by=people["writer"])

    def test_a_change_of_proof_is_for_a_legal_reviewer(self, guide, people):
        document = changed(guide)
        document["steps"][0]["legal_basis"] = "none-found"
        draft = workflow.keep(guide, document, by=people["writer"])
        workflow.submit(draft, by=people["writer"])

        with pytest.raises(DraftRefused, match="may not do this"):
            workflow.approve(draft, by=people["publisher"])
        workflow.approve(draft, by=make_editor("lawyer", PASSWORD, "legal-reviewer"))

    def test_can_be_done_without_by_who_may_and_says_why(self, guide, people):
        draft = workflow.keep(guide, changed(guide), by=people["editor"])

        with pytest.raises(DraftRefused, match="Say why"):
            workflow.override(draft, by=people["editor"], reason=" ")
        with pytest.raises(DraftRefused, match="may not do this"):
            workflow.override(draft, by=people["publisher"], reason="The counter moves today.")
        workflow.override(draft, by=people["editor"], reason="The counter moves today.")

        assert draft.steps.get(what="overridden").note == "The counter moves today."
        workflow.publish_draft(draft, by=people["editor"])
        assert "Go to the counter." in read(guide)

    @pytest.mark.parametrize("verb", [take_effect, publish])
    def test_cannot_be_gone_round_by_changing_the_live_page(self, guide, people, verb):
        guide.title_en = "Another title"
        guide.save()

        with pytest.raises(NotPublishable, match="Keep it as a draft"):
            verb(guide, by=people["writer"])

    def test_nor_by_withdrawing_it(self, guide, people):
        with pytest.raises(NotPublishable):
            withdraw(guide, by=people["writer"], reason={"en": "Gone.", "es": "Ya no está."})


class TestATranslator:
    def test_changes_texts_of_one_language(self, guide, people):
        document = changed(guide)
        document["steps"][0]["text"] = {"en": "Go to the bank.", "es": "Vaya a la ventanilla."}

        draft = workflow.keep(guide, document, by=people["translator-es"])

        assert draft.document["steps"][0]["text"]["es"] == "Vaya a la ventanilla."

    @pytest.mark.parametrize("fields", [{}, {"position": 7}])
    def test_and_nothing_else(self, guide, people, fields):
        document = changed(guide, "Go to the counter." if not fields else "Go to the bank.", **fields)

        with pytest.raises(DraftRefused, match="You may change texts in: Spanish"):
            workflow.keep(guide, document, by=people["translator-es"])


class TestAtASetTime:
    @pytest.fixture
    def scheduled(self, guide, people):
        self.at = timezone.now() + timedelta(hours=1)
        return workflow.schedule(approved(guide, people), at=self.at, by=people["publisher"])

    def test_readers_see_it_then_and_not_before(self, guide, scheduled):
        assert workflow.publish_due(self.at - timedelta(seconds=1)) == ([], [])
        assert "Go to the bank." in read(guide)

        [done], failed = workflow.publish_due(self.at)

        assert (done.pk, failed) == (scheduled.pk, [])
        assert "Go to the counter." in read(guide)

    def test_it_is_published_once_however_often_one_looks(self, guide, scheduled):
        workflow.publish_due(self.at)

        assert workflow.publish_due(self.at) == ([], [])
        assert guide.revisions.count() == 2

    def test_what_is_refused_then_says_why_and_waits_for_somebody(self, guide, scheduled):
        # A rule that came after it was approved.
        document = {**scheduled.document, "title": {"en": "Report it lost"}}
        Draft.objects.filter(pk=scheduled.pk).update(document=document)

        done, [failed] = workflow.publish_due(self.at)

        assert done == []
        assert "Go to the bank." in read(guide)
        failed.refresh_from_db()
        assert (failed.state, failed.publish_at) == (State.APPROVED, None)
        assert failed.steps.get(what="failed").note

    def test_a_time_that_has_passed_is_refused(self, guide, people):
        with pytest.raises(DraftRefused, match="has passed"):
            workflow.schedule(approved(guide, people), at=timezone.now(), by=people["publisher"])


class TestAnEarlierRevision:
    def test_comes_back_with_its_statements_and_relations(self, guide, people):
        phrase = make.make_phrase()
        step = own_kind(guide.claims.get(slot="step-1").page).claims.get(slot="step-1").step
        step.phrases.add(phrase, through_defaults={"position": 0})
        publish(guide, by=None)
        before = live_document(guide)
        step.phrases.clear()
        step.text_en, step.hold = "Something else.", ""
        step.save()
        make.make_step(guide, 2, **make.both("text", "Wait.", "Espere."))
        publish(guide, by=None)

        draft = workflow.revert(guide, guide.revisions.get(number=2), by=people["writer"])
        workflow.submit(draft, by=people["writer"])
        workflow.approve(draft, by=people["editor"])
        workflow.publish_draft(draft, by=people["publisher"])

        now = live_document(guide)
        shown = [step for step in now["steps"] if not step.get("hold")]
        assert {**now, "steps": shown} == before
        assert "Go to the bank." in read(guide)

    def test_is_not_put_over_a_draft_that_somebody_writes(self, guide, people):
        workflow.keep(guide, changed(guide), by=people["writer"])

        with pytest.raises(DraftRefused, match="has a draft already"):
            workflow.revert(guide, guide.revisions.get(), by=people["editor"])

    def test_says_what_is_gone_that_it_names(self, guide, people):
        revision = guide.revisions.get()
        revision.document["steps"][0]["phrases"] = ["gone"]
        revision.save()

        with pytest.raises(DraftRefused, match="called “gone”"):
            workflow.revert(guide, revision, by=people["writer"])


@pytest.mark.parametrize("kind", ["card", "scheme", "comparison", "guide", "question", "law", "provision", "page"])
def test_every_kind_of_page_can_have_a_draft(kind, people):
    page = _page_of(kind)
    publish(page, by=None)
    document = live_document(page)
    text = {"en": "Another title", "es": "Otro título"}

    draft = workflow.keep(page, {**document, "title": text}, by=people["editor"])
    workflow.override(draft, by=people["editor"], reason="A test.")
    workflow.publish_draft(draft, by=people["editor"])

    assert live_document(page) == {**document, "title": text, "status": Status.PUBLISHED.value}


def _page_of(kind):
    if kind == "comparison":
        return make.make_comparison(make.make_card(), make.make_card("bank-card"))
    if kind == "provision":
        return make.make_version().provision
    page = {"page": make.make_page}.get(kind) or getattr(make, f"make_{kind}")
    made = page()
    if kind in ("question",):
        make.make_claim(made)
    return made
