"""What every answer carries: health, security headers, compression, and no cookie for readers."""

import gzip
import json
import logging
from unittest.mock import patch

import brotli
import pytest
from django.db import OperationalError
from django.http import HttpResponse
from django.template import engines
from django.test import RequestFactory
from django.urls import path

from cardfaq import health
from cardfaq.logs import LineFormatter
from cardfaq.stylesheet import stylesheet
from cardfaq.urls import urlpatterns as cardfaq_urls

PAGE = engines["django"].from_string("<title>{{ SITE_URL }}</title><style>{{ site_css }}</style>")

urlpatterns = [
    path("en/page/", lambda request: HttpResponse(PAGE.render({}, request))),
    path("en/long/", lambda _request: HttpResponse("social security card " * 500)),
    *cardfaq_urls,
]


def directives(response):
    """The content security policy as a dict. Its order differs between processes."""
    parts = [part.split() for part in response.headers["Content-Security-Policy"].split(";")]
    return {name: set(values) for name, *values in parts}


class TestHealth:
    @pytest.mark.django_db
    def test_says_ok_while_the_database_answers(self, client):
        response = client.get("/healthz")

        assert (response.status_code, response.content) == (200, b"ok\n")
        assert "no-store" in response.headers["Cache-Control"]

    def test_says_what_is_wrong_when_it_does_not(self, client, caplog):
        with patch("django.db.connection.cursor", side_effect=OperationalError("no route to db.example.org")):
            response = client.get("/healthz")

        assert response.status_code == 503
        assert response.content == b"The database does not answer.\n"
        assert "no route to db.example.org" in caplog.text


class TestReadiness:
    @pytest.fixture(autouse=True)
    def _not_asked_yet(self, monkeypatch):
        monkeypatch.setattr(health, "_readiness", health.Readiness())

    @pytest.mark.django_db
    def test_says_ok_where_the_database_takes_a_write(self, client):
        response = client.get("/readyz")

        assert (response.status_code, response.content) == (200, b"ok\n")
        assert "no-store" in response.headers["Cache-Control"]

    @pytest.mark.django_db
    def test_says_why_not_where_it_takes_none(self, client, caplog):
        with patch("django.db.models.Model.save", side_effect=OperationalError("read-only on db.example.org")):
            response = client.get("/readyz")

        assert (response.status_code, response.content) == (503, f"{health.NO_WRITES}\n".encode())
        assert "read-only on db.example.org" in caplog.text

    def test_is_only_asked(self, client):
        assert client.post("/readyz").status_code == 405


class TestEveryAnswer:
    pytestmark = pytest.mark.urls(__name__)

    def test_allows_only_our_own_files_and_the_stylesheet_in_the_page(self, client):
        policy = directives(client.get("/en/long/"))

        assert policy["default-src"] == {"'none'"}
        assert policy["style-src"] == {"'self'", stylesheet("site").csp_hash, stylesheet("guides").csp_hash}
        assert policy["script-src"] == {"'self'"}
        assert policy["base-uri"] == policy["frame-ancestors"] == {"'none'"}
        assert policy["form-action"] == {"'self'"}
        assert not any("unsafe" in source for sources in policy.values() for source in sources)

    def test_carries_the_security_headers(self, client):
        headers = client.get("/en/long/").headers

        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "Strict-Transport-Security" not in headers

    def test_sets_no_cookie_for_a_reader_and_does_not_vary_by_one(self, client):
        cookies = f"sessionid={'s' * 32}; csrftoken={'c' * 32}"

        response = client.get("/en/page/", headers={"Cookie": cookies})

        assert not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")

    def test_is_refused_to_a_host_that_is_not_ours(self, client):
        assert client.get("/en/long/", headers={"Host": "attacker.example"}).status_code == 400

    @pytest.mark.parametrize(("encoding", "open_"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
    def test_is_compressed_as_the_browser_asks(self, client, encoding, open_):
        response = client.get("/en/long/", headers={"Accept-Encoding": encoding})

        assert response.headers["Content-Encoding"] == encoding
        assert response.headers["Vary"] == "Accept-Encoding"
        assert open_(response.content).startswith(b"social security card")


class TestAdmin:
    @pytest.mark.django_db
    @pytest.mark.parametrize(("language", "word"), [("en", "Log in"), ("es", "Iniciar sesión")])
    def test_speaks_the_language_of_its_address(self, client, language, word):
        response = client.get(f"/{language}/admin/", follow=True)

        assert word in response.content.decode()
        assert response.redirect_chain[0][0].startswith(f"/{language}/admin/login/")


class TestLineFormatter:
    def test_writes_one_line_without_what_the_reader_typed(self):
        record = logging.makeLogRecord(
            {"name": "django.request", "levelname": "ERROR", "msg": "Broken\n%s", "args": ("!",)}
        )
        record.request = RequestFactory().get("/en/search/?q=my+illness")
        record.status_code = 500

        line = LineFormatter().format(record)

        assert "\n" not in line
        assert "illness" not in line
        written = json.loads(line)
        assert (written["level"], written["message"], written["path"], written["status"]) == (
            "error",
            "Broken\n!",
            "/en/search/",
            500,
        )

    def test_keeps_the_traceback_in_the_line(self):
        try:
            raise ValueError("wrong")
        except ValueError as error:
            record = logging.makeLogRecord({"msg": "Failed", "exc_info": (ValueError, error, error.__traceback__)})

        assert "ValueError: wrong" in json.loads(LineFormatter().format(record))["traceback"]
