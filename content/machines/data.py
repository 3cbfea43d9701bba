"""The content as open data: statements, cards and laws, in both languages, as readers see them today.

The JSON Schema of each file stands in `schemas/` and is served beside it. A change that breaks a reader of the files
gets a new version.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.utils import timezone, translation

from content.addresses import LANGUAGES, absolute
from content.cards.models import Card, FeatureValue
from content.evidence.models import NATIONWIDE, Citation, Provision
from content.evidence.reading.claims import read_claims
from content.evidence.reading.facts import ClaimFacts
from content.machines.markdown import LICENCE
from content.markup import plain
from content.markup.references import words_of
from content.publishing.models import Page
from content.reader import Reader

VERSION = "1"
AT_ONCE = 40
"""Pages read together: memory stays flat however many there are."""


def claims() -> Iterator[dict[str, Any]]:
    """Every statement that readers may see."""
    pages = Page.objects.published().order_by("kind", "key")
    for some in _in_portions(pages):
        yield from _claims_of(some)


def cards() -> Iterator[dict[str, Any]]:
    """Every card with what it does, as values; the words of each value are its statement in `claims`."""
    values = FeatureValue.objects.shown().filter(region__key=NATIONWIDE).order_by("feature__position")
    rows = values.values_list("page", "feature__key", "value", "id")
    found: dict[int, dict[str, Any]] = {}
    for card, feature, value, claim in rows:
        found.setdefault(card, {})[feature] = {"value": value, "claim": claim}
    for card in Card.objects.published().order_by("position", "key"):
        yield {
            **_page(card),
            "form": card.form,
            "state": card.state,
            "features": found.get(card.pk, {}),
        }


def law() -> Iterator[dict[str, Any]]:
    """Every provision we quote, each of its wordings that somebody has read, in Chinese and in our translations."""
    provisions = Provision.objects.published().select_related("law").prefetch_related("versions")
    for provision in provisions.order_by("law__position", "law__key", "position", "key"):
        yield {
            **_page(provision),
            "law": {**_page(provision.law), "in_force_from": _day(provision.law.in_force_from)},
            "wordings": [
                {
                    "key": version.key,
                    "in_force_from": _day(version.in_force_from),
                    "in_force_until": _day(version.in_force_until),
                    "text": {
                        "zh": version.text_zh,
                        **{code: getattr(version, f"text_{code}") or "" for code in LANGUAGES},
                    },
                    "source": version.source_url,
                    "read_on": _day(version.read_on),
                }
                for version in sorted(provision.versions.all(), key=lambda version: version.key)
                if version.verified
            ],
        }


FILES: dict[str, Callable[[], Iterable[dict[str, Any]]]] = {"claims": claims, "cards": cards, "law": law}


def lines_of(name: str) -> Iterator[str]:
    """One file, in pieces: what it is, then its rows, one a line."""
    about = {
        "version": VERSION,
        "schema": absolute(f"/data/{name}.schema.json"),
        "licence": LICENCE,
        "credit": "CardFAQ",
        "read_on": timezone.localdate().isoformat(),
    }
    yield json.dumps(about, ensure_ascii=False)[:-1] + f', "{name}": [\n'
    before = ""
    for row in FILES[name]():
        yield before + json.dumps(row, ensure_ascii=False)
        before = ",\n"
    yield "\n]}\n"


def _in_portions(pages: Any) -> Iterator[list[Page]]:
    last: tuple[str, str] = ("", "")
    while portion := list(pages.filter(kind__gte=last[0]).exclude(kind=last[0], key__lte=last[1])[:AT_ONCE]):
        yield portion
        last = portion[-1].kind, portion[-1].key


def _claims_of(pages: list[Page]) -> Iterator[dict[str, Any]]:
    by_pk = {page.pk: page for page in pages}
    read: dict[str, dict[str, ClaimFacts]] = {}
    for language in LANGUAGES:
        with translation.override(language):
            offered = [page.pk for page in pages if page.is_offered_in(language)]
            read[language] = {claim.id: claim for claim in read_claims(offered, Reader(language)).every}
    cited = _citations(by_pk)
    for claim_id in dict.fromkeys(claim for some in read.values() for claim in some):
        in_languages = {language: some[claim_id] for language, some in read.items() if claim_id in some}
        claim = next(iter(in_languages.values()))
        yield _claim(by_pk[claim.page_id], in_languages, claim, cited.get(claim_id, []))


def _claim(page: Page, said: dict[str, ClaimFacts], claim: ClaimFacts, cited: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "id": claim.id,
        "page": page.reference,
        "url": {language: f"{absolute(page.path_in(language))}#{claim.anchor}" for language in said},
        "heading": {language: words_of(some.heading) for language, some in said.items()},
        "text": {language: " ".join(words_of(some.text).split()) for language, some in said.items()},
        "readers": list(claim.audience_keys),
        "places": [place.key for place in claim.local_to],
        "is_local": claim.is_local,
        "evidence": claim.evidence,
        "confirmed": claim.verified,
        "legal_basis": claim.legal_basis,
        "checked_on": _day(claim.checked_on),
        "checked_how": claim.check_method,
        "ended_on": _day(claim.ended_on),
        "sources": [
            {"key": source.key, "url": source.url, "language": source.language, "quality": source.quality}
            for source in claim.sources
        ],
        "citations": cited,
    }


def _citations(pages: Iterable[int]) -> dict[str, list[dict[str, Any]]]:
    """The provisions that bear on each statement: law and number, paragraph, how."""
    found: dict[str, list[dict[str, Any]]] = {}
    rows = Citation.objects.filter(claim__page__in=pages, version__verified=True).order_by("id")
    for claim, key, paragraph, grade, covers in rows.values_list(
        "claim_id", "version__provision__key", "paragraph", "grade", "covers"
    ):
        bearing = {"provision": f"law:{key}", "paragraph": paragraph, "grade": grade, "covers": covers or "whole"}
        found.setdefault(claim, []).append(bearing)
    return found


def _page(page: Page) -> dict[str, Any]:
    offered = [language for language in LANGUAGES if page.is_offered_in(language)]
    return {
        "key": page.key,
        "title": {"zh": page.name_zh, **{language: page.title_in(language) for language in offered}},
        "short_answer": {language: plain(getattr(page, f"short_answer_{language}")) for language in offered},
        "url": {language: page.canonical_in(language) for language in offered},
        "changed_on": page.changed_at.date().isoformat(),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
