"""The verbs of the editors' work."""

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from content.publishing.formats import document_of
from content.publishing.models import Page, Redirect, Status
from content.publishing.workflow import NotPublishable, publish, record_changes, withdraw
from tests import factories as make

pytestmark = pytest.mark.django_db

REASON = {"en": "Merged into another page.", "es": "Se unió a otra página."}


class TestPublish:
    def test_makes_a_draft_public_and_keeps_what_was_published(self):
        card = make.make_card(status=Status.DRAFT)

        revision = publish(card, by=None, note="First text")

        assert card.status == Status.PUBLISHED
        assert (revision.number, revision.note, revision.document["key"]) == (1, "First text", card.key)

    @pytest.mark.parametrize("field", ["title", "slug", "short_answer"])
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_refuses_a_page_that_lacks_something_in_a_language(self, field, language):
        card = make.make_card(status=Status.DRAFT, **{f"{field}_{language}": None if field == "slug" else ""})

        with pytest.raises(NotPublishable) as refusal:
            publish(card, by=None)

        [problem] = refusal.value.problems
        assert {"en": "English", "es": "Spanish"}[language] in problem

    def test_asks_for_nothing_in_a_language_that_is_held_back(self):
        card = make.make_card(status=Status.DRAFT, offered_in="en", title_es="", slug_es=None, short_answer_es="")

        publish(card, by=None)

        assert card.status == Status.PUBLISHED

    def test_moves_the_day_of_change_only_when_the_document_changed(self):
        card = make.make_card()
        publish(card, by=None)
        first = card.changed_at

        publish(card, by=None)
        unchanged = card.changed_at
        card.title_en = "Another title"
        publish(card, by=None)

        assert unchanged == first < card.changed_at

    def test_raises_the_version_of_the_page(self):
        card = make.make_card()

        publish(card, by=None)

        assert Page.objects.get().version == 1


class TestSlugs:
    @pytest.fixture
    def card(self):
        card = make.make_card(slug_en="ssc", slug_es="tss")
        publish(card, by=None)
        return card

    def test_lead_to_the_page_for_ever_once_they_were_public(self, card):
        card.slug_en = "social-security-card"
        publish(card, by=None)

        answer = Client().get("/en/cards/ssc/")

        assert (answer.status_code, answer.headers["Location"]) == (301, "/en/cards/social-security-card/")
        assert answer.headers["Cache-Control"] == "public, max-age=86400"

    def test_lead_straight_to_the_newest_after_two_changes(self, card):
        for slug in ("second", "third"):
            card.slug_en = slug
            publish(card, by=None)

        assert Client().get("/en/cards/ssc/").headers["Location"] == "/en/cards/third/"

    def test_need_no_redirect_when_a_page_takes_its_old_one_back(self, card):
        for slug in ("second", "ssc"):
            card.slug_en = slug
            publish(card, by=None)

        assert list(Redirect.objects.values_list("slug", flat=True)) == ["second"]

    def test_are_never_given_to_another_page(self, card):
        card.slug_en = "social-security-card"
        publish(card, by=None)
        newcomer = make.make_card("newcomer", slug_en="ssc", status=Status.DRAFT)

        with pytest.raises(NotPublishable) as refusal:
            publish(newcomer, by=None)

        assert "ssc" in refusal.value.problems[0]

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_stand_for_one_page_of_a_kind_in_a_language(self, card, language):
        with pytest.raises(IntegrityError), transaction.atomic():
            make.make_card("another", **{f"slug_{language}": getattr(card, f"slug_{language}")})

    def test_of_the_other_language_lead_to_this_one(self, card):
        answer = Client().get("/en/cards/tss/?only=differences")

        assert (answer.status_code, answer.headers["Location"]) == (301, "/en/cards/ssc/?only=differences")


class TestWithdraw:
    def test_answers_gone_with_the_reason_and_the_replacement_in_the_readers_language(self):
        old, new = make.make_card("old-card"), make.make_card("new-card")

        withdraw(old, by=None, reason=REASON, replacement=new)

        answer = Client().get(old.path_in("es"))
        assert answer.status_code == 410
        assert REASON["es"] in answer.content.decode()
        assert new.path_in("es") in answer.content.decode()

    def test_refuses_without_a_reason_in_each_language(self):
        with pytest.raises(NotPublishable):
            withdraw(make.make_card(), by=None, reason={"en": "Merged.", "es": " "})


class TestLanguages:
    def test_a_page_held_back_in_one_is_not_found_there_and_offers_the_other(self):
        card = make.make_card(offered_in="en")

        answer = Client().get(card.path_in("es"))

        assert answer.status_code == 404
        assert card.path_in("en") in answer.content.decode()

    def test_a_draft_is_found_in_none(self):
        card = make.make_card(status=Status.DRAFT)

        assert {Client().get(card.path_in(language)).status_code for language in ("en", "es")} == {404}


class TestRecordChanges:
    def test_keeps_a_revision_of_each_page_that_changed_and_no_other(self):
        changed, same = make.make_card("changed"), make.make_card("same")
        record_changes()
        Page.objects.filter(pk=changed.pk).update(title_en="New title")

        record_changes(note="Corrected")

        assert [revision.note for revision in changed.revisions.order_by("number")] == ["", "Corrected"]
        assert same.revisions.count() == 1


class TestDocumentOf:
    def test_leaves_out_what_equals_its_default(self):
        assert "editor_note" not in document_of(make.make_card())

    def test_carries_claims_with_their_proof(self):
        card = make.make_card()
        make.make_claim(card, "who", sources=[make.make_source("m47")])

        [claim] = document_of(card)["claims"]

        assert (claim["slot"], claim["proof"]) == ("who", "source m47")
