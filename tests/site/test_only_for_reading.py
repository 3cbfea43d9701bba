"""Public pages are read. Whatever else is sent to one is answered with the right status, on a page."""

import pytest
from django.test import Client
from django.urls import URLPattern

from content.urls import urlpatterns

pytestmark = pytest.mark.django_db

GIVEN = {
    "slug:slug": "about",
    "slug:base": "s",
    "path:slug": "law/article-1",
    "slug:key": "ask",
    "slug:kind": "card",
    "path:key": "x",
    "int:number": "1",
    "path:folder": "en/",
}


def path_of(pattern: URLPattern) -> str:
    route = str(pattern.pattern)
    for name, value in GIVEN.items():
        route = route.replace(f"<{name}>", value)
    return f"/{route}"


PATHS = sorted({path_of(pattern) for pattern in urlpatterns if not str(pattern.name).startswith("report-")})


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_a_page_answers_405_with_a_page(method):
    stranger = Client(enforce_csrf_checks=True)

    for path in PATHS:
        answer = getattr(stranger, method)(path)

        assert (path, answer.status_code) == (path, 405)
        assert answer.headers["Allow"] == "GET, HEAD"
        assert "Cache-Control" not in answer.headers or "public" not in answer.headers["Cache-Control"]
        assert 'id="main"' in answer.content.decode()


def test_the_page_speaks_the_language_of_the_address():
    stranger = Client(enforce_csrf_checks=True)

    assert "Esta dirección solo se puede leer" in stranger.post("/es/tarjetas/").content.decode()
    assert "This address can only be read" in stranger.post("/en/cards/").content.decode()


def test_the_address_of_health_is_only_asked():
    assert Client(enforce_csrf_checks=True).post("/healthz").status_code == 405
