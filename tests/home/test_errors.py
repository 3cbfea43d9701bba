"""What readers see when there is no page, or when something broke."""

import pytest
from django.test import Client, RequestFactory

from content.home.errors import server_error
from content.publishing.models import Page
from tests import factories as make

pytestmark = pytest.mark.django_db


class TestNotFound:
    @pytest.mark.parametrize(("path", "language"), [("/en/nothing-here/", "en"), ("/es/tarjetas/nada/", "es")])
    def test_speaks_the_language_of_the_address_and_offers_a_search(self, client, path, language):
        response = client.get(path)

        html = response.content.decode()
        assert response.status_code == 404
        assert f'<html lang="{language}">' in html
        assert 'role="search"' in html
        assert '<meta name="robots" content="noindex">' in html

    def test_speaks_the_reader_s_language_where_the_address_names_none(self, client):
        response = client.get("/wp-login.php", headers={"accept-language": "es"})

        assert response.status_code == 404
        assert '<html lang="es">' in response.content.decode()
        assert response["Cache-Control"] == "no-store"

    def test_leads_to_the_page_in_the_other_language_where_only_that_exists(self, client):
        card = make.make_card(offered_in="es", slug_en="electronic-card")

        response = client.get("/en/cards/electronic-card/")

        assert response.status_code == 404
        assert f'href="{card.path_in("es")}" hreflang="es" lang="es"' in response.content.decode()
        assert "Its translation is not complete yet" in response.content.decode()

    def test_is_announced_on_a_page_that_the_other_language_lacks(self, client):
        card = make.make_card(offered_in="en")

        html = client.get(card.path_in("en")).content.decode()

        assert "This page is not yet in Spanish: its translation is not complete" in html
        assert 'rel="alternate"' not in html.partition("<body>")[2]

    def test_offers_the_page_whose_address_is_almost_the_same(self, client):
        card = make.make_card(slug_en="social-security-card")

        html = client.get("/en/cards/socail-security-crad/").content.decode()

        assert f'href="{card.path_in("en")}"' in html

    def test_offers_what_a_search_for_its_words_finds(self, client, shipped):
        html = client.get("/es/guias/declarar-perdida/").content.decode()

        assert Page.objects.get(kind="guide", key="report-lost-card").path_in("es") in html

    def test_is_kept_for_a_minute_only(self, client):
        assert client.get("/en/nothing-here/")["Cache-Control"] == "public, max-age=60"

    @pytest.mark.parametrize("path", ["/en/%ff/", "/en/" + "a-" * 2000 + "/", "/es/<script>/", "/en/%F0%9F%98%80/"])
    def test_bears_any_address(self, client, path):
        response = client.get(path)

        assert response.status_code == 404
        assert b"<script>" not in response.content


class TestGone:
    def test_says_why_and_what_to_read_instead(self, client):
        instead = make.make_card("electronic-card")
        gone = make.make_card(
            status="withdrawn",
            replacement=instead,
            **make.both("withdrawal_reason", "It was a copy.", "Era una copia."),
        )

        response = client.get(gone.path_in("es"))

        html = response.content.decode()
        assert response.status_code == 410
        assert "Era una copia." in html
        assert f'href="{instead.path_in("es")}"' in html


class TestServerError:
    def test_speaks_both_languages_the_reader_s_first_and_asks_no_database(self, django_assert_num_queries):
        with django_assert_num_queries(0):
            response = server_error(RequestFactory().get("/es/ley/"))

        html = response.content.decode()
        assert response.status_code == 500
        assert html.index('href="/es/"') < html.index('href="/en/"')
        assert response["Cache-Control"] == "no-store"

    def test_is_what_a_broken_view_answers(self, monkeypatch):
        def broken(*args, **kwargs):
            raise RuntimeError

        monkeypatch.setattr("content.home.views.read_shelves", broken)

        response = Client(raise_request_exception=False).get("/en/sources/")

        assert response.status_code == 500
        assert "Something broke on our side" in response.content.decode()
