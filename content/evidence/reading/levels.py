"""How well a statement is proven: computed from what its proof names, never stored beside it.

The level is the quality of the best source listed. Where no source is listed it is the law, if a citation of
wording that was read says so or implies it, or if the kind of statement names its law. Background is no evidence.
"""

from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Case, CharField, Exists, Min, OuterRef, Q, QuerySet, Subquery, Value, When

from content.evidence.models import SUPPORTING, UNCONFIRMED, Citation, Claim, Quality, Source

RANKS = {quality: rank for rank, quality in enumerate(Quality.values)}


def level(qualities: Iterable[str], *, law_says_so: bool) -> str:
    """The evidence of a statement with sources of these qualities."""
    without_source = Quality.LAW if law_says_so else Quality.NONE
    return min(qualities, key=RANKS.__getitem__, default=without_source.value)


def may_be_confirmed(evidence: str) -> bool:
    """Whether anything at this level can be called confirmed by a source."""
    return evidence not in UNCONFIRMED


def with_evidence(claims: QuerySet) -> QuerySet:
    """The same claims, each with its `evidence`, for lists that filter by it."""
    best = (
        Source.objects.filter(claims=OuterRef("pk"))
        .order_by()
        .values("claims")
        .annotate(rank=Min(Case(*(When(quality=quality, then=rank) for quality, rank in RANKS.items()))))
        .values("rank")
    )
    by_rank = [When(best_rank=rank, then=Value(quality)) for quality, rank in RANKS.items()]
    return claims.annotate(best_rank=Subquery(best)).annotate(
        evidence=Case(
            *by_rank,
            When(law_says_so(), then=Value(Quality.LAW.value)),
            default=Value(Quality.NONE.value),
            output_field=CharField(),
        )
    )


def law_says_so() -> Q:
    """A condition on claims: a law that was read supports them."""
    cited = Citation.objects.filter(claim=OuterRef("pk"), grade__in=SUPPORTING, version__verified=True)
    return Q(Exists(cited)) | names_its_law()


def names_its_law() -> Q:
    """A condition on claims: their kind names laws, and this one names some."""
    kinds = (kind for kind in Claim.__subclasses__() if kind.LAWS)
    named = (kind.objects.filter(pk=OuterRef("pk"), **{f"{kind.LAWS}__isnull": False}) for kind in kinds)
    return reduce(or_, (Q(Exists(some)) for some in named), Q(pk__in=()))
