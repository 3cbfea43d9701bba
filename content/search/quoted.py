"""Statements that pages quote from others, as search reads them: a page is found by all that it shows.

They are no passages of the page that quotes them: the page on which a statement stands answers by it first.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.db.models import Q

from content.publishing.models import Page

Documents = Mapping[int, dict[str, Any]]
ADDED = "quoted"
"""The field of a document, for search alone, that holds the words of what it quotes."""


def with_what_they_quote(documents: Documents, published: Callable[[Mapping[int, Page]], Documents]) -> Documents:
    """The same documents, each with the words of what it quotes. `published` gives the documents of pages."""
    wanted = {quote["claim"] for document in documents.values() for quote in document.get("quotes", ())}
    if not wanted:
        return documents
    words = _words_of(wanted, published)
    return {
        pk: {**document, ADDED: [words[quote["claim"]] for quote in quotes if quote["claim"] in words]}
        if (quotes := document.get("quotes"))
        else document
        for pk, document in documents.items()
    }


def _words_of(addresses: set[str], published: Callable[[Mapping[int, Page]], Documents]) -> dict[str, dict[str, Any]]:
    condition = Q(pk__in=())
    for kind, key in {tuple(address.partition("#")[0].split("/", 1)) for address in addresses}:
        condition |= Q(kind=kind, key=key)
    pages = {page.pk: page for page in Page.objects.published().filter(condition)}
    found = {}
    for pk, document in published(pages).items():
        page = f"{pages[pk].kind}/{document['key']}"
        for claim in _statements(document):
            where = f"@{claim['region']}" if "region" in claim else ""
            when = f"~{claim['valid_from']}" if claim.get("valid_from") else ""
            address = claim.get("id") or f"{page}#{claim['slot']}{where}{when}"
            if address in addresses:
                text = claim.get("text") or document.get("short_answer", {})
                found[address] = {"heading": claim.get("heading", {}), "text": text}
    return found


def _statements(document: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    lists = (value for value in document.values() if isinstance(value, list))
    return (
        part for some in lists for part in some if isinstance(part, dict) and "slot" in part and not part.get("hold")
    )
