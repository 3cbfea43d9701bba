"""Where every page lives, in both languages.

The first path segment is the language. A slug is the editor's own and ASCII; the words around it stand in the record
of each kind of page, and here for what is no page, so that a changed word is one changed line.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlencode

from django.conf import settings
from django.utils.text import slugify

from cardfaq.registers import registered

LANGUAGES = ("en", "es")
OTHER = {"en": "es", "es": "en"}

TOOL_PATHS = {
    "topic": {"en": "questions/topics", "es": "preguntas/temas"},
    "glossary": {"en": "glossary", "es": "glosario"},
    "phrases": {"en": "phrases", "es": "frases"},
    "finder": {"en": "which-card", "es": "que-tarjeta"},
    "needs": {"en": "what-to-do", "es": "que-hacer"},
    "places": {"en": "places", "es": "lugares"},
    "sheet": {"en": "my-sheet", "es": "mi-hoja"},
    "search": {"en": "search", "es": "buscar"},
    "sources": {"en": "sources", "es": "fuentes"},
    "history": {"en": "history", "es": "historial"},
    "report": {"en": "report", "es": "informar"},
}

COUNTER = {"en": "counter", "es": "mostrador"}
"""The last word of a guide's counter cards: `/es/guias/…/mostrador/`."""

OFFLINE_FILE = {"en": "pocket", "es": "bolsillo"}
"""The last word of a guide to keep and carry: `/es/guias/…/bolsillo/`."""

LETTER = {"en": "letter", "es": "carta"}
"""The last word of a question or a correction as a letter to show: `/es/preguntas/…/carta/`."""

RECEIVED = {"en": "received", "es": "recibido"}
"""The last word of the page that confirms a report."""

FEED = "feed.xml"
"""The last word of a history in the form that feed readers follow."""

_OWN_ADDRESS = re.compile(r'href="(?=/)')

HOME_SLUGS = {"en": "home", "es": "inicio"}
"""The front page is a page like any other, but stands at the language itself."""


def page_paths() -> dict[str, Mapping[str, str]]:
    """Kind of page → the folder its pages stand in, in each language. Plain pages stand at the top."""
    return {kind.key: kind.paths for kind in registered("PAGE_KINDS") if kind.paths}


def page_path(kind: str, language: str, slug: str) -> str:
    """The path of one page: `/en/cards/social-security-card/`."""
    if kind == "page" and slug == HOME_SLUGS[language]:
        return home_path(language)
    folder = page_paths().get(kind, {}).get(language)
    return f"/{language}/{folder}/{slug}/" if folder else f"/{language}/{slug}/"


def index_path(kind: str, language: str) -> str:
    """The path of the list of one kind of page, or of a tool: `/es/guias/`."""
    return f"/{language}/{(page_paths().get(kind) or TOOL_PATHS[kind])[language]}/"


def history_path(kind: str, key: str, language: str) -> str:
    """Where the history of a page stands. It goes by the key, which never changes: `/es/historial/card/nrcms-card/`."""
    return f"{index_path('history', language)}{kind}/{key}/"


def place_path(language: str, name: str) -> str:
    """Where stands what is recorded of a place, by its name in this language: `/es/lugares/pekin/`."""
    return f"{index_path('places', language)}{slugify(name)}/"


def report_path(language: str, claim: str) -> str:
    """Where a reader says that a statement did not hold."""
    return f"{index_path('report', language)}?{urlencode({'claim': claim}, safe='/@~')}"


def received_path(language: str, claim: str) -> str:
    return f"{index_path('report', language)}{RECEIVED[language]}/?{urlencode({'claim': claim}, safe='/@~')}"


def home_path(language: str) -> str:
    return f"/{language}/"


def absolute(path: str) -> str:
    """The whole address, as search engines and paper need it."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def with_whole_addresses(html: str) -> str:
    """Links that still lead to the site from elsewhere: from a file on a telephone, from a feed reader."""
    return _OWN_ADDRESS.sub(f'href="{absolute("")}', html)
