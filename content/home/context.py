"""What the frame of every public page shows: the sections and the other language."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from content.addresses import OTHER, index_path, page_path


@dataclass(frozen=True)
class Way:
    """A way to a part of the site."""

    name: str
    label: str
    url: str
    current: bool = False


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context processor. Views say where they are in `section`, and in `head` where the page stands."""
    reader = getattr(request, "reader", None)
    if reader is None:
        return {}
    language = reader.language
    here = request.path

    how_we_check = page_path("page", language, {"en": "how-we-check", "es": "como-verificamos"}[language])

    def way(name: str, label: str, url: str) -> Way:
        return Way(name, label, url, here.startswith(url))

    return {
        "reader": reader,
        "language": language,
        "other_language": OTHER[language],
        "sections": [
            way("card", _("Cards"), index_path("card", language)),
            way("comparison", _("Compare"), index_path("comparison", language)),
            way("guide", _("Guides"), index_path("guide", language)),
            way("question", _("Questions"), index_path("question", language)),
            way("correction", _("You may have read"), index_path("correction", language)),
            way("law", _("Law"), index_path("law", language)),
        ],
        "report_url": index_path("report", language),
        "how_we_check_url": how_we_check,
        "search": way("search", _("Search"), index_path("search", language)),
        "more_sections": [
            way("scheme", _("Schemes"), index_path("scheme", language)),
            way("finder", _("Which card is this?"), index_path("finder", language)),
            way("needs", _("What do I need to do?"), index_path("needs", language)),
            way("glossary", _("Glossary"), index_path("glossary", language)),
            way("phrases", _("Sentences to show"), index_path("phrases", language)),
            way(
                "timeline", _("Timeline"), page_path("page", language, {"en": "timeline", "es": "cronologia"}[language])
            ),
            way(
                "whom",
                _("Whom to ask"),
                page_path("page", language, {"en": "whom-to-ask", "es": "a-quien-preguntar"}[language]),
            ),
            way("check", _("How we check"), how_we_check),
            way("sources", _("Sources"), index_path("sources", language)),
            way("history", _("What changed"), index_path("history", language)),
            way("about", _("About"), page_path("page", language, {"en": "about", "es": "acerca-de"}[language])),
        ],
    }
