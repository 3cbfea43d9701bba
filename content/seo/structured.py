"""What search engines read of a page as data: schema.org, from the objects that the page shows, and nothing besides.

Types and properties: https://schema.org/. A question page is an article here: QAPage is for pages where readers answer,
and FAQPage for lists of questions with their answers in full.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from content.addresses import absolute, home_path, index_path
from content.markup import plain
from content.publishing.kinds import page_kind
from content.publishing.models import Page
from content.reader import Reader

Thing = dict[str, Any]

ORGANIZATION: Thing = {"@type": "Organization", "name": "CardFAQ"}


@dataclass(frozen=True)
class Crumb:
    """One step of the way to a page. The last has no address."""

    label: str
    url: str = ""


def breadcrumbs(crumbs: Sequence[Crumb], path: str) -> Thing:
    """schema.org BreadcrumbList."""
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": place, "name": crumb.label, "item": absolute(crumb.url or path)}
            for place, crumb in enumerate(crumbs, 1)
        ],
    }


def article(page: Page, reader: Reader, checked_on: date | None) -> list[Thing]:
    """The page as schema.org names its kind: when it was published, when it last changed, in which language."""
    if page.published_at is None:
        return []
    return [
        {
            "@type": page_kind(page.kind).schema_type,
            "headline": reader.text(page, "title"),
            "description": plain(reader.text(page, "short_answer")),
            "inLanguage": reader.language,
            "url": absolute(page.path_in(reader.language)),
            "datePublished": page.published_at.date().isoformat(),
            "dateModified": page.changed_at.date().isoformat(),
            "publisher": ORGANIZATION,
            **({"lastReviewed": checked_on.isoformat()} if checked_on else {}),
        }
    ]


def website(reader: Reader) -> list[Thing]:
    """schema.org WebSite with its search, and whose it is: for the front page of a language."""
    found = absolute(index_path("search", reader.language))
    return [
        {
            "@type": "WebSite",
            "name": "CardFAQ",
            "url": absolute(home_path(reader.language)),
            "inLanguage": reader.language,
            "publisher": ORGANIZATION,
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": f"{found}?q={{search_term_string}}"},
                "query-input": "required name=search_term_string",
            },
        },
        {**ORGANIZATION, "url": absolute("/")},
    ]


def item_list(pages: Iterable[tuple[str, str]]) -> list[Thing]:
    """schema.org ItemList: titles and paths in the order in which the page lists them."""
    return [
        {
            "@type": "ItemList",
            "itemListElement": [
                {"@type": "ListItem", "position": place, "name": title, "url": absolute(path)}
                for place, (title, path) in enumerate(pages, 1)
            ],
        }
    ]


def legislation(page: Page, reader: Reader, *, in_force_from: date | None, part_of: str = "") -> Thing:
    """schema.org Legislation: a law of China, or with `part_of`, the address of its law, one provision of it."""
    return {
        "@type": "Legislation",
        "name": reader.text(page, "title"),
        **({"alternateName": page.name_zh} if page.name_zh else {}),
        "inLanguage": reader.language,
        "legislationJurisdiction": "CN",
        **({"legislationDateOfApplicability": in_force_from.isoformat()} if in_force_from else {}),
        **({"isPartOf": {"@type": "Legislation", "url": absolute(part_of)}} if part_of else {}),
    }


def defined_terms(terms: Iterable[tuple[str, str, str]], path: str) -> list[Thing]:
    """schema.org DefinedTermSet: the Chinese term, what we call it and its anchor, for each entry of the glossary."""
    return [
        {
            "@type": "DefinedTermSet",
            "url": absolute(path),
            "hasDefinedTerm": [
                {"@type": "DefinedTerm", "name": zh, "alternateName": name, "url": f"{absolute(path)}#{anchor}"}
                for zh, name, anchor in terms
            ],
        }
    ]


_ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_ld(things: Sequence[Thing]) -> SafeString:
    """JSON-LD that may stand inside a script element: serialised once, the characters that could end it escaped."""
    text = json.dumps({"@context": "https://schema.org", "@graph": list(things)}, ensure_ascii=False)
    return mark_safe(text.translate(_ESCAPES))  # noqa: S308 (escaped above)
