"""Addresses that the routes keep for something else: a page there could never be opened."""

from functools import lru_cache

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import override

from content.addresses import LANGUAGES, page_path


def address_problem(kind: str, slug: str) -> str:
    """Why no page of this kind can have this slug; empty where it can.

    Asked of the routes themselves, in both languages: what is a tool's word in one is no page's in the other, so that
    a reader who only changes the language in an address never lands somewhere else.
    """
    if not slug:
        return ""
    path = next((path for path in _paths(kind, slug) if not _leads_to_page(kind, path)), "")
    return _("“%(path)s” is an address of the site itself. Choose another.") % {"path": path} if path else ""


def _paths(kind: str, slug: str) -> list[str]:
    return [page_path(kind, language, slug) for language in LANGUAGES]


# Routes are fixed while the site runs, and an import asks for every page of it.
@lru_cache(maxsize=4096)
def _leads_to_page(kind: str, path: str) -> bool:
    language = path.split("/")[1]
    # The admin's addresses are those of the language that is active.
    with override(language):
        try:
            name = resolve(path).url_name
        except Resolver404:
            return False
    return name in (f"{kind}-{language}", f"home-{language}")
