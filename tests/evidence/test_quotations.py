"""A statement is written once: a page that quotes it shows the words, the proof and the way to where it stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.models import Quotation
from content.exchange.exporting import export_texts
from content.files import FILE_FORMATS
from content.publishing.models import Status
from content.publishing.workflow import publish, take_effect
from content.reader import Reader
from content.search.indexing import index_pages
from content.search.results import search
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def lost():
    """The page on which the statement lives."""
    page = make.make_question("lost-card", **make.both("title", "I lost my card", "Perdí mi tarjeta"))
    make.make_claim(page, "answer", text_en="", text_es="")
    return page


@pytest.fixture
def temporary(lost):
    words = make.both("text", "A temporary report lapses.", "La declaración provisional caduca.")
    return make.make_claim(lost, "point-1", position=1, **words)


@pytest.fixture
def abroad():
    """The page that quotes it, between two statements of its own."""
    page = make.make_question("abroad")
    for position, slot in enumerate(("answer", "point-1", "point-2")):
        make.make_claim(page, slot, position=position, **make.both("text", f"Own {slot}.", f"Propio {slot}."))
    return page


@pytest.fixture
def quotation(abroad, temporary):
    return quote(abroad, temporary, after="point-1")


def quote(page, claim, **fields):
    return Quotation.objects.create(page_id=page.pk, claim_id=claim.pk, **fields)


def read(client, page, language="en", query=""):
    answer = client.get(page.path_in(language) + query)
    assert answer.status_code == 200
    return answer.content.decode()


class TestAQuotation:
    @pytest.mark.parametrize(
        ("language", "words", "title"),
        [("en", "A temporary report lapses.", "I lost my card"), ("es", "La declaración provisional", "Perdí mi tar")],
    )
    def test_stands_in_its_place_with_the_way_home(self, client, abroad, lost, quotation, language, words, title):
        html = read(client, abroad, language)

        own = "Own" if language == "en" else "Propio"
        assert html.index(f"{own} point-1.") < html.index(words) < html.index(f"{own} point-2.")
        assert f'<a href="{lost.path_in(language)}#point-1">{title}' in html
        assert 'id="point-lost-card-point-1"' in html

    def test_without_a_place_stands_at_the_end(self, client, abroad, temporary):
        quote(abroad, temporary)

        html = read(client, abroad)

        assert html.index("Own point-2.") < html.index("A temporary report lapses.")

    def test_several_at_one_place_stand_in_their_order(self, client, abroad, lost, temporary):
        second = make.make_claim(lost, "point-2", text_en="The formal one does not.")
        quote(abroad, temporary, after="point-1", position=1)
        quote(abroad, second, after="point-1", position=0)

        html = read(client, abroad)

        assert html.index("The formal one does not.") < html.index("A temporary report lapses.")

    def test_changes_wherever_it_is_shown(self, client, abroad, lost, temporary, quotation):
        guide = make.make_guide("loss")
        make.make_claim(guide, "answer")
        quote(guide, temporary)
        temporary.text_en = "A temporary report lapses after five days."
        temporary.save()

        assert all("after five days" in read(client, page) for page in (abroad, lost, guide))

    def test_may_be_the_answer_of_its_page(self, client, abroad, lost):
        quote(abroad, lost.claims.get(slot="answer"))

        assert lost.short_answer_en in read(client, abroad)

    @pytest.mark.parametrize("kind", ["card", "scheme", "guide", "correction", "comparison", "page"])
    def test_is_shown_on_every_kind_of_page(self, client, temporary, kind):
        cards = [make.make_card("one"), make.make_card("two")]
        makers = {
            "card": lambda: cards[0],
            "scheme": make.make_scheme,
            "guide": make.make_guide,
            "correction": make.make_correction_page,
            "comparison": lambda: make.make_comparison(*cards),
            "page": make.make_page,
        }
        page = makers[kind]()
        make.make_claim(page, "answer")
        quote(page, temporary)

        assert "A temporary report lapses." in read(client, page)

    def test_brings_what_holds_in_a_place_to_whoever_chose_it(self, client, abroad, lost, quotation):
        beijing = make.make_region()
        make.make_claim(lost, "point-1", region=beijing, text_en="In Beijing it lasts ten days.")

        html = read(client, abroad, query="?in=beijing")

        assert html.index("In Beijing it lasts ten days.") < html.index("A temporary report lapses.")

    def test_of_one_place_comes_alone_and_says_where_it_holds(self, client, abroad, lost, temporary):
        quoted = make.make_claim(lost, "point-1", region=make.make_region(), text_en="In Beijing it lasts ten days.")
        make.make_claim(lost, "point-1", region=make.make_region("shanghai"), text_en="In Shanghai it lasts five.")
        quote(abroad, quoted)

        html = read(client, abroad)

        assert "In Beijing it lasts ten days." in html
        assert "In Shanghai it lasts five." not in html
        assert "A temporary report lapses." not in html
        assert f'href="{lost.path_in("en")}#point-1-beijing"' in html

    def test_is_gone_with_what_is_held_back(self, client, abroad, temporary, quotation):
        temporary.hold = "Doubtful."
        temporary.save()

        assert "A temporary report lapses." not in read(client, abroad)

    def test_is_gone_with_a_page_that_readers_cannot_read(self, client, abroad, lost, quotation):
        type(lost).objects.filter(pk=lost.pk).update(status=Status.WITHDRAWN)

        assert "A temporary report lapses." not in read(client, abroad)

    def test_costs_no_query(self, client, abroad, lost, django_assert_num_queries):
        read(client, abroad)
        with CaptureQueriesContext(connection) as before:
            read(client, abroad)
        for number in range(2, 8):
            quote(abroad, make.make_claim(lost, f"point-{number}"))

        with django_assert_num_queries(len(before)):
            read(client, abroad)

    def test_goes_into_the_file_to_keep(self, client, temporary):
        guide = make.make_guide("loss")
        make.make_step(guide)
        quote(guide, temporary)

        file = client.get(f"{guide.path_in('es')}bolsillo/").content.decode()

        assert "La declaración provisional caduca." in file
        assert "A temporary report lapses." in file
        assert "/es/preguntas/lost-card-es/#point-1" in file


class TestSearch:
    def test_finds_the_page_that_quotes_and_first_the_one_that_says_it(self, abroad, lost, temporary, quotation):
        temporary.text_en = "A provisional declaration lapses after a fortnight."
        temporary.save()
        index_pages([abroad.pk, lost.pk])

        found = [page.key for page in search("provisional declaration fortnight", Reader("en")).pages]

        assert found == ["lost-card", "abroad"]

    def test_reads_the_quoting_page_anew_when_the_statement_changes(
        self, abroad, lost, temporary, quotation, django_capture_on_commit_callbacks
    ):
        index_pages([abroad.pk, lost.pk])
        temporary.text_en = "It lapses after a fortnight."
        temporary.save()
        with django_capture_on_commit_callbacks(execute=True):
            take_effect(lost, by=None)

        assert {page.key for page in search("fortnight", Reader("en")).pages} == {"lost-card", "abroad"}


class TestHistory:
    def test_of_the_quoting_page_tells_of_the_quotation(self, client, abroad, temporary):
        publish(abroad, by=None)
        quote(abroad, temporary)
        publish(abroad, by=None)

        html = client.get("/en/history/question/abroad/").content.decode()

        assert "Statement quoted from “I lost my card”" in html

    def test_of_the_quoting_page_is_silent_about_a_change_of_the_words(self, abroad, lost, temporary, quotation):
        publish(abroad, by=None)
        publish(lost, by=None)
        before = type(abroad).objects.get(pk=abroad.pk)
        temporary.text_en = "It lapses after a fortnight."
        temporary.save()
        take_effect(lost, by=None)

        after = type(abroad).objects.get(pk=abroad.pk)
        assert after.changed_at == before.changed_at
        assert after.revisions.count() == 1
        assert after.version > before.version


class TestFiles:
    def test_hold_quotations_by_the_address_of_the_statement(self, abroad, quotation):
        text = export_texts(FILE_FORMATS)["questions/abroad.yaml"]

        assert "quotes:\n- claim: question/lost-card#point-1\n  after: point-1\n" in text
