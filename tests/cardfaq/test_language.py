"""The first segment of the path decides the language, and nothing else does."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from cardfaq.language import LanguageMiddleware, preferred_language


def answer(request):
    """What the middleware makes of a view that says the active language."""
    return LanguageMiddleware(lambda _request: HttpResponse(translation.get_language()))(request)


def visit(path):
    return answer(RequestFactory().get(path))


class TestLanguageMiddleware:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_takes_the_language_from_the_path(self, language):
        response = visit(f"/{language}/cards/")

        assert response.content.decode() == language
        assert response.headers["Content-Language"] == language

    def test_listens_neither_to_the_browser_nor_to_a_cookie(self):
        request = RequestFactory().get("/es/tarjetas/", headers={"Accept-Language": "en"})
        request.COOKIES["django_language"] = "en"

        response = answer(request)

        assert response.content == b"es"
        assert "Vary" not in response.headers

    @pytest.mark.parametrize("path", ["/", "/healthz", "/fr/cartes/", "/espanol/", "/EN/cards/", "//es/"])
    def test_answers_in_english_where_the_path_names_no_language(self, path):
        response = visit(path)

        assert response.content == b"en"
        assert "Content-Language" not in response.headers

    def test_leaves_the_language_as_it_was(self):
        with translation.override("en"):
            visit("/es/tarjetas/")

            assert translation.get_language() == "en"


class TestPreferredLanguage:
    @pytest.mark.parametrize(
        ("asked", "given"),
        [
            ("es", "es"),
            ("es-MX,es;q=0.9,en;q=0.8", "es"),
            ("en-GB,en;q=0.9,es;q=0.8", "en"),
            ("zh-CN,zh;q=0.9,es;q=0.5,en;q=0.4", "es"),
            ("en;q=0.5,es;q=0.9", "es"),
            ("fr", "en"),
            ("*", "en"),
            ("", "en"),
            ("es;q=nonsense", "en"),
            (",;,=" * 200, "en"),
            ("es;q=0, *", "en"),
            ("en;q=0, *", "es"),
            ("en;q=0", "en"),
            ("en;q=0.000, es;q=0.001", "es"),
            ("es;q=0", "en"),
            ("*;q=0", "en"),
            ("*;q=0.5, es;q=0.4", "en"),
            ("*;q=0.5, es;q=0.6", "es"),
            ("es, *;q=0", "es"),
            ("fr, *;q=0.1, en;q=0", "es"),
            ("es-MX;q=0, es;q=0.5", "es"),
            ("es-MX;q=0, en;q=0.5", "en"),
            ("es;q=0, es-AR", "es"),
            ("ES-419", "es"),
            ("es;Q=0.9, en;q=0.8", "es"),
            ("es ; q=0.9 , en ; q=1.0", "en"),
            ("es;q=0.9,,en;q=0.8,", "es"),
            ("nonsense!, es;q=0.8, en;q=0.7", "es"),
            ("en;q=7, es;q=0.1", "es"),
            ("en;q=-1, es", "es"),
            ("es_MX, en;q=0.5", "en"),
            ("es, en", "es"),
            ("spanish", "en"),
            ("x-klingon, es;q=0.1", "es"),
        ],
    )
    def test_is_the_first_the_browser_asks_for(self, asked, given):
        request = RequestFactory().get("/", headers={"Accept-Language": asked})

        assert preferred_language(request) == given
