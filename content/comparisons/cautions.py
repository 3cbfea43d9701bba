"""What to take care of where cards are compared: statements that their pages quote, at the rows they bear on."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import F, Q, QuerySet

from content.cards.models import Feature
from content.comparisons.models import Comparison
from content.evidence.models import Quotation
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.reader import Reader


def quoted_where_compared(cards: Collection[int], page: Comparison | None, reader: Reader) -> QuerySet:
    """What these cards quote at rows, one of their own statements included, and the comparisons of some or all of them.

    What the written comparison `page` quotes at no row is a statement among its own.
    """
    written = Comparison.objects.published(reader.language).within(cards).values("pk")
    at_a_row = Q(after__in=Feature.objects.order_by().values("key"))
    at_a_row &= Q(page__in=cards) | Q(page__in=written)
    among_its_own = Q(page=page.pk) & ~Q(claim__page=F("page")) if page else Q(pk__in=())
    return Quotation.objects.filter(at_a_row | among_its_own)


def by_row(claims: ClaimSet) -> dict[str, tuple[ClaimFacts, ...]]:
    """Row → what to take care of there, each once. What is for other readers than who asks is left out."""
    found: dict[str, dict[str, ClaimFacts]] = defaultdict(dict)
    for claim in claims.every:
        if claim.home and not claim.aside:
            found[claim.home.after].setdefault(claim.id, claim)
    return {row: tuple(some.values()) for row, some in found.items()}
