"""The list of all pages for language models: https://llmstxt.org/ (a proposal)."""

from collections.abc import Iterator

from django.utils import translation
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, absolute
from content.machines.markdown import LICENCE, NAME
from content.markup import plain
from content.publishing.kinds import page_kind
from content.publishing.links import PageLink, by_kind, links
from content.publishing.models import Page
from content.reader import Reader

FIRST = ("page", "card", "comparison", "guide", "question", "correction", "scheme", "law", "provision")
"""The kinds in the order in which somebody who has a question looks."""


def lines_of(languages: tuple[str, ...] = LANGUAGES) -> Iterator[str]:
    """The file, line by line: what the site is, then every page of each language with its short answer."""
    yield "# CardFAQ\n\n"
    yield (
        "> China's social security and medical cards, in English and Spanish: which card is which, what each does, "
        "how they differ, how to get and use each, and which law says so.\n\n"
    )
    yield (
        "Every page stands here as Markdown, written in each language by itself. A statement carries its sources, the "
        "articles of law that bear on it and the day it was last checked; what nobody confirms says so. CardFAQ is "
        f"not a government site. Licence: CardFAQ, {LICENCE}. All statements as data: "
        f"{absolute('/data/claims.json')}, cards: {absolute('/data/cards.json')}, laws: {absolute('/data/law.json')}.\n"
    )
    for language in languages:
        with translation.override(language):
            yield from _pages_in(language)


def _pages_in(language: str) -> Iterator[str]:
    pages = by_kind(links(Page.objects.in_order(), Reader(language)))
    for kind in sorted(pages, key=lambda kind: FIRST.index(kind) if kind in FIRST else len(FIRST)):
        heading = _("About this site") if kind == "page" else page_kind(kind).label
        yield f"\n## {heading} ({language})\n\n"
        for page in pages[kind]:
            yield f"- [{_title(page)}]({absolute(page.url)}{NAME}): {plain(page.short_answer)}\n"


def _title(page: PageLink) -> str:
    return f"{page.title} {page.name_zh}".strip()
