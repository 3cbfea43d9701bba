"""Statements to look at again: the law has changed since, nobody ever looked, or it is long ago."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from content.desk.risk import Risk, risk_of
from content.evidence.models import Check, Claim, Source
from content.law.due import due_by
from content.publishing.formats import own_kind
from content.publishing.workflow import publish

FRESH = timedelta(days=180)
"""So long a check counts."""
KINDS = ("featurevalue", "requirement")


@dataclass(frozen=True)
class DueCheck:
    """A statement with why it is due."""

    claim: Any
    risk: Risk
    checked_on: date | None
    law_changed: bool

    @property
    def order(self) -> tuple:
        return (self.risk, not self.law_changed, self.checked_on or date.min, self.claim.pk)


def checks_due(day: date) -> list[DueCheck]:
    """What is due on this day: what costs a reader most first, then the oldest."""
    by_law = {pk for due in due_by(day) for pk in due.claims}
    claims = Claim.objects.shown().on_published_pages().valid_on(day).select_related("page", *KINDS)
    claims = claims.annotate(checked_on=Max("checks__checked_on")).prefetch_related("sources")
    found = [
        DueCheck(claim, _risk(claim), claim.checked_on, claim.pk in by_law)
        for claim in claims
        if claim.pk in by_law or claim.checked_on is None or claim.checked_on < day - FRESH
    ]
    return sorted(found, key=lambda due: due.order)


def _risk(claim: Any) -> Risk:
    is_right, is_paper = (getattr(claim, kind, None) is not None for kind in KINDS)
    words = f"{claim.text_en} {claim.text_es} {claim.page.short_answer_en if claim.slot == 'answer' else ''}"
    return risk_of(words, is_right=is_right, is_paper=is_paper)


@transaction.atomic
def record_check(claim: Claim, *, by: Any, method: str, source: Source | None) -> Check:
    """Somebody looked today, and it is still right. Raises `NotPublishable`. A second time on one day changes nothing.

    Readers see the day in the proof; the page counts as checked, and not as edited.
    """
    check, is_new = Check.objects.get_or_create(
        claim=claim,
        checked_on=timezone.localdate(),
        method=method,
        source=source,
        defaults={"checked_by": by.get_username()[:80]},
    )
    if is_new:
        # Nothing of it was written, so nobody else has to read it.
        publish(own_kind(claim.page), by=by, is_reviewed=True)
    return check
