"""What readers see when there is no page, or when something broke."""

import base64
import hashlib
import re

import pytest
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db import OperationalError
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

import cardfaq.urls
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
        assert 'rel="alternate"' not in html.partition("<body")[2]

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


PLAIN = {
    400: ("This request cannot be read", "Esta solicitud no se puede leer"),
    403: ("This is not open to you", "Usted no tiene acceso a esto"),
    500: ("Something broke on our side", "Algo ha fallado en nuestro sitio"),
    503: ("The site cannot read its content just now", "El sitio no puede leer su contenido en este momento"),
}


class TestPlainPages:
    pytestmark = pytest.mark.urls(__name__)

    @pytest.fixture
    def answer(self):
        client = Client(raise_request_exception=False)
        return lambda path, **headers: client.get(path, headers=headers)

    @pytest.mark.parametrize(("status", "words"), PLAIN.items())
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_speak_both_languages_the_reader_s_first_and_ask_no_database(
        self, answer, django_assert_num_queries, status, words, language
    ):
        with django_assert_num_queries(0):
            response = answer(f"/{language}/{status}/")

        html = response.content.decode()
        first, second = words if language == "en" else reversed(words)
        assert response.status_code == status
        assert f'<html lang="{language}">' in html
        assert html.index(first) < html.index(second)
        assert response["Cache-Control"] == "no-store"
        assert response["Content-Language"] == language

    @pytest.mark.parametrize("status", PLAIN)
    def test_keep_to_the_content_security_policy(self, answer, status):
        response = answer(f"/en/{status}/")

        html = response.content.decode()
        [style] = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in response["Content-Security-Policy"]
        assert "<script" not in html
        assert "style=" not in html

    def test_ask_for_patience_where_the_database_is_away(self, answer):
        assert int(answer("/en/503/")["Retry-After"]) > 0

    @pytest.mark.parametrize(
        ("path", "headers"),
        [("/en/fine/", {"host": "attacker.example"}), ("/en/fine/", {"host": "a b"}), ("/en/fine/?q=%00", {})],
    )
    def test_answer_what_cannot_be_read(self, answer, path, headers):
        response = answer(path, **headers)

        assert response.status_code == 400
        assert PLAIN[400][1] in response.content.decode()
        assert "Content-Security-Policy" in response

    def test_answer_a_form_of_too_many_fields(self, settings):
        settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 3

        response = Client(raise_request_exception=False).post("/es/posted/", {f"field-{n}": n for n in range(9)})

        assert response.status_code == 400
        assert response.content.decode().index(PLAIN[400][1]) < response.content.decode().index(PLAIN[400][0])


def raising(error):
    def view(_request):
        raise error

    return view


urlpatterns = [
    path("<str:language>/400/", lambda request, language: raising(SuspiciousOperation())(request)),
    path("<str:language>/403/", lambda request, language: raising(PermissionDenied())(request)),
    path("<str:language>/500/", lambda request, language: raising(RuntimeError())(request)),
    path("<str:language>/503/", lambda request, language: raising(OperationalError())(request)),
    path("<str:language>/fine/", lambda request, language: HttpResponse(request.get_host())),
    path("<str:language>/posted/", csrf_exempt(lambda request, language: HttpResponse(request.POST))),
    *cardfaq.urls.urlpatterns,
]
handler400, handler403, handler500 = cardfaq.urls.handler400, cardfaq.urls.handler403, cardfaq.urls.handler500


def test_a_broken_view_answers_so(monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("content.home.views.read_shelves", broken)

    response = Client(raise_request_exception=False).get("/en/sources/")

    assert response.status_code == 500
    assert "Something broke on our side" in response.content.decode()
