"""The pairs that are measured. Each name says A, then B."""

from collections.abc import Iterator

from django.test import Client
from django.utils import translation

from bench.pairs import Ratio, compare
from content.cards.models import Card
from content.evidence.models import Claim
from content.evidence.reading.claims import read_claims
from content.exchange.exporting import export_texts
from content.files import FILE_FORMATS
from content.search.results import search


def ratios() -> Iterator[Ratio]:
    four = list(Card.objects.published().order_by("position")[:4].values_list("pk", flat=True))
    every = list(Card.objects.published().values_list("pk", flat=True))
    client = Client(headers={"host": "localhost"})
    with translation.override("en"):
        yield compare(
            "four cards with all proof: model objects / values with rendered prose",
            lambda: as_objects(four),
            lambda: read_claims(four, "en"),
        )
        yield compare(
            "claims with proof: ten cards / four cards (cells: 2.5)",
            lambda: read_claims(every, "en"),
            lambda: read_claims(four, "en"),
        )
        yield compare(
            "a page: comparison of four cards / of two",
            lambda: client.get(address(four)),
            lambda: client.get(address(four[:2])),
        )
        yield compare(
            "a search: misspelt / spelt right",
            lambda: search("activaet secuirty card", "en"),
            lambda: search("activate security card", "en"),
        )
        yield compare(
            "export of everything / one page of it",
            lambda: export_texts(FILE_FORMATS),
            lambda: client.get("/en/cards/social-security-card/"),
            pairs=3,
        )


def as_objects(cards: list[int]) -> list[tuple]:
    """The same proof through model objects and prefetching, without rendering."""
    claims = Claim.objects.filter(page__in=cards).select_related("region", "page")
    related = ("sources", "audiences", "places", "checks", "citations__version__provision__law")
    return [
        (
            claim.text_en,
            [source.publisher_en for source in claim.sources.all()],
            [citation.version.provision.citation_en for citation in claim.citations.all()],
            [audience.name_en for audience in claim.audiences.all()],
        )
        for claim in claims.prefetch_related(*related)
    ]


def address(cards: list[int]) -> str:
    slugs = Card.objects.filter(pk__in=cards).order_by("key").values_list("slug_en", flat=True)
    return f"/en/compare/{'-vs-'.join(slugs)}/"
