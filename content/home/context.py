"""What the frame of every public page shows: the sections and the other language."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.addresses import OTHER, home_path, index_path, page_path
from content.seo.head import LANGUAGE_NAMES

SECTIONS = ("card", "comparison", "guide", "question", "correction", "law")
"""What a wide window shows of the menu without opening it."""

WAYS_ON = ("needs", "finder", "phrases")
"""What a page offers that has nothing for the reader."""

PLAIN_PAGES = {
    "whom": {"en": "whom-to-ask", "es": "a-quien-preguntar"},
    "timeline": {"en": "timeline", "es": "cronologia"},
    "check": {"en": "how-we-check", "es": "como-verificamos"},
    "about": {"en": "about", "es": "acerca-de"},
    "access": {"en": "accessibility", "es": "accesibilidad"},
    "situations": {"en": "phrases-by-situation", "es": "frases-por-situacion"},
}
"""The plain pages that the menu names, by their slugs."""


@dataclass(frozen=True)
class Way:
    """A way to a part of the site."""

    name: str
    label: str
    url: str
    current: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor: the menu in the order readers need it. `head` of a view says where its page stands."""
    reader = getattr(request, "reader", None)
    if reader is None:
        return {}
    language = reader.language
    here, other = request.path, OTHER[language]

    def way(name: str, label: str, url: str) -> Way:
        return Way(name, label, url, here.startswith(url))

    def plain(name: str, label: str) -> Way:
        return way(name, label, page_path("page", language, PLAIN_PAGES[name][language]))

    def listed(name: str, label: str) -> Way:
        return way(name, label, index_path(name, language))

    search = listed("search", _("Search"))
    menu = (
        listed("needs", _("What do I need to do?")),
        listed("guide", _("Guides")),
        listed("finder", _("Which card is this?")),
        listed("card", _("Cards")),
        listed("phrases", _("Sentences to show")),
        plain("situations", _("What to say, by situation")),
        listed("sheet", _("My sheet")),
        listed("question", _("Questions")),
        search,
        plain("whom", _("Whom to ask")),
        listed("places", _("Places")),
        listed("comparison", _("Compare")),
        listed("correction", _("You may have read")),
        listed("scheme", _("Schemes")),
        listed("law", _("Law")),
        plain("timeline", _("Timeline")),
        listed("glossary", _("Glossary")),
        listed("sources", _("Sources")),
        plain("check", _("How we check")),
        listed("history", _("What changed")),
        plain("about", _("About")),
        plain("access", _("Accessibility")),
    )
    ways = {each.name: each for each in menu}
    return {
        "reader": reader,
        "language": language,
        "other_language": other,
        "sections": [ways[name] for name in SECTIONS],
        "menu": list(ways.values()),
        "ways_on": [ways[name] for name in WAYS_ON],
        "other_home": Way("home", LANGUAGE_NAMES[other], home_path(other)),
        "search": search,
        "report_url": index_path("report", language),
        "how_we_check_url": ways["check"].url,
    }
