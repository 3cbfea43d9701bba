"""What to take care of where cards are compared: statements of other pages, at the rows they bear on."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from content.addresses import page_path
from content.comparisons.models import Caution
from content.evidence.models import Claim
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.publishing.kinds import page_kind
from content.publishing.models import Page
from content.reader import Reader

ABOVE = ""
"""What stands in the place of a feature for what bears on no single row."""


"""Kinds of page whose title is what others say."""


@dataclass(frozen=True)
class CautionPlace:
    """Where a statement is shown again, and the page it stands on with its proof."""

    claim: str
    feature: str
    """The key of the row; `ABOVE` for the head of the comparison."""
    page_kind: str
    page_title: str
    page_url: str


@dataclass(frozen=True)
class CautionFacts:
    """A statement to take care of."""

    claim: ClaimFacts
    about: str
    """What kind of page it answers, where that has to be said: what somebody may have read."""
    page_title: str
    url: str
    """Where it stands with all its proof."""


def read_places(cards: Collection[int], reader: Reader) -> list[CautionPlace]:
    """The statements to show where these cards are compared, of published pages. One query."""
    title, slug = reader.column("page__title"), reader.column("page__slug")
    rows = Claim.objects.filter(
        cautions__in=Caution.objects.for_cards(cards), page__in=Page.objects.published(reader.language)
    ).order_by("cautions__key", "pk")
    columns = ("pk", "cautions__feature__key", title, "page__kind", slug)
    return [
        CautionPlace(claim, feature or ABOVE, kind, page_title, page_path(kind, reader.language, page_slug))
        for claim, feature, page_title, kind, page_slug in rows.values_list(*columns)
    ]


def by_row(places: Iterable[CautionPlace], claims: ClaimSet) -> dict[str, tuple[CautionFacts, ...]]:
    """Feature → what to take care of at its row. What is for other readers than who asks is left out."""
    shown = {claim.id: claim for claim in claims.every if not claim.aside}
    found: dict[str, tuple[CautionFacts, ...]] = {}
    for place in places:
        if claim := shown.get(place.claim):
            kind = page_kind(place.page_kind)
            about = str(kind.label) if kind.quotes else ""
            caution = CautionFacts(claim, about, place.page_title, f"{place.page_url}#{claim.anchor}")
            found[place.feature] = (*found.get(place.feature, ()), caution)
    return found
