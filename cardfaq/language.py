"""The language of an answer. The first segment of the path decides; no cookie, no session."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class LanguageMiddleware:
    """Activates the language of the path and says it in `request.language` and `Content-Language`.

    A path without a language (`/healthz`, `/static/`) is answered in the default language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        named = language_of(request.path_info)
        language = named or settings.LANGUAGE_CODE
        request.language = language
        with translation.override(language):
            response = self.get_response(request)
        if named:
            response.headers.setdefault("Content-Language", language)
        return response


def language_of(path: str) -> str | None:
    """The language named by the first segment of `path`."""
    segment = path.removeprefix("/").partition("/")[0]
    return segment if segment in LANGUAGES else None


def preferred_language(request: HttpRequest) -> str:
    """The language of the site that the browser asks for first, for an address that names none."""
    for code, _quality in parse_accept_lang_header(request.headers.get("Accept-Language", "")):
        language = code.partition("-")[0]
        if language in LANGUAGES:
            return language
    return settings.LANGUAGE_CODE
