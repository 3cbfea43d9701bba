"""A term that a text names is explained in place, once a page, without a script: the one that the editor named."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.glossary.term_notes import explain_terms, without_notes
from content.markup import plain, render
from content.publishing.references import page_resolver
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def terms():
    make.make_term(
        "bank-function",
        zh="金融功能(银行功能)",
        pinyin="jīnróng gōngnéng",
        **make.both("rendering", "bank function (financial function)", "función bancaria"),
        **make.both("definition", "The bank half of the card.", "La mitad bancaria."),
    )
    permit = make.both("rendering", "residence permit", "permiso de residencia")
    make.make_term("juliu-xuke", zh="居留许可", **permit)
    make.make_term("juzhuzheng", zh="居住证", **permit)


def rendered(text, language="en"):
    return render(text, resolve=page_resolver(Reader(language)), language=language, on_unknown="show")


def explained(text, language="en"):
    return explain_terms(rendered(text, language), Reader(language))


class TestNote:
    def test_stands_beside_the_words_and_opens_pinyin_meaning_and_glossary(self):
        html = explained("Activate the [bank side](term:bank-function).")

        assert '<dfn>bank side</dfn><span class="gloss"> <button popovertarget="term-bank-function"' in html
        assert 'lang="zh-Hans" translate="no">金融功能</button><span popover id="term-bank-function">' in html
        assert '<b>bank function</b> <i lang="zh-Latn" translate="no">jīnróng gōngnéng</i>. The bank half' in html
        assert 'href="/en/glossary/#bank-function"' in html

    def test_is_that_of_the_term_named_of_two_with_the_same_words(self):
        chinese = explained("Bring the [residence permit](term:juzhuzheng).")
        foreign = explained("Lleve el [permiso de residencia](term:juliu-xuke).", "es")

        assert "居住证</button>" in chinese
        assert "居留许可" not in chinese
        assert "居留许可</button>" in foreign
        assert "居住证" not in foreign

    @pytest.mark.parametrize("text", ["The bank function.", "Bring the residence permit.", "A *bank function*"])
    def test_is_never_found_by_the_words_alone(self, text):
        assert explained(text) == rendered(text)

    def test_stands_beside_our_rendering_where_the_writer_gives_no_words(self):
        assert "<dfn>permiso de residencia</dfn>" in explained("[[term:juzhuzheng]]", "es")

    def test_stands_at_the_first_mention_only(self):
        html = explained("The [bank function](term:bank-function).\n\nThe [bank *function*](term:bank-function) again.")

        assert html.count("<dfn>") == 1
        assert html.endswith("<p>The bank <em>function</em> again.</p>")

    def test_is_left_out_where_the_page_has_shown_the_chinese(self):
        title = '<h1>Bank function <span lang="zh-Hans" translate="no">金融功能</span></h1>'

        html = explain_terms(title + rendered("The [bank function](term:bank-function)."), Reader("en"))

        assert html == title + "<p>The bank function.</p>"

    def test_keeps_chinese_among_the_words_marked(self):
        assert '<dfn>permit <span lang="zh-Hans" translate="no">证</span></dfn>' in explained(
            "[permit 证](term:juzhuzheng)"
        )

    def test_of_a_term_that_does_not_exist_is_shown_as_a_broken_reference(self):
        assert 'class="reference--broken">permit<' in explained("[permit](term:no-such-term)")

    def test_costs_one_query_however_many(self):
        html = rendered("[[term:bank-function]] [[term:juzhuzheng]] [[term:juliu-xuke]]")

        with CaptureQueriesContext(connection) as captured:
            explain_terms(html, Reader("en"))
            explain_terms("<p>The bank function.</p>", Reader("en"))

        assert len(captured) == 1


class TestWords:
    def test_stand_alone_where_nothing_can_open(self):
        html = without_notes(rendered("The [bank **function**](term:bank-function)."))

        assert html == "<p>The bank <strong>function</strong>.</p>"

    def test_stand_alone_in_descriptions_and_search(self):
        assert plain("The [bank side](term:bank-function).") == "The bank side."
        assert plain("[[term:juzhuzheng]]", resolve=page_resolver(Reader("en"))) == "residence permit"
