"""The glossary: every term with its proof, in the order of the reader's language."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.glossary.models import BannedRendering, Term
from content.glossary.terms import by_letter, read_terms
from content.publishing.models import Status
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def ban(term, text, language, **fields):
    reasons = make.both("reason", f"{text} misleads.", f"{text} confunde.")
    return BannedRendering.objects.create(term=term, text=text, language=language, **reasons, **fields)


class TestReadTerms:
    def test_follows_the_alphabet_of_the_language_without_minding_accents(self):
        make.make_term("activation", **make.both("rendering", "activation", "puesta en marcha"))
        make.make_term("clinic", **make.both("rendering", "clinic", "ámbito"))
        make.make_term("bill", **make.both("rendering", "Bill", "Recibo"))

        assert [term.key for term in read_terms(Reader("en"))] == ["activation", "bill", "clinic"]
        assert [term.key for term in read_terms(Reader("es"))] == ["clinic", "activation", "bill"]

    def test_says_what_not_to_call_it_in_the_readers_language_only(self):
        term = make.make_term()
        ban(term, "payout", "en")
        ban(term, "pago", "es")

        [english], [spanish] = read_terms(Reader("en")), read_terms(Reader("es"))

        assert [banned.text for banned in english.banned] == ["payout"]
        assert [banned.reason for banned in spanish.banned] == ["pago confunde."]

    def test_links_the_articles_that_readers_may_see(self):
        law = make.make_law()
        seen, draft = make.make_provision(law, "28"), make.make_provision(law, "29", status=Status.DRAFT)
        make.make_term(provisions=[seen, draft])

        [term] = read_terms(Reader("en"))

        assert [provision.url for provision in term.provisions] == [seen.path_in("en")]

    def test_links_no_source_that_may_not_be_linked(self):
        make.make_term(sources=[make.make_source("mirror", may_link=False)])

        [term] = read_terms(Reader("en"))

        assert term.sources[0].url == ""

    def test_asks_five_questions_however_many_terms(self):
        for key in ("one", "two", "three", "four", "five", "six"):
            make.make_term(key, sources=[make.make_source(f"{key}-source")])

        with CaptureQueriesContext(connection) as queries:
            read_terms(Reader("en"))

        assert len(queries) == 5


class TestByLetter:
    def test_puts_an_accented_letter_with_its_plain_one(self):
        make.make_term("a", **make.both("rendering", "account", "acceso"))
        make.make_term("b", **make.both("rendering", "b", "ámbito"))

        [letter] = by_letter(read_terms(Reader("es")))

        assert (letter.letter, len(letter.terms)) == ("A", 2)

    def test_puts_digits_and_signs_under_one_heading(self):
        make.make_term("line", **make.both("rendering", "12333 line"))

        [letter] = by_letter(read_terms(Reader("en")))

        assert (letter.letter, letter.anchor) == ("#", "letter-signs")


class TestGlossaryPage:
    def test_shows_the_term_with_its_chinese_pinyin_and_meaning(self, client):
        make.make_term()

        html = page(client, "/es/glosario/")

        assert 'id="settlement"' in html
        assert 'lang="zh-Hans" translate="no">结算' in html
        assert 'lang="zh-Latn" translate="no">jiésuàn' in html
        assert "Qué es settlement." in html

    def test_says_when_nobody_confirms_a_term(self, client):
        make.make_term(verified=False)

        assert "Nobody confirms this" in page(client, "/en/glossary/")

    def test_escapes_what_an_editor_wrote(self, client):
        ban(make.make_term(), "<b>payout</b>", "en")

        assert "<b>payout" not in page(client, "/en/glossary/")

    @pytest.mark.usefixtures("shipped")
    @pytest.mark.parametrize(("language", "path"), [("en", "/en/glossary/"), ("es", "/es/glosario/")])
    def test_holds_every_term_that_ships(self, client, language, path):
        html = page(client, path)

        missing = [key for key in Term.objects.values_list("key", flat=True) if html.count(f'id="{key}"') != 1]
        assert missing == []
