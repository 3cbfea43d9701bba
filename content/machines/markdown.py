"""A page as Markdown: what readers see of it, folded parts included, without what only a browser can use."""

import json
import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from content.addresses import absolute

LICENCE = "CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
NAME = "page.md"
"""The last word of a page's address as Markdown."""

FOR_BROWSERS = (
    *("nav", "form", "button", "script", "style", "svg", "img", "template"),
    *("[aria-hidden=true]", ".paper-only", ".choosing", "[popover]", '[role="note"]', "a[data-chooses]"),
)
"""Elements that say nothing to whoever only reads words: controls, drawings, and explanations of single words."""

BLANK_LINE = "\n\n"
_BLANK_LINES = re.compile(r"\n{3,}")
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)


class _Converter(MarkdownConverter):
    """Markdown for what Markdown has no element for."""

    def convert_summary(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{_on_one_line(text)}**\n\n"

    def convert_dt(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f"\n\n**{_on_one_line(text)}**: "

    def convert_dd(self, element: Tag, text: str, parent_tags: set[str]) -> str:
        return f"{text.strip()}\n\n"


def markdown_of(html: str) -> str:
    """A page of this site as Markdown: where it stands and of when it is, then its main part, with whole addresses."""
    soup = BeautifulSoup(html, "html.parser")
    if soup.main is None:
        return ""
    head = "".join(f"- {name}: {value}\n" for name, value in _about(soup).items())
    _leave_words(soup.main)
    text = _Converter(heading_style="ATX", bullets="-", escape_misc=False).convert_soup(soup.main)
    return f"{head}\n{_BLANK_LINES.sub(BLANK_LINE, _TRAILING.sub('', text)).strip()}\n"


def _about(soup: BeautifulSoup) -> dict[str, str]:
    """What the head of the page says of it. The names are English in both languages: programs look for them."""
    found = {"Page": _address(soup, "canonical")}
    for link in soup.select('link[rel="alternate"][hreflang]'):
        if link["hreflang"] != "x-default":
            found[f"In {link['hreflang']}"] = f"{link['href']}{NAME}"
    found |= {
        name: thing[key]
        for thing in _structured_data(soup)
        for name, key in (("Published", "datePublished"), ("Changed", "dateModified"), ("Checked", "lastReviewed"))
        if key in thing
    }
    return {**found, "Licence": f"CardFAQ, {LICENCE}"}


def _address(soup: BeautifulSoup, rel: str) -> str:
    link = soup.select_one(f'link[rel="{rel}"]')
    return str(link["href"]) if link else ""


def _structured_data(soup: BeautifulSoup) -> list[dict[str, Any]]:
    script = soup.select_one('script[type="application/ld+json"]')
    return json.loads(script.string or "{}").get("@graph", []) if script else []


def _leave_words(main: Tag) -> None:
    for element in main.select(", ".join(FOR_BROWSERS)):
        element.decompose()
    # A table of Markdown has one line a row: the sources of a cell stand on the page of its card.
    for element in main.select("table details"):
        element.decompose()
    for link in main.select("a[href]"):
        if str(link["href"]).startswith("/"):
            link["href"] = absolute(str(link["href"]))


def _on_one_line(text: str) -> str:
    return " ".join(text.replace("#", "").split())
