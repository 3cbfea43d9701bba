"""An editor builds a finder: the tree is drawn, and what readers would stumble over is refused."""

from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from content.finder.models import Finder, FinderAnswer, FinderQuestion, Result, ResultPage
from content.publishing.models import Page, Status
from content.publishing.workflow import publish
from tests.admin.typing_editor import Form, address, change_form
from tests.factories import (
    both,
    make_card,
    make_finder,
    make_finder_answer,
    make_finder_question,
    make_guide,
    make_result,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make_card()


@pytest.fixture
def finder(card):
    """“What are you holding?” leads to “What is printed on it?”, and that to the social security card."""
    finder = make_finder()
    printed = make_finder_question(finder, "printed")
    make_finder_answer(finder.start, "a", printed)
    make_finder_answer(printed, "a", make_result(pages=[card]), printed_zh="社会保障卡")
    return finder


@pytest.fixture
def printed(finder):
    return finder.questions.get(key="printed")


@pytest.fixture
def archive(django_user_model):
    """The browser of somebody who may delete: editors may not."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("ben"))
    return client


def said(answer):
    return unescape(answer.content.decode())


def answer_values(form, prefix="answers", **more):
    """A new answer in the form of its question."""
    return form.add(prefix, **{"position": "5", **both("label", "Something else", "Otra cosa"), **more})


class TestSavingIsRefused:
    def test_where_readers_would_go_in_circles(self, desk, finder, printed):
        form = change_form(desk, printed)

        refused = form.refuse(
            **answer_values(form, key="b", next=str(finder.start_id)), question_es="¿Qué lleva impreso?"
        )

        assert "A reader can go in circles through: holding, printed." in unescape(refused.html)
        assert refused["answers-1-label_es"] == "Otra cosa"
        assert refused["question_es"] == "¿Qué lleva impreso?"
        assert printed.answers.count() == 1
        assert FinderQuestion.objects.get(pk=printed.pk).question_es == "¿printed?"

    def test_where_a_question_has_no_answers(self, desk, finder):
        form = Form(desk, "/en/admin/content/finderquestion/add/")

        refused = form.refuse(finder=str(finder.pk), key="bank", question_en="Which bank?", question_es="¿Qué banco?")

        assert "bank: a dead end, it has no answers." in refused.html
        assert refused["question_es"] == "¿Qué banco?"
        assert not FinderQuestion.objects.filter(key="bank").exists()

    def test_where_the_last_answer_of_a_question_is_taken_out(self, desk, printed):
        refused = change_form(desk, printed).refuse(**{"answers-0-DELETE": "on"})

        assert "printed: a dead end, it has no answers." in refused.html
        assert printed.answers.exists()

    def test_where_an_answer_leads_to_nothing_or_to_two_things(self, desk, finder, printed):
        form = change_form(desk, printed)

        nothing = form.refuse(**answer_values(form, key="b"))
        both_of_them = nothing.refuse(
            **{"answers-1-next": str(finder.start_id), "answers-1-result": str(Result.objects.get().pk)}
        )

        for refused in (nothing, both_of_them):
            assert "Choose the next question or a result, one of the two." in refused.html
            assert refused["answers-1-label_en"] == "Something else"

    def test_where_an_answer_leads_into_another_finder(self, desk, finder):
        matter = make_finder("what-to-do", "matter").start
        answer = finder.start.answers.get()

        refused = change_form(desk, answer).refuse(next=str(matter.pk))

        assert "holding, a: it leads into another finder." in refused.html
        assert refused["next"] == str(matter.pk)
        assert FinderAnswer.objects.get(pk=answer.pk).next_id != matter.pk

    def test_where_a_question_moves_away_from_the_answers_that_lead_to_it(self, desk, printed):
        other = make_finder("what-to-do", "matter")
        make_finder_answer(other.start, "a", Result.objects.get())

        refused = change_form(desk, printed).refuse(finder=str(other.pk))

        assert "holding, a: it leads into another finder." in refused.html

    def test_where_words_are_missing_in_one_language(self, desk, finder, printed):
        help_refused = change_form(desk, printed).refuse(help_en="Look at the front.")
        label_refused = change_form(desk, finder.start.answers.get()).refuse(label_es="")

        assert "printed: help: no text in Spanish." in help_refused.html
        assert help_refused["help_en"] == "Look at the front."
        assert "This field is required." in label_refused.errors_at("label_es")

    def test_where_a_result_leads_to_nothing_that_readers_may_read(self, desk, finder, card):
        draft = make_guide(card=card, status=Status.DRAFT)
        form = change_form(desk, Result.objects.get())

        refused = form.refuse(**{"page_rows-0-page": str(draft.pk), "text_en": "Read this."})

        assert "it-is-this: a dead end, it leads to no published page and no topic." in refused.html
        assert refused["text_en"] == "Read this."
        assert ResultPage.objects.get().page_id == card.pk

    def test_where_a_new_result_leads_nowhere(self, desk, finder):
        words = {**both("title", "A bank card", "Una tarjeta bancaria"), **both("text", "Ask.", "Pregunte.")}

        refused = Form(desk, "/en/admin/content/result/add/").refuse(key="bank-card", **words)

        assert "bank-card: a dead end" in refused.html

    def test_where_the_page_of_a_result_is_changed_on_its_own(self, desk, finder, card):
        draft = make_guide(card=card, status=Status.DRAFT)

        refused = change_form(desk, ResultPage.objects.get()).refuse(page=str(draft.pk))

        assert "it-is-this: a dead end" in refused.html

    @pytest.mark.parametrize("start", ["", "another finder's"])
    def test_where_a_finder_loses_its_first_question(self, desk, finder, start):
        other = make_finder("what-to-do", "matter")

        refused = change_form(desk, finder).refuse(start=start and str(other.start_id), title_en="Which one?")

        assert "which-card: it has no first question of its own." in refused.html
        assert refused["title_en"] == "Which one?"

    def test_in_the_editors_language(self, desk, finder, printed):
        form = change_form(desk, printed, "es")

        refused = form.refuse(**answer_values(form, key="b", next=str(finder.start_id)), help_en="Look.")

        assert "printed: ayuda: falta el texto en español." in refused.html
        assert "Se puede dar vueltas sin fin por: holding, printed." in refused.html


class TestSaving:
    def test_a_question_that_no_answer_leads_to_yet_is_done_with_a_warning(self, desk, finder):
        form = Form(desk, "/en/admin/content/finderquestion/add/")
        values = answer_values(form, key="a", result=str(Result.objects.get().pk))

        form.send(finder=str(finder.pk), key="bank", question_en="Which bank?", question_es="¿Qué banco?", **values)
        list_page = desk.get("/en/admin/content/finderquestion/")

        assert FinderQuestion.objects.filter(key="bank").exists()
        assert '<li class="warning">Bank: no answer leads to it.</li>' in said(list_page)

    def test_the_answer_that_leads_there_ends_the_warning(self, desk, finder, card):
        bank = make_finder_question(finder, "bank")
        make_finder_answer(bank, "a", Result.objects.get())
        form = change_form(desk, finder.start)

        answer = form.send(**answer_values(form, key="b", next=str(bank.pk)))

        assert answer.status_code == 302
        assert "no answer leads to it" not in said(desk.get(answer.headers["Location"]))

    def test_a_broken_finder_can_be_mended_bit_by_bit(self, desk, finder, printed):
        FinderAnswer.objects.update(label_es="")
        make_finder_answer(printed, "b", finder.start)

        words_mended = change_form(desk, finder.start.answers.get()).send(label_es="Una tarjeta")
        form = change_form(desk, printed)
        circle_broken = form.send(**{"answers-1-DELETE": "on", "answers-0-label_es": "Sí"})

        assert (words_mended.status_code, circle_broken.status_code) == (302, 302)

    def test_a_new_finder_and_its_first_question_go_one_after_the_other(self, desk, card):
        result = make_result(pages=[card])

        Form(desk, "/en/admin/content/finder/add/").send(key="new", **both("title", "New", "Nuevo"))
        form = Form(desk, "/en/admin/content/finderquestion/add/")
        values = answer_values(form, key="a", result=str(result.pk))
        question = {"finder": str(Finder.objects.get().pk), "key": "first", **both("question", "What?", "¿Qué?")}
        form.send(**question, **values)
        answer = change_form(desk, Finder.objects.get()).send(start=str(FinderQuestion.objects.get().pk))

        assert answer.status_code == 302
        assert Finder.objects.get().start == FinderQuestion.objects.get()

    def test_an_answer_where_its_question_is_reached_shows_on_the_site_at_once(self, desk, finder, client):
        form = change_form(desk, finder.start)

        form.send(**answer_values(form, key="b", result=str(Result.objects.get().pk)))

        assert "Otra cosa" in said(client.get("/es/que-tarjeta/"))


class TestDeleting:
    def delete(self, client, row, language="en"):
        return client.post(address(row, language).replace("/change/", "/delete/"), {"post": "yes"}, follow=True)

    def test_the_only_answer_of_a_question_is_refused_and_nothing_is_logged(self, archive, printed):
        answer = self.delete(archive, printed.answers.get())

        assert '<li class="error">Printed: a dead end, it has no answers.</li>' in said(answer)
        assert answer.redirect_chain[0][0] == "../change/"
        assert printed.answers.exists()
        assert not LogEntry.objects.exists()

    def test_the_only_page_of_a_result_is_refused(self, archive, finder):
        answer = self.delete(archive, ResultPage.objects.get(), "es")

        assert "It-is-this: no lleva a ninguna parte" in said(answer)
        assert ResultPage.objects.exists()

    @pytest.mark.parametrize("model", [FinderQuestion, Result])
    def test_what_answers_lead_to_is_refused_with_what_to_do(self, archive, printed, model):
        row = model.objects.exclude(key="holding").get()

        answer = self.delete(archive, row)

        assert "Let each of them lead elsewhere first, or delete it" in said(answer)
        assert address(row.led_from.get()) in said(answer)
        assert model.objects.filter(pk=row.pk).exists()

    def test_one_answer_of_several_is_done_and_says_what_nobody_reaches_then(self, archive, finder):
        make_finder_answer(finder.start, "b", Result.objects.get())

        answer = self.delete(archive, finder.start.answers.get(key="a"))

        assert '<li class="warning">Printed: no answer leads to it.</li>' in said(answer)
        assert finder.start.answers.count() == 1

    def test_several_answers_together_is_refused_as_a_whole(self, archive, finder, printed):
        make_finder_answer(finder.start, "b", Result.objects.get())
        chosen = [finder.start.answers.get(key="b").pk, printed.answers.get().pk]

        answer = archive.post(
            "/en/admin/content/finderanswer/",
            {"action": "delete_selected", "_selected_action": chosen, "post": "yes"},
            follow=True,
        )

        assert '<li class="error">Printed: a dead end, it has no answers.</li>' in said(answer)
        assert "Successfully deleted" not in said(answer)
        assert FinderAnswer.objects.filter(pk__in=chosen).count() == 2
        assert not LogEntry.objects.exists()

    def test_several_results_that_answers_lead_to_is_refused_with_what_to_do(self, archive, finder):
        answer = archive.post(
            "/es/admin/content/result/",
            {"action": "delete_selected", "_selected_action": [Result.objects.get().pk]},
        )

        assert "Haga primero que cada una lleve a otro sitio" in said(answer)

    def test_is_not_for_editors(self, desk, printed):
        assert self.delete(desk, printed.answers.get()).status_code == 403
        assert printed.answers.exists()


class TestWithdrawingAPage:
    def test_that_is_all_a_result_has_is_refused_and_the_reason_stays_as_typed(self, desk, finder, card):
        answer = desk.post(
            "/en/admin/content/card/",
            {
                "action": "withdraw_pages",
                "_selected_action": [card.pk],
                "withdraw": "1",
                "reason_en": "Merged.",
                "reason_es": "Se fusionó.",
            },
        )

        assert "The result “Result it-is-this” of a finder would lead nowhere" in said(answer)
        assert "Se fusionó." in said(answer)
        assert Page.objects.get(pk=card.pk).status == Status.PUBLISHED

    def test_together_with_others_withdraws_none_of_them(self, desk, finder, card):
        other = make_card("other-card")

        desk.post(
            "/en/admin/content/card/",
            {
                "action": "withdraw_pages",
                "_selected_action": [other.pk, card.pk],
                "withdraw": "1",
                "reason_en": "Merged.",
                "reason_es": "Se fusionó.",
            },
        )

        assert not Page.objects.filter(status=Status.WITHDRAWN).exists()

    def test_in_one_language_is_refused_in_its_form(self, desk, editor, finder, card):
        publish(card, by=editor)

        refused = change_form(desk, card).refuse(offered_in="en", pinyin="Shèhuì Bǎozhàng Kǎ")

        assert "The result “Result it-is-this” of a finder would lead nowhere" in unescape(refused.html)
        assert refused["pinyin"] == "Shèhuì Bǎozhàng Kǎ"
        assert Page.objects.get(pk=card.pk).offered_in == "both"


class TestTheDrawnTree:
    def test_shows_each_question_answer_and_result_in_both_languages_with_its_form(self, desk, finder, printed, card):
        html = change_form(desk, finder).html

        assert '<b class="tree__key">a</b>' in html
        assert '<p class="tree__printed" lang="zh-Hans" translate="no">社会保障卡</p>' in html
        for words in ("holding?", "¿printed?", "Respuesta a", "Resultado it-is-this"):
            assert words in html
        for row in (finder.start, printed, printed.answers.get(), Result.objects.get()):
            assert f'href="{address(row)}"' in html
        assert f'href="/en/admin/content/page/{card.pk}/change/"' in html

    def test_leads_to_the_readers_pages(self, desk, finder):
        html = change_form(desk, finder).html

        for path in ("/en/which-card/", "/es/que-tarjeta/", "/en/which-card/?a=a.a", "/es/que-tarjeta/?a=a.a"):
            assert f'href="{path}"' in html

    def test_names_each_problem_above_and_at_its_place(self, desk, finder, printed):
        make_finder_answer(printed, "b", finder.start)

        html = change_form(desk, finder).html

        assert '<a href="#question-holding">A reader can go in circles through: holding, printed.</a>' in html
        assert "<li>A reader can go in circles through: holding, printed.</li>" in html

    def test_says_that_all_is_well_where_it_is(self, desk, finder):
        assert "Readers arrive, whatever they answer." in change_form(desk, finder).html
        assert "Se llega a un resultado, se responda lo que se responda." in change_form(desk, finder, "es").html

    def test_shows_what_stands_in_the_database_also_when_a_change_is_refused(self, desk, finder):
        refused = change_form(desk, finder).refuse(start="")

        assert "Readers arrive, whatever they answer." in refused.html

    def test_is_not_there_before_the_finder_is(self, desk):
        assert 'id="finder"' not in Form(desk, "/en/admin/content/finder/add/").html

    def test_is_one_link_away_from_each_of_its_rows(self, desk, finder, printed):
        for row in (printed, printed.answers.get(), Result.objects.get(), ResultPage.objects.get()):
            assert f'href="{address(finder)}#tree"' in change_form(desk, row).html

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_of_the_finders_that_ship_has_no_problem_and_no_id_twice(self, desk, shipped, language):
        for finder in Finder.objects.all():
            form = change_form(desk, finder, language)
            ids = [element.get("id") for element in form.root.iter() if element.get("id")]

            assert len(ids) == len(set(ids))
            assert "errorlist" not in form.html
            assert form.html.count("question-") >= finder.questions.count()
