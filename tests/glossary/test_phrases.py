"""The sentences to show, by place and one by one."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.glossary.models import Phrase
from content.glossary.phrases import by_place, read_phrases
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


class TestByPlace:
    def test_shows_a_sentence_in_full_once_and_names_it_at_its_other_places(self):
        make.make_phrase("set-password", places="centre bank")

        centre, bank = by_place(read_phrases(Reader("en")))

        assert [phrase.key for phrase in centre.phrases] == ["set-password"]
        assert [phrase.key for phrase in bank.also] == ["set-password"]
        assert bank.phrases == ()

    def test_leaves_out_places_where_nothing_is_said(self):
        make.make_phrase(places="bank")

        assert [place.key for place in by_place(read_phrases(Reader("en")))] == ["bank"]

    def test_says_where_else_a_sentence_is_said(self):
        make.make_phrase(places="centre bank hospital")

        [phrase] = read_phrases(Reader("en"))

        assert phrase.other_places == ("Bank", "Hospital")


class TestPhraseList:
    def test_leads_to_the_card_with_the_replies_in_the_readers_language(self, client):
        phrase = make.make_phrase(replies=[make.make_reply()])
        assert f'href="/es/frases/{phrase.key}/"' in page(client, "/es/frases/")

        html = page(client, f"/es/frases/{phrase.key}/")

        assert "Respuesta yes." in html
        assert "Reply yes." not in html

    def test_asks_as_many_questions_for_two_sentences_as_for_six(self, client):
        def with_phrases(keys):
            for key in keys:
                make.make_phrase(key, replies=[make.make_reply(key)])
            with CaptureQueriesContext(connection) as queries:
                page(client, "/en/phrases/")
            return len(queries)

        assert with_phrases(["one", "two"]) == with_phrases(["three", "four", "five", "six"]) <= 12

    @pytest.mark.usefixtures("shipped")
    @pytest.mark.parametrize("path", ["/en/phrases/", "/es/frases/"])
    def test_holds_every_sentence_that_ships(self, client, path):
        html = page(client, path)

        missing = [key for key in Phrase.objects.values_list("key", flat=True) if html.count(f'id="{key}"') != 1]
        assert missing == []


class TestPhraseCard:
    def test_shows_the_sentence_with_answers_to_point_at(self, client):
        make.make_phrase(replies=[make.make_reply()])

        html = page(client, "/es/frases/activate-bank-side/")

        assert "我想激活社保卡的金融功能。" in html
        assert "可以。" in html

    def test_sends_search_engines_to_the_list(self, client):
        make.make_phrase()

        html = page(client, "/en/phrases/activate-bank-side/")

        assert 'content="noindex"' in html
        assert 'rel="canonical" href="http://' in html
        assert '/en/phrases/">' in html

    def test_leads_to_itself_in_the_other_language(self, client):
        make.make_phrase()

        assert client.get("/es/frases/activate-bank-side/").context["head"].alternate.url == (
            "/en/phrases/activate-bank-side/"
        )

    def test_does_not_exist_for_an_unknown_key(self, client):
        assert client.get("/en/phrases/no-such-phrase/").status_code == 404
