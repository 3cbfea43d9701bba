"""Statements to look at again: the law they rest on has changed since somebody last did. Listed, never failed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Min

from content.evidence.models import Check, Citation, Claim, LawChange, ProvisionVersion
from content.law.changes import claims_due


@dataclass(frozen=True)
class Due:
    """A day on which the law changes, and the statements not looked at since."""

    day: date
    claims: tuple[str, ...]


def due_by(on: date) -> list[Due]:
    """Every day up to this one with statements that nobody has checked on or after it."""
    shown = Claim.objects.shown().on_published_pages()
    oldest = Check.objects.filter(claim__in=shown).aggregate(day=Min("checked_on"))["day"] or on
    return [due for day in _days() if oldest < day <= on and (due := _due(day)).claims]


def next_due(after: date) -> Due | None:
    """The first later day on which the law changes for some statement."""
    return next((due for day in _days() if day > after and (due := _due(day)).claims), None)


def _due(day: date) -> Due:
    claims = claims_due(day).on_published_pages().exclude(checks__checked_on__gte=day)
    return Due(day, tuple(claims.values_list("pk", flat=True)))


def _days() -> list[date]:
    """The days on which something begins to count, or has just ceased to."""
    begins = [
        *ProvisionVersion.objects.values_list("in_force_from", flat=True),
        *Citation.objects.values_list("applies_from", flat=True),
        *LawChange.objects.values_list("changes_on", flat=True),
    ]
    ends = [
        *ProvisionVersion.objects.values_list("in_force_until", flat=True),
        *Citation.objects.values_list("applies_until", flat=True),
    ]
    after_the_end = (day + timedelta(days=1) for day in ends if day)
    return sorted({*filter(None, begins), *after_the_end})
