"""Rules of claims and sources: every statement says who says so, or that nobody does."""

from collections.abc import Iterable

from django.db.models import Q
from django.utils.translation import gettext as _

from content.checks.content import Content, Finding, shown_claims
from content.claims.models import LegalBasis, Quality, Source


def claims_say_who_says_so(content: Content) -> Iterable[Finding]:
    """A claim with neither source nor law says that no source was found."""
    bare = shown_claims().filter(sources__isnull=True, citations__isnull=True, event__laws__isnull=True)
    admits_it = Q(evidence=Quality.NONE, verified=False)
    for claim in bare.exclude(admits_it).order_by("id"):
        yield Finding(claim.pk, "proof", _("No source, no law: name one, or set the evidence to “none”, unconfirmed."))


def sources_are_used(content: Content) -> Iterable[Finding]:
    used = [relation.field.related_query_name() for relation in Source._meta.related_objects]
    for source in Source.objects.filter(**{f"{name}__isnull": True for name in used}).order_by("key"):
        yield Finding(f"source {source.key}", "key", _("Nothing rests on this source."))


def count_not_examined() -> int:
    """How many statements nobody has held against the law yet: a fact to know, not a fault."""
    return shown_claims().filter(legal_basis=LegalBasis.NOT_EXAMINED).count()
