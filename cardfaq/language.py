"""The language of an answer. The first segment of the path decides; no cookie, no session."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.translation.trans_real import parse_accept_lang_header

LONGEST = 500
"""Of an Accept-Language header, as far as it is read: browsers stay far below."""
LANGUAGES = tuple(code for code, _name in settings.LANGUAGES)


class LanguageMiddleware:
    """Activates the language of the path and says it in `Content-Language`.

    A path without a language (`/healthz`, `/static/`) is answered in the default language.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        named = language_of(request.path_info)
        with translation.override(named or settings.LANGUAGE_CODE):
            response = self.get_response(request)
        if named:
            response.headers.setdefault("Content-Language", named)
        return response


def language_of(path: str) -> str | None:
    """The language named by the first segment of `path`."""
    segment = path.removeprefix("/").partition("/")[0]
    return segment if segment in LANGUAGES else None


def preferred_language(request: HttpRequest) -> str:
    """The language of the site that the browser likes best, for an address that names none (RFC 9110, 12.5.4).

    `q=0` refuses a language, `*` stands for all that are not named, and a kind of Spanish (`es-MX`) asks for Spanish.
    Where two are liked alike, the one named first wins, then the site's own order.
    """
    liked = _liked(request.headers.get("Accept-Language", ""))
    wanted = [language for language in LANGUAGES if liked.get(language, liked.get("*", NOT_ASKED)) > 0]
    order = list(liked)

    def rank(language: str) -> tuple[float, int]:
        named = language if language in liked else "*"
        return -liked[named], order.index(named)

    return min(wanted, key=rank, default=settings.LANGUAGE_CODE)


NOT_ASKED = 0.0


def _liked(header: str) -> dict[str, float]:
    """How much each language is liked, and `*`, in the order in which they are named.

    Django's parser drops a whole header for one faulty part; so each part is given to it alone, and only that is lost.
    """
    liked: dict[str, float] = {}
    for part in header[:LONGEST].lower().split(","):
        for code, quality in parse_accept_lang_header(part.strip()):
            language, _dash, kind = code.partition("-")
            # Whoever refuses the Spanish of one country has said nothing of Spanish.
            if quality > 0 or not kind:
                liked[language] = max(quality, liked.get(language, 0.0))
    return liked
