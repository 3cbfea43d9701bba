"""Who reads and where, in the address of pages and in the links between them."""

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from content.evidence.reading.carrying import Refused, carried, carry_links, choose
from content.reader import AudienceFacts, Reader
from tests import factories as make

WORKER = Reader("en", audience=AudienceFacts("foreign-worker", "Foreign workers"))


class TestCarriedAddress:
    @pytest.mark.parametrize(
        ("url", "expected"),
        [
            ("/en/guides/report-lost-card/", "/en/guides/report-lost-card/?for=foreign-worker"),
            ("/es/guias/perdida/bolsillo/#paso", "/es/guias/perdida/bolsillo/?for=foreign-worker#paso"),
            ("/en/which-card/?a=x.y", "/en/which-card/?a=x.y&for=foreign-worker"),
            ("?only=differences", "?only=differences&for=foreign-worker"),
            ("/en/law/social-insurance-law/", "/en/law/social-insurance-law/"),
            ("/en/questions/lost-card/", "/en/questions/lost-card/?for=foreign-worker"),
            ("/es/regimenes/desempleo/", "/es/regimenes/desempleo/?for=foreign-worker"),
            ("https://example.cn/en/guides/x/", "https://example.cn/en/guides/x/"),
            ("#step-1", "#step-1"),
        ],
    )
    def test_says_for_whom_where_it_means_something(self, url, expected):
        assert carried(url, WORKER) == expected


class TestCarriedLinks:
    def test_are_not_for_search_engines_to_follow(self):
        link = '<a class="x" href="/en/cards/social-security-card/" lang="en">'

        assert carry_links(link, WORKER) == (
            '<a class="x" href="/en/cards/social-security-card/?for=foreign-worker" lang="en" rel="nofollow">'
        )

    def test_keep_what_they_were(self):
        link = '<a href="/es/guias/perdida/" hreflang="es" rel="alternate">'

        assert 'rel="alternate nofollow"' in carry_links(link, WORKER)

    def test_escape_what_joins_parameters(self):
        assert 'href="?a=b&amp;for=foreign-worker"' in carry_links('<a href="?a=b">', WORKER)

    @pytest.mark.parametrize(
        "html",
        [
            '<link rel="canonical" href="/en/cards/x/">',
            '<a href="/en/cards/x/" rel="nofollow" data-chooses>',
            '<a href="/en/law/">',
        ],
    )
    def test_leave_the_rest_alone(self, html):
        assert carry_links(html, WORKER) == html


@pytest.mark.django_db
class TestChoose:
    @pytest.fixture(autouse=True)
    def _rows(self):
        make.make_audience()
        make.make_region("beijing")

    def test_finds_reader_and_place_in_one_query(self):
        with CaptureQueriesContext(connection) as queries:
            reader = choose(QueryDict("for=foreign-worker&in=beijing"), Reader("es"))

        assert (reader.audience.name, reader.place.name) == ("Trabajadores extranjeros", "Pekín")
        assert len(queries) == 1

    def test_asks_nothing_where_nothing_is_chosen(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            assert not choose(QueryDict("utm=x"), Reader("en")).has_chosen

    @pytest.mark.parametrize(
        ("asked", "rest"),
        [
            ("for=nobody", ""),
            ("for=", ""),
            ("in=nationwide", ""),
            ("in=foreign-worker", ""),
            ("for=foreign-worker&for=foreign-worker", ""),
            ("for=nobody&in=beijing&only=differences", "in=beijing&only=differences"),
        ],
    )
    def test_refuses_what_does_not_exist_and_keeps_the_rest(self, asked, rest):
        with pytest.raises(Refused) as refused:
            choose(QueryDict(asked), Reader("en"))

        assert refused.value.query.urlencode() == rest


@pytest.mark.django_db
class TestPages:
    @pytest.fixture
    def guide(self):
        guide = make.make_guide()
        make.make_step(guide).audiences.add(make.make_audience())
        make.make_region("beijing")
        return guide

    def test_lead_for_good_to_the_address_without_what_does_not_exist(self, client, guide):
        response = client.get(f"{guide.path_in('en')}?for=nobody&in=beijing")

        assert (response.status_code, response["Location"]) == (301, f"{guide.path_in('en')}?in=beijing")

    def test_carry_the_choice_to_cards_and_to_the_other_language(self, client, guide):
        html = client.get(f"{guide.path_in('en')}?for=foreign-worker").content.decode()

        assert f'href="{guide.card.path_in("en")}?for=foreign-worker"' in html
        assert f'href="{guide.path_in("es")}?for=foreign-worker"' in html
        assert 'href="/en/law/"' in html

    def test_are_the_clean_page_for_search_engines(self, client, guide):
        html = client.get(f"{guide.path_in('en')}?for=foreign-worker&in=beijing").content.decode()

        assert f'<link rel="canonical" href="{guide.canonical_in("en")}">' in html

    def test_ignore_parameters_they_do_not_know(self, client, guide):
        response = client.get(f"{guide.path_in('en')}?utm=x")

        assert response.status_code == 200
        assert "utm" not in response.content.decode()

    def test_say_that_nothing_local_is_recorded_and_whom_to_call(self, client, guide):
        html = client.get(f"{guide.path_in('en')}?in=beijing").content.decode()

        assert "No local rule is recorded here for Beijing." in html
        assert 'href="tel:12333"' in html

    def test_carry_the_choice_through_a_redirect(self, client, guide):
        one, other = make.make_card("bank-card"), guide.card
        for card in (one, other):
            make.make_value(card, make.make_feature(card.key))

        response = client.get(f"/en/compare/?cards={one.slug_en}&cards={other.slug_en}&for=foreign-worker")

        assert response["Location"].endswith("/?for=foreign-worker")

    @pytest.mark.parametrize("path", ["/en/cards/", "/en/guides/", "/en/compare/", "/es/tarjetas/"])
    def test_carry_the_choice_through_the_lists(self, client, guide, path):
        html = client.get(f"{path}?in=beijing").content.decode()

        assert 'href="/en/cards/?in=beijing"' in html or 'href="/es/tarjetas/?in=beijing"' in html
