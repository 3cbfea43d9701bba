"""Texts are made once: stored when they are written, made again when what they name has changed."""

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from content.glossary.models import Term
from content.publishing.made_texts import MadeReference, MadeText
from content.publishing.making import make_all, wrong_texts
from content.publishing.prose import Prose, words_of
from content.publishing.workflow import publish, withdraw
from content.reader import Reader
from tests import factories as make

ENGLISH = Reader("en")


@pytest.fixture
def written(db, django_capture_on_commit_callbacks):
    """Do something as an editor does, and let what waits for its end happen."""

    def do(change, *args, **more):
        connection.run_on_commit.clear()
        with django_capture_on_commit_callbacks(execute=True):
            return change(*args, **more)

    return do


def html_of(text):
    return MadeText.objects.get(form="blocks", language="en", text=text).html


@pytest.fixture
def no_markdown(monkeypatch):
    def refuse(*args, **kwargs):
        raise AssertionError("Markdown was read")

    monkeypatch.setattr("content.markup.dialect._convert", refuse)


NAMING = "See *this* card: [[card:social-security-card]]."


class TestAText:
    def test_is_made_when_it_is_written(self, written):
        guide = make.make_guide()

        written(make.make_claim, guide, "cost", text_en="It costs *nothing*.", text_es="No cuesta *nada*.")

        assert html_of("It costs *nothing*.") == "<p>It costs <em>nothing</em>.</p>"
        assert MadeText.objects.filter(language="es", form="inline", html="No cuesta <em>nada</em>.").exists()

    def test_is_read_in_one_query_without_markdown(self, written, request, django_assert_num_queries):
        written(make.make_claim, make.make_guide(), "cost", text_en="It costs *nothing*.")
        request.getfixturevalue("no_markdown")
        prose = Prose(ENGLISH)
        prose.want(blocks=["It costs *nothing*."], inline=["It costs *nothing*."])

        with django_assert_num_queries(1):
            assert prose.blocks("It costs *nothing*.") == "<p>It costs <em>nothing</em>.</p>"
            assert prose.inline("It costs *nothing*.") == "It costs <em>nothing</em>."

    @pytest.mark.django_db
    def test_that_nobody_made_is_made_as_it_is_read(self):
        assert Prose(ENGLISH).blocks("It costs *nothing*.") == "<p>It costs <em>nothing</em>.</p>"
        assert not MadeText.objects.exists()

    @pytest.mark.django_db
    def test_gives_lists_its_words(self):
        assert words_of("A *card* & a [term](term:juzhuzheng)", ENGLISH) == "A card & a term"
        assert words_of(None, ENGLISH) == ""

    def test_taken_back_with_its_transaction_is_not_made(self, written):
        guide = make.make_guide()

        def change_one_s_mind():
            with transaction.atomic():
                make.make_claim(guide, "cost", text_en="It costs *nothing*.")
                transaction.set_rollback(True)

        written(change_one_s_mind)

        assert not MadeText.objects.filter(text="It costs *nothing*.").exists()


class TestWhatATextNames:
    @pytest.fixture
    def card(self, db):
        return make.make_card("social-security-card", title_en="Social security card", slug_en="ssc")

    @pytest.fixture
    def naming(self, written, card):
        return written(make.make_claim, make.make_guide(), "cost", text_en=NAMING)

    def test_changes_it_with_its_title_and_address(self, written, card, naming):
        assert '<a href="/en/cards/ssc/">Social security card</a>' in html_of(NAMING)

        card.title_en, card.slug_en = "The card", "the-card"
        written(card.save)

        assert '<a href="/en/cards/the-card/">The card</a>' in html_of(NAMING)

    def test_keeps_its_words_without_a_link_where_readers_may_not_see_it(self, written, card, naming):
        written(withdraw, card, by=None, reason={"en": "Gone", "es": "Ya no"})

        assert "<a" not in html_of(NAMING)

    def test_that_comes_later_is_linked_then(self, written, db):
        text = "See the [[card:new-card]]."
        written(make.make_claim, make.make_guide(), "cost", text_en=text)
        assert "reference--broken" in html_of(text)

        written(make.make_card, "new-card", title_en="The new card", slug_en="the-new-card")

        assert '<a href="/en/cards/the-new-card/">The new card</a>' in html_of(text)

    def test_may_be_a_term(self, written, db):
        term = make.make_term("juzhuzheng", rendering_en="residence permit")
        written(make.make_claim, make.make_guide(), "cost", text_en="Bring your [[term:juzhuzheng]].")
        assert ">residence permit</dfn>" in html_of("Bring your [[term:juzhuzheng]].")

        Term.objects.filter(pk=term.pk).update(rendering_en="permit to reside")
        written(Term.objects.get(pk=term.pk).save)

        assert ">permit to reside</dfn>" in html_of("Bring your [[term:juzhuzheng]].")

    def test_is_not_asked_again_where_it_means_the_same(self, written, card, naming, no_markdown):
        written(card.save)

        assert MadeReference.objects.filter(key="social-security-card").count() == 3


class TestMakingAll:
    def test_makes_what_was_written_past_the_forms_and_removes_what_is_said_no_more(self, written):
        claim = written(make.make_claim, make.make_guide(), "cost", text_en="It costs *nothing*.")
        type(claim).objects.filter(pk=claim.pk).update(text_en="It costs *much*.")

        call_command("make_prose", verbosity=0)

        assert html_of("It costs *much*.") == "<p>It costs <em>much</em>.</p>"
        assert not MadeText.objects.filter(text="It costs *nothing*.").exists()

    def test_makes_again_what_older_code_made(self, written):
        written(make.make_claim, make.make_guide(), "cost", text_en="It costs *nothing*.")
        MadeText.objects.update(made_by="older", html="old")

        make_all()

        assert html_of("It costs *nothing*.") == "<p>It costs <em>nothing</em>.</p>"

    def test_tells_what_stands_otherwise_than_it_would_be_made(self, written):
        written(make.make_claim, make.make_guide(), "cost", text_en="It costs *nothing*.")
        MadeText.objects.filter(form="blocks").update(html="<p>It is dear.</p>")

        assert {row.form for row in wrong_texts()} == {"blocks"}


def test_a_page_is_published_with_its_texts(written):
    guide = make.make_guide(body_en="Some *body*.", body_es="Un *cuerpo*.")

    written(publish, guide, by=None)

    assert not list(wrong_texts())
