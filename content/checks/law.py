"""Rules of citations: judged by somebody, of wording that was read and had not ended."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.checks.content import Content, Finding, shown_claims
from content.evidence.models import AGAINST, SUPPORTING, Citation


def _citations() -> QuerySet:
    """The citations of the claims that readers may see."""
    return (
        Citation.objects.filter(claim__in=shown_claims())
        .select_related("version__provision")
        .order_by("claim_id", "id")
    )


def _finding(citation: Citation, problem: str, language: str = "") -> Finding:
    return Finding(citation.claim_id, "proof", f"law {citation.version}: {problem}", language)


def grades_are_recorded(content: Content) -> Iterable[Finding]:
    """A grade is a person's judgement: when, whose, and why, unless it is only background."""
    for citation in _citations().filter(Q(judged_on__isnull=True) | Q(judged_by="")):
        yield _finding(citation, _("Say who judged it, and when."))
    for citation in _citations().filter(grade__in=(*SUPPORTING, *AGAINST)):
        for language in LANGUAGES:
            if not getattr(citation, f"why_{language}"):
                yield _finding(citation, _("Say why it is graded so."), language)


def versions_had_not_ended(content: Content) -> Iterable[Finding]:
    for citation in _citations().filter(version__in_force_until__lt=F("judged_on")):
        yield _finding(citation, _("This version had ended when it was judged: cite the one in force."))


def provisions_were_read(content: Content) -> Iterable[Finding]:
    for citation in _citations().filter(version__verified=False):
        yield _finding(citation, _("Nobody has read this wording: nothing shown may rest on it."))
