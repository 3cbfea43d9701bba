"""Drafts, publishing, withdrawing and moved addresses, from the admin."""

import pytest

from content import register
from content.publishing import gate
from content.publishing.models import Page, Redirect, Status
from content.publishing.workflow import publish
from tests.admin.typing_editor import change_form
from tests.factories import make_card, make_claim, make_guide, make_page

pytestmark = pytest.mark.django_db


def test_a_draft_is_saved_as_far_as_it_got_and_stays_one(desk):
    draft = make_guide(status=Status.DRAFT)

    answer = change_form(desk, draft).send(title_es="", slug_es="", body_en="Not yet.")

    assert answer.status_code == 302
    saved = Page.objects.get(pk=draft.pk)
    assert (saved.status, saved.body_en, saved.slug_es) == (Status.DRAFT, "Not yet.", None)
    assert not saved.revisions.exists()


def test_two_drafts_without_an_address_do_not_collide(desk):
    for key in ("one", "two"):
        assert change_form(desk, make_page(key, status=Status.DRAFT)).send(slug_es="").status_code == 302


def test_a_draft_is_published_from_its_form(desk, editor):
    draft = make_guide(status=Status.DRAFT)

    change_form(desk, draft).send("_publish", change_note="First version.")

    page = Page.objects.get(pk=draft.pk)
    assert page.status == Status.PUBLISHED
    assert page.revisions.get().made_by == editor


def test_a_note_on_a_change_names_only_laws_that_are_there(desk):
    card = make_card()

    refused = change_form(desk, card).refuse(change_note="Because of [[law:no-such-law]].", title_en="Typed just now.")

    assert "there is no “law:no-such-law”" in refused.errors_at("change_note")
    assert refused["title_en"] == "Typed just now."


def test_a_draft_that_lacks_a_language_is_not_published_and_nothing_typed_is_lost(desk):
    draft = make_guide(status=Status.DRAFT)
    form = change_form(desk, draft)
    form.values["title_es"] = [""]

    answer = form.send("_publish", body_en="Typed just now.")

    assert "title: no text in Spanish" in answer.content.decode()
    assert "Typed just now." in answer.content.decode()
    assert Page.objects.get(pk=draft.pk).status == Status.DRAFT


def no_claim_is_free(candidates):
    for candidate in candidates:
        for path, part in gate.parts_of(candidate.document):
            if part.get("text", {}).get("en") == "Free.":
                yield gate.Flaw(candidate.reference, (*path, "text", "en"), "Nothing is free.", part="cost")


def test_what_a_kind_of_page_adds_to_the_rules_is_told_in_the_form_and_undoes_the_save(desk, monkeypatch):
    page = make_guide()
    step = make_claim(page, "cost", legal_basis="not-examined")
    monkeypatch.setattr(register, "RULES", (no_claim_is_free,))
    form = change_form(desk, page)

    refused = form.refuse(**{f"{form.place_of('cost')}-text_en": "Free."})

    assert "cost: Nothing is free." in refused.html
    assert refused[f"{refused.place_of('cost')}-text_en"] == "Free."
    step.refresh_from_db()
    assert step.text_en == "Claim cost."


def test_a_moved_page_redirects_from_its_old_address(desk, editor):
    card = make_card()
    publish(card, by=editor)

    change_form(desk, card).send(slug_es="otra-direccion")

    assert Redirect.objects.get().page_id == card.pk
    assert str(Redirect.objects.get()) == "/es/tarjetas/social-security-card-es/"


def test_publishing_from_the_list_publishes_what_is_ready_and_names_the_rest(desk):
    ready, unfinished = make_page("ready", status=Status.DRAFT), make_page("open", status=Status.DRAFT, title_es="")

    answer = desk.post(
        "/en/admin/content/page/",
        {"action": "publish_pages", "_selected_action": [ready.pk, unfinished.pk]},
        follow=True,
    )

    assert Page.objects.get(pk=ready.pk).status == Status.PUBLISHED
    assert Page.objects.get(pk=unfinished.pk).status == Status.DRAFT
    assert "title: no text in Spanish" in answer.content.decode()


class TestWithdrawing:
    def send(self, desk, page, **values):
        asked = {"action": "withdraw_pages", "_selected_action": [page.pk], **values}
        return desk.post("/en/admin/content/guide/", asked)

    def test_asks_why_in_both_languages(self, desk):
        guide = make_guide()

        question = self.send(desk, guide).content.decode()
        refused = self.send(desk, guide, withdraw="1", reason_en="Out of date.").content.decode()

        assert 'name="reason_en"' in question
        assert 'name="reason_es"' in question
        assert "This field is required." in refused
        assert "Out of date." in refused
        assert Page.objects.get(pk=guide.pk).status == Status.PUBLISHED

    def test_takes_the_page_off_the_site_with_its_reason_and_replacement(self, desk):
        guide, instead = make_guide(), make_guide("better-guide")

        self.send(
            desk, guide, withdraw="1", reason_en="Out of date.", reason_es="Caducada.", replacement=str(instead.pk)
        )

        page = Page.objects.get(pk=guide.pk)
        assert page.status == Status.WITHDRAWN
        assert (page.withdrawal_reason_es, page.replacement_id) == ("Caducada.", instead.pk)

    def test_is_undone_by_publishing_again(self, desk):
        guide = make_guide(status=Status.WITHDRAWN)

        assert change_form(desk, guide).send("_publish").status_code == 302

        assert Page.objects.get(pk=guide.pk).status == Status.PUBLISHED


def test_what_was_public_cannot_be_deleted_even_by_whoever_runs_the_site(admin_client):
    guide, draft = make_guide(), make_guide("draft", status=Status.DRAFT)

    assert admin_client.post(f"/en/admin/content/guide/{guide.pk}/delete/", {"post": "yes"}).status_code == 403
    assert admin_client.post(f"/en/admin/content/guide/{draft.pk}/delete/", {"post": "yes"}).status_code == 302
