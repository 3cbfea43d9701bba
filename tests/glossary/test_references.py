"""References from prose to phrases, beside those to pages and terms."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.markup import render_inline
from content.publishing.references import page_resolver
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


def rendered(text, language="en"):
    return render_inline(text, resolve=page_resolver(Reader(language)), language=language, on_unknown="show")


class TestResolver:
    def test_leads_a_phrase_to_its_card_labelled_in_chinese(self):
        make.make_phrase("take-number", zh="请问在哪里取号？")

        html = rendered("[[phrase:take-number]]")

        assert 'href="/en/phrases/take-number/"' in html
        assert '<span lang="zh-Hans" translate="no">请问在哪里取号？</span>' in html

    def test_leads_to_pages(self):
        card = make.make_card()

        assert card.path_in("en") in rendered("[[card:social-security-card]]")

    def test_leaves_a_term_its_words(self):
        make.make_term()

        assert rendered("[settles](term:settlement)") == '<dfn data-note="settlement">settles</dfn>'

    def test_leads_nowhere_for_a_term_that_does_not_exist(self):
        assert "reference--broken" in rendered("[[term:no-such-term]]")

    def test_asks_two_questions_however_many_are_named(self):
        make.make_card()
        for key in ("one", "two", "three"):
            make.make_term(key)
        make.make_phrase("take-number")

        with CaptureQueriesContext(connection) as queries:
            rendered("[[card:social-security-card]] [[term:one]] [[term:two]] [[term:three]] [[phrase:take-number]]")

        assert len(queries) == 2
