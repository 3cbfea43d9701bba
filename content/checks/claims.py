"""Rules of sources. What is asked of statements, the gate asks: see `evidence.editing.rules`."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from content.checks.content import Content, Finding, shown_claims
from content.evidence.models import LegalBasis, Source


def sources_are_used(content: Content) -> Iterable[Finding]:
    used = [relation.field.related_query_name() for relation in Source._meta.related_objects]
    for source in Source.objects.filter(**{f"{name}__isnull": True for name in used}).order_by("key"):
        yield Finding(f"source {source.key}", "key", _("Nothing rests on this source."))


def count_not_examined() -> int:
    """How many statements nobody has held against the law yet: a fact to know, not a fault."""
    return shown_claims().filter(legal_basis=LegalBasis.NOT_EXAMINED).count()
