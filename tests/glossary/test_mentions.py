"""Terms are explained in place, once a page, without a script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.glossary.mentions import explain_terms
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def terms():
    make.make_term(
        "bank-function",
        zh="金融功能",
        pinyin="jīnróng gōngnéng",
        **make.both("rendering", "bank function (financial function)", "función bancaria"),
        **make.both("definition", "The bank half of the card.", "La mitad bancaria."),
    )
    make.make_term("card", zh="社会保障卡", **make.both("rendering", "social security card", "tarjeta social"))
    make.make_term("electronic", zh="电子社保卡", **make.both("rendering", "electronic social security card"))
    make.make_term("normal", zh="正常", **make.both("rendering", "normal"))


def prose(html):
    return f'<div class="prose">{html}</div>'


def explained(html, language="en"):
    return explain_terms(prose(html), language)


class TestMention:
    def test_gets_the_chinese_and_opens_pinyin_meaning_and_glossary(self):
        html = explained("<p>Activate the bank function.</p>")

        assert '<dfn>bank function</dfn><span class="gloss"> <button popovertarget="term-bank-function"' in html
        assert 'lang="zh-Hans" translate="no">金融功能</button><span popover id="term-bank-function">' in html
        assert '<b lang="zh-Latn" translate="no">jīnróng gōngnéng</b> The bank half of the card.' in html
        assert 'href="/en/glossary/#bank-function"' in html

    def test_is_explained_the_first_time_only(self):
        html = explain_terms(prose("<p>The bank function.</p>") + prose("<p>The bank function again.</p>"), "en")

        assert html.count("<dfn>") == 1

    def test_is_found_in_the_plural_and_with_a_capital(self):
        assert "<dfn>Bank functions</dfn>" in explained("<p>Bank functions differ.</p>")
        assert "<dfn>funciones bancarias</dfn>" in explained("<p>Las funciones bancarias.</p>", "es")
        assert "<dfn>tarjetas sociales</dfn>" in explained("<p>Dos tarjetas sociales.</p>", "es")

    def test_is_the_longest_term_that_stands_there(self):
        html = explained("<p>The electronic social security card.</p>")

        assert "<dfn>electronic social security card</dfn>" in html
        assert html.count("<dfn>") == 1

    @pytest.mark.parametrize(
        "html",
        [
            '<p><a href="/">bank function</a></p>',
            "<h3>Bank function</h3>",
            "<blockquote><p>The bank function</p></blockquote>",
            "<p><code>bank function</code></p>",
            "<p>non-bank function</p>",
            "<p>A normal card.</p>",
        ],
    )
    def test_is_left_alone_in_links_headings_and_quotations_and_as_part_of_another_word(self, html):
        assert explained(html) == prose(html)

    def test_is_left_alone_outside_of_prose(self):
        assert explain_terms("<p>The bank function.</p>", "en") == "<p>The bank function.</p>"

    def test_is_left_alone_where_its_chinese_is_shown_already(self):
        title = '<h1>Social security card <span lang="zh-Hans" translate="no">社会保障卡</span></h1>'
        followed = '<p>The bank function (<span lang="zh-Hans" translate="no">金融功能</span>) rests.</p>'

        assert "<dfn>" not in explain_terms(title + prose("<p>The social security card.</p>"), "en")
        assert explained(followed) == prose(followed)

    def test_costs_one_query_a_minute(self):
        with CaptureQueriesContext(connection) as captured:
            explained("<p>The bank function.</p>")
            explained("<p>The social security card.</p>")

        assert len(captured) == 1
