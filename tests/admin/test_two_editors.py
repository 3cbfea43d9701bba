"""Several editors have the same form open. What only one changed is kept; what both changed is shown to the second."""

import re

import pytest
from django.test import Client

from content.evidence.models import Claim
from content.glossary.models import Phrase, PhraseReply
from content.guides.models import Step
from content.management.commands.make_editor import make_editor
from content.publishing.formats import own_kind
from content.publishing.models import Page
from content.publishing.workflow import publish, withdraw
from tests.admin.typing_editor import change_form
from tests.factories import both, make_guide, make_phrase, make_reply, make_source, make_step, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(editor):
    """A published guide with two steps."""
    guide = make_guide()
    source = make_source("bank-faq")
    for number in (1, 2):
        make_step(guide, number, sources=[source], legal_basis="not-examined")
    publish(guide, by=editor)
    return guide


@pytest.fixture
def ben(db):
    """A colleague's browser."""
    client = Client()
    client.force_login(make_editor("ben", "seven tall bamboo stools"))
    return client


def text(slot):
    claim = Claim.objects.get(slot=slot)
    return claim.text_en, claim.text_es


def choices(form):
    """The names of the choices that a form asks for, with the value of each side."""
    found = re.findall(r'name="(_choice:[^"]+)"\s+value="((?:mine|theirs):\w+)"', form.html)
    return {name: {value.partition(":")[0]: value for other, value in found if other == name} for name, _value in found}


def words(step, english, spanish):
    return {f"{step}-text_en": english, f"{step}-text_es": spanish}


class TestWhatOnlyOneChanged:
    def test_of_two_claims_is_kept_and_the_second_is_told(self, desk, ben, guide):
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        theirs.send(**words(theirs.place_of("step-1"), "Call the bank.", "Llame al banco."))

        answer = mine.send(**words(mine.place_of("step-2"), "Sign.", "Firme."))

        assert answer.status_code == 302
        assert text("step-1") == ("Call the bank.", "Llame al banco.")
        assert text("step-2") == ("Sign.", "Firme.")
        told = desk.get(answer.headers["Location"]).content.decode()
        assert "Changed meanwhile by ben" in told

    def test_of_two_fields_of_the_page_is_kept(self, desk, ben, guide):
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        theirs.send(title_en="Lost", title_es="Perdida")

        mine.send(aliases_zh="挂失")

        page = Page.objects.get(pk=guide.pk)
        assert (page.title_en, page.title_es, page.aliases_zh) == ("Lost", "Perdida", "挂失")

    def test_is_kept_whichever_form_it_was_changed_in(self, desk, ben, guide):
        mine = change_form(desk, guide)
        change_form(ben, Step.objects.get(slot="step-1")).send(text_en="Call.", text_es="Llame.")

        mine.send(title_en="Lost", title_es="Perdida")

        assert text("step-1") == ("Call.", "Llame.")

    def test_is_kept_on_a_draft_which_has_no_revisions(self, desk, ben):
        draft = make_guide(status="draft")
        mine, theirs = change_form(desk, draft), change_form(ben, draft)
        theirs.send(title_en="Lost", title_es="Perdida")

        mine.send(body_en="One.", body_es="Uno.")

        page = Page.objects.get(pk=draft.pk)
        assert (page.title_en, page.body_es) == ("Lost", "Uno.")

    def test_is_kept_when_a_colleague_withdrew_the_page(self, desk, editor, guide):
        mine = change_form(desk, guide)
        withdraw(own_kind(guide), by=editor, reason={"en": "It is no more.", "es": "Ya no existe."})

        mine.send(aliases_zh="挂失")

        page = Page.objects.get(pk=guide.pk)
        assert (page.aliases_zh, page.withdrawal_reason_es) == ("挂失", "Ya no existe.")

    def test_of_links_and_boxes_is_kept(self, desk, ben, guide):
        yes = make_phrase("yes")
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        step = theirs.place_of("step-1")
        theirs.send(**{f"{step}-says": [str(yes.pk)], f"{step}-is_spoken": "on"})

        mine.send(aliases_zh="挂失")

        step = Step.objects.get(slot="step-1")
        assert step.is_spoken
        assert [row.phrase_id for row in step.phrase_rows.all()] == [yes.pk]

    def test_leaves_nothing_to_ask_when_both_typed_the_same(self, desk, ben, guide):
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        theirs.send(title_en="Lost", title_es="Perdida")

        assert mine.send(title_en="Lost", title_es="Perdida").status_code == 302


class TestWhatBothChanged:
    @pytest.fixture
    def second(self, desk, ben, guide):
        """The second editor's form, which came back."""
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        theirs.send(**words(theirs.place_of("step-1"), "Call the bank.", "Llame al banco."))
        return mine.refuse(**words(mine.place_of("step-1"), "Write to the bank.", "Escriba al banco."))

    def test_is_shown_with_who_and_all_three_in_both_languages_and_nothing_is_saved(self, second):
        assert text("step-1") == ("Call the bank.", "Llame al banco.")
        step = second.place_of("step-1")
        assert second[f"{step}-text_es"] == "Escriba al banco."
        shown = second.html.partition('id="meeting-title"')[2].partition("</section>")[0]
        assert "ben, " in shown
        for words in ("Call the bank.", "Llame al banco.", "Write to the bank.", "Escriba al banco."):
            assert words in shown
        assert "Claim step-1." in shown

    def test_is_asked_again_while_nobody_chose(self, second):
        again = second.refuse()

        assert choices(again).keys() == choices(second).keys()
        assert text("step-1") == ("Call the bank.", "Llame al banco.")

    @pytest.mark.parametrize(
        ("side", "stored"),
        [
            ("mine", ("Write to the bank.", "Escriba al banco.")),
            ("theirs", ("Call the bank.", "Llame al banco.")),
        ],
    )
    def test_becomes_what_the_editor_chose(self, second, side, stored):
        answer = second.send(**{name: sides[side] for name, sides in choices(second).items()})

        assert answer.status_code == 302
        assert text("step-1") == stored

    def test_may_be_written_anew_while_choosing(self, second):
        step = second.place_of("step-1")

        second.send(
            **words(step, "Call or write.", "Llame o escriba."),
            **{name: sides["mine"] for name, sides in choices(second).items()},
        )

        assert text("step-1") == ("Call or write.", "Llame o escriba.")

    def test_is_asked_again_when_it_changes_once_more(self, second, ben, guide):
        third = change_form(ben, guide)
        third.send(**words(third.place_of("step-1"), "Go there.", "Vaya allí."))

        again = second.refuse(**{name: sides["mine"] for name, sides in choices(second).items()})

        assert "Go there." in again.html
        assert text("step-1") == ("Go there.", "Vaya allí.")

    def test_stays_chosen_when_another_error_sends_the_form_back(self, second):
        refused = second.refuse(title_es="", **{name: sides["mine"] for name, sides in choices(second).items()})

        answer = refused.send(title_es="Perdida")

        assert answer.status_code == 302
        assert text("step-1") == ("Write to the bank.", "Escriba al banco.")

    def test_in_other_fields_of_one_claim_is_put_together_and_shown_before_it_is_saved(self, desk, ben, guide):
        make_source("other-faq")
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        theirs.send(**{f"{theirs.place_of('step-1')}-proof": "source other-faq"})
        step = mine.place_of("step-1")

        shown = mine.refuse(**words(step, "Write.", "Escriba."))
        answer = shown.send()

        assert (shown[f"{step}-proof"], choices(shown)) == ("source other-faq", {})
        assert answer.status_code == 302
        assert text("step-1") == ("Write.", "Escriba.")
        assert [source.key for source in Claim.objects.get(slot="step-1").sources.all()] == ["other-faq"]

    def test_in_one_title_but_either_language_is_shown(self, desk, ben, guide):
        mine, theirs = change_form(desk, guide), change_form(ben, guide)
        theirs.send(title_en="My card is lost")

        shown = mine.refuse(title_es="Perdí la tarjeta")

        assert (shown["title_en"], shown["title_es"]) == ("My card is lost", "Perdí la tarjeta")
        assert shown.send().status_code == 302

    def test_of_a_row_that_is_no_page_is_shown_too(self, desk, ben):
        term = make_term("settlement")
        mine, theirs = change_form(desk, term), change_form(ben, term)
        theirs.send(**both("definition", "Theirs.", "Suya."))

        shown = mine.refuse(**both("definition", "Mine.", "Mía."))

        assert "Theirs." in shown.html
        assert shown["definition_es"] == "Mía."

    def test_is_shown_in_spanish_in_the_spanish_admin(self, desk, ben, guide):
        mine, theirs = change_form(desk, guide, "es"), change_form(ben, guide)
        theirs.send(title_en="Lost", title_es="Perdida")

        shown = mine.refuse(title_en="Gone", title_es="Desaparecida")

        assert "Todavía no se ha guardado nada" in shown.html
        assert "Lo que ha escrito su colega" in shown.html

    def test_is_shown_whole_when_the_form_does_not_say_what_it_began_from(self, desk, guide):
        mine = change_form(desk, guide)

        shown = mine.refuse(_began="nothing of ours", title_en="Lost", title_es="Perdida")

        assert shown["title_es"] == "Perdida"
        assert choices(shown)


class TestARowThatAColleagueRemoved:
    @pytest.fixture
    def phrase(self, db) -> Phrase:
        return make_phrase("ask", replies=[make_reply("yes"), make_reply("no")])

    def test_is_gone_where_nobody_changed_it_and_is_named(self, desk, phrase):
        mine = change_form(desk, phrase)
        PhraseReply.objects.filter(reply__key="yes").delete()

        answer = mine.send(**both("meaning", "May I?", "¿Puedo?"))

        assert answer.status_code == 302
        assert [row.reply.key for row in phrase.reply_rows.all()] == ["no"]
        assert "Removed meanwhile" in desk.get(answer.headers["Location"]).content.decode()

    def test_comes_back_as_typed_and_names_itself_where_it_was_changed(self, desk, phrase):
        mine = change_form(desk, phrase)
        PhraseReply.objects.filter(reply__key="yes").delete()

        shown = mine.refuse(**{"reply_rows-0-position": "7"})
        answer = shown.send()

        assert "This was removed while you were changing it." in shown.html
        assert answer.status_code == 302
        assert list(phrase.reply_rows.values_list("reply__key", "position").order_by("position")) == [
            ("no", 1),
            ("yes", 7),
        ]

    def test_is_left_out_if_the_editor_says_so(self, desk, phrase):
        mine = change_form(desk, phrase)
        PhraseReply.objects.filter(reply__key="yes").delete()
        shown = mine.refuse(**{"reply_rows-0-position": "7"})
        [name] = re.findall(r'name="(_back:[^"]+)" value="no"', shown.html)

        assert shown.send(**{name: "no"}).status_code == 302
        assert [row.reply.key for row in phrase.reply_rows.all()] == ["no"]

    def test_does_not_shift_the_names_of_the_others_in_a_form_that_comes_back(self, desk, phrase):
        mine = change_form(desk, phrase)
        PhraseReply.objects.filter(reply__key="yes").delete()

        refused = mine.refuse(meaning_es="")

        assert "This field is required." in refused.errors_at("meaning_es")
        assert refused["reply_rows-0-id"] == str(PhraseReply.objects.get().pk)

    def test_that_i_take_out_and_a_colleague_changed_is_shown_first(self, desk, ben, phrase):
        mine, theirs = change_form(desk, phrase), change_form(ben, phrase)
        theirs.send(**{"reply_rows-0-position": "9"})

        shown = mine.refuse(**{"reply_rows-0-DELETE": "on"})

        assert "it was changed meanwhile" in shown.html
        assert shown.send().status_code == 302
        assert phrase.reply_rows.count() == 1
