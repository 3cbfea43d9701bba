"""An editor builds a finder: the tree is drawn, and what readers would stumble over is refused."""

from html import unescape

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from content.finder.models import Node, Option, Result, ResultPage, Tree
from content.publishing.models import Page, Status
from content.publishing.workflow import publish
from tests.admin.typing_editor import Form, address, change_form
from tests.factories import both, make_card, make_guide, make_node, make_option, make_result, make_tree

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make_card()


@pytest.fixture
def tree(card):
    """“What are you holding?” leads to “What is printed on it?”, and that to the social security card."""
    tree = make_tree()
    printed = make_node(tree, "printed")
    make_option(tree.start, "a", printed)
    make_option(printed, "a", make_result(pages=[card]), printed_zh="社会保障卡")
    return tree


@pytest.fixture
def printed(tree):
    return tree.nodes.get(key="printed")


@pytest.fixture
def archive(django_user_model):
    """The browser of somebody who may delete: editors may not."""
    client = Client()
    client.force_login(django_user_model.objects.create_superuser("ben"))
    return client


def said(answer):
    return unescape(answer.content.decode())


def answer_values(form, prefix="options", **more):
    """A new answer in the form of its question."""
    return form.add(prefix, **{"position": "5", **both("label", "Something else", "Otra cosa"), **more})


class TestSavingIsRefused:
    def test_where_readers_would_go_in_circles(self, desk, tree, printed):
        form = change_form(desk, printed)

        refused = form.refuse(
            **answer_values(form, key="b", next=str(tree.start_id)), question_es="¿Qué lleva impreso?"
        )

        assert "A reader can go in circles through: holding, printed." in unescape(refused.html)
        assert refused["options-1-label_es"] == "Otra cosa"
        assert refused["question_es"] == "¿Qué lleva impreso?"
        assert printed.options.count() == 1
        assert Node.objects.get(pk=printed.pk).question_es == "¿printed?"

    def test_where_a_question_has_no_answers(self, desk, tree):
        form = Form(desk, "/en/admin/content/node/add/")

        refused = form.refuse(tree=str(tree.pk), key="bank", question_en="Which bank?", question_es="¿Qué banco?")

        assert "bank: a dead end, it has no answers." in refused.html
        assert refused["question_es"] == "¿Qué banco?"
        assert not Node.objects.filter(key="bank").exists()

    def test_where_the_last_answer_of_a_question_is_taken_out(self, desk, printed):
        refused = change_form(desk, printed).refuse(**{"options-0-DELETE": "on"})

        assert "printed: a dead end, it has no answers." in refused.html
        assert printed.options.exists()

    def test_where_an_answer_leads_to_nothing_or_to_two_things(self, desk, tree, printed):
        form = change_form(desk, printed)

        nothing = form.refuse(**answer_values(form, key="b"))
        both_of_them = nothing.refuse(
            **{"options-1-next": str(tree.start_id), "options-1-result": str(Result.objects.get().pk)}
        )

        for refused in (nothing, both_of_them):
            assert "Choose the next question or a result, one of the two." in refused.html
            assert refused["options-1-label_en"] == "Something else"

    def test_where_an_answer_leads_into_another_finder(self, desk, tree):
        matter = make_tree("what-to-do", "matter").start
        option = tree.start.options.get()

        refused = change_form(desk, option).refuse(next=str(matter.pk))

        assert "holding, a: it leads into another finder." in refused.html
        assert refused["next"] == str(matter.pk)
        assert Option.objects.get(pk=option.pk).next_id != matter.pk

    def test_where_a_question_moves_away_from_the_answers_that_lead_to_it(self, desk, printed):
        other = make_tree("what-to-do", "matter")
        make_option(other.start, "a", Result.objects.get())

        refused = change_form(desk, printed).refuse(tree=str(other.pk))

        assert "holding, a: it leads into another finder." in refused.html

    def test_where_words_are_missing_in_one_language(self, desk, tree, printed):
        help_refused = change_form(desk, printed).refuse(help_en="Look at the front.")
        label_refused = change_form(desk, tree.start.options.get()).refuse(label_es="")

        assert "printed: help: no text in Spanish." in help_refused.html
        assert help_refused["help_en"] == "Look at the front."
        assert "This field is required." in label_refused.errors_at("label_es")

    def test_where_a_result_leads_to_nothing_that_readers_may_read(self, desk, tree, card):
        draft = make_guide(card=card, status=Status.DRAFT)
        form = change_form(desk, Result.objects.get())

        refused = form.refuse(**{"page_rows-0-page": str(draft.pk), "text_en": "Read this."})

        assert "it-is-this: a dead end, it leads to no published page and no topic." in refused.html
        assert refused["text_en"] == "Read this."
        assert ResultPage.objects.get().page_id == card.pk

    def test_where_a_new_result_leads_nowhere(self, desk, tree):
        words = {**both("title", "A bank card", "Una tarjeta bancaria"), **both("text", "Ask.", "Pregunte.")}

        refused = Form(desk, "/en/admin/content/result/add/").refuse(key="bank-card", **words)

        assert "bank-card: a dead end" in refused.html

    def test_where_the_page_of_a_result_is_changed_on_its_own(self, desk, tree, card):
        draft = make_guide(card=card, status=Status.DRAFT)

        refused = change_form(desk, ResultPage.objects.get()).refuse(page=str(draft.pk))

        assert "it-is-this: a dead end" in refused.html

    @pytest.mark.parametrize("start", ["", "another finder's"])
    def test_where_a_finder_loses_its_first_question(self, desk, tree, start):
        other = make_tree("what-to-do", "matter")

        refused = change_form(desk, tree).refuse(start=start and str(other.start_id), title_en="Which one?")

        assert "which-card: it has no first question of its own." in refused.html
        assert refused["title_en"] == "Which one?"

    def test_in_the_editors_language(self, desk, tree, printed):
        form = change_form(desk, printed, "es")

        refused = form.refuse(**answer_values(form, key="b", next=str(tree.start_id)), help_en="Look.")

        assert "printed: ayuda: falta el texto en español." in refused.html
        assert "Se puede dar vueltas sin fin por: holding, printed." in refused.html


class TestSaving:
    def test_a_question_that_no_answer_leads_to_yet_is_done_with_a_warning(self, desk, tree):
        form = Form(desk, "/en/admin/content/node/add/")
        values = answer_values(form, key="a", result=str(Result.objects.get().pk))

        form.send(tree=str(tree.pk), key="bank", question_en="Which bank?", question_es="¿Qué banco?", **values)
        list_page = desk.get("/en/admin/content/node/")

        assert Node.objects.filter(key="bank").exists()
        assert '<li class="warning">Bank: no answer leads to it.</li>' in said(list_page)

    def test_the_answer_that_leads_there_ends_the_warning(self, desk, tree, card):
        bank = make_node(tree, "bank")
        make_option(bank, "a", Result.objects.get())
        form = change_form(desk, tree.start)

        answer = form.send(**answer_values(form, key="b", next=str(bank.pk)))

        assert answer.status_code == 302
        assert "no answer leads to it" not in said(desk.get(answer.headers["Location"]))

    def test_a_broken_finder_can_be_mended_bit_by_bit(self, desk, tree, printed):
        Option.objects.update(label_es="")
        make_option(printed, "b", tree.start)

        words_mended = change_form(desk, tree.start.options.get()).send(label_es="Una tarjeta")
        form = change_form(desk, printed)
        circle_broken = form.send(**{"options-1-DELETE": "on", "options-0-label_es": "Sí"})

        assert (words_mended.status_code, circle_broken.status_code) == (302, 302)

    def test_a_new_finder_and_its_first_question_go_one_after_the_other(self, desk, card):
        result = make_result(pages=[card])

        Form(desk, "/en/admin/content/tree/add/").send(key="new", **both("title", "New", "Nuevo"))
        form = Form(desk, "/en/admin/content/node/add/")
        values = answer_values(form, key="a", result=str(result.pk))
        question = {"tree": str(Tree.objects.get().pk), "key": "first", **both("question", "What?", "¿Qué?")}
        form.send(**question, **values)
        answer = change_form(desk, Tree.objects.get()).send(start=str(Node.objects.get().pk))

        assert answer.status_code == 302
        assert Tree.objects.get().start == Node.objects.get()

    def test_an_answer_where_its_question_is_reached_shows_on_the_site_at_once(self, desk, tree, client):
        form = change_form(desk, tree.start)

        form.send(**answer_values(form, key="b", result=str(Result.objects.get().pk)))

        assert "Otra cosa" in said(client.get("/es/que-tarjeta/"))


class TestDeleting:
    def delete(self, client, row, language="en"):
        return client.post(address(row, language).replace("/change/", "/delete/"), {"post": "yes"}, follow=True)

    def test_the_only_answer_of_a_question_is_refused_and_nothing_is_logged(self, archive, printed):
        answer = self.delete(archive, printed.options.get())

        assert '<li class="error">Printed: a dead end, it has no answers.</li>' in said(answer)
        assert answer.redirect_chain[0][0] == "../change/"
        assert printed.options.exists()
        assert not LogEntry.objects.exists()

    def test_the_only_page_of_a_result_is_refused(self, archive, tree):
        answer = self.delete(archive, ResultPage.objects.get(), "es")

        assert "It-is-this: no lleva a ninguna parte" in said(answer)
        assert ResultPage.objects.exists()

    @pytest.mark.parametrize("model", [Node, Result])
    def test_what_answers_lead_to_is_refused_with_what_to_do(self, archive, printed, model):
        row = model.objects.exclude(key="holding").get()

        answer = self.delete(archive, row)

        assert "Let each of them lead elsewhere first, or delete it" in said(answer)
        assert address(row.led_from.get()) in said(answer)
        assert model.objects.filter(pk=row.pk).exists()

    def test_one_answer_of_several_is_done_and_says_what_nobody_reaches_then(self, archive, tree):
        make_option(tree.start, "b", Result.objects.get())

        answer = self.delete(archive, tree.start.options.get(key="a"))

        assert '<li class="warning">Printed: no answer leads to it.</li>' in said(answer)
        assert tree.start.options.count() == 1

    def test_several_answers_together_is_refused_as_a_whole(self, archive, tree, printed):
        make_option(tree.start, "b", Result.objects.get())
        chosen = [tree.start.options.get(key="b").pk, printed.options.get().pk]

        answer = archive.post(
            "/en/admin/content/option/",
            {"action": "delete_selected", "_selected_action": chosen, "post": "yes"},
            follow=True,
        )

        assert '<li class="error">Printed: a dead end, it has no answers.</li>' in said(answer)
        assert "Successfully deleted" not in said(answer)
        assert Option.objects.filter(pk__in=chosen).count() == 2
        assert not LogEntry.objects.exists()

    def test_several_results_that_answers_lead_to_is_refused_with_what_to_do(self, archive, tree):
        answer = archive.post(
            "/es/admin/content/result/",
            {"action": "delete_selected", "_selected_action": [Result.objects.get().pk]},
        )

        assert "Haga primero que cada una lleve a otro sitio" in said(answer)

    def test_is_not_for_editors(self, desk, printed):
        assert self.delete(desk, printed.options.get()).status_code == 403
        assert printed.options.exists()


class TestWithdrawingAPage:
    def test_that_is_all_a_result_has_is_refused_and_the_reason_stays_as_typed(self, desk, tree, card):
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

    def test_together_with_others_withdraws_none_of_them(self, desk, tree, card):
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

    def test_in_one_language_is_refused_in_its_form(self, desk, editor, tree, card):
        publish(card, by=editor)

        refused = change_form(desk, card).refuse(offered_in="en", pinyin="shèbǎo kǎ")

        assert "The result “Result it-is-this” of a finder would lead nowhere" in unescape(refused.html)
        assert refused["pinyin"] == "shèbǎo kǎ"
        assert Page.objects.get(pk=card.pk).offered_in == "both"


class TestTheDrawnTree:
    def test_shows_each_question_answer_and_result_in_both_languages_with_its_form(self, desk, tree, printed, card):
        html = change_form(desk, tree).html

        assert '<b class="tree__key">a</b>' in html
        assert '<p class="tree__printed" lang="zh-Hans" translate="no">社会保障卡</p>' in html
        for words in ("holding?", "¿printed?", "Respuesta a", "Resultado it-is-this"):
            assert words in html
        for row in (tree.start, printed, printed.options.get(), Result.objects.get()):
            assert f'href="{address(row)}"' in html
        assert f'href="/en/admin/content/page/{card.pk}/change/"' in html

    def test_leads_to_the_readers_pages(self, desk, tree):
        html = change_form(desk, tree).html

        for path in ("/en/which-card/", "/es/que-tarjeta/", "/en/which-card/?a=a.a", "/es/que-tarjeta/?a=a.a"):
            assert f'href="{path}"' in html

    def test_names_each_problem_above_and_at_its_place(self, desk, tree, printed):
        make_option(printed, "b", tree.start)

        html = change_form(desk, tree).html

        assert '<a href="#question-holding">A reader can go in circles through: holding, printed.</a>' in html
        assert "<li>A reader can go in circles through: holding, printed.</li>" in html

    def test_says_that_all_is_well_where_it_is(self, desk, tree):
        assert "Readers arrive, whatever they answer." in change_form(desk, tree).html
        assert "Se llega a un resultado, se responda lo que se responda." in change_form(desk, tree, "es").html

    def test_shows_what_stands_in_the_database_also_when_a_change_is_refused(self, desk, tree):
        refused = change_form(desk, tree).refuse(start="")

        assert "Readers arrive, whatever they answer." in refused.html

    def test_is_not_there_before_the_finder_is(self, desk):
        assert 'id="tree"' not in Form(desk, "/en/admin/content/tree/add/").html

    def test_is_one_link_away_from_each_of_its_rows(self, desk, tree, printed):
        for row in (printed, printed.options.get(), Result.objects.get(), ResultPage.objects.get()):
            assert f'href="{address(tree)}#tree"' in change_form(desk, row).html

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_of_the_finders_that_ship_has_no_problem_and_no_id_twice(self, desk, shipped, language):
        for tree in Tree.objects.all():
            form = change_form(desk, tree, language)
            ids = [element.get("id") for element in form.root.iter() if element.get("id")]

            assert len(ids) == len(set(ids))
            assert "errorlist" not in form.html
            assert form.html.count("question-") >= tree.nodes.count()
