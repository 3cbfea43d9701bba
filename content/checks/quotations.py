"""Rules of quotations: what a page shows of other pages stands there for its readers, and has a place on the page."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.utils import timezone
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.cards.models import Feature
from content.checks.content import Content, Finding
from content.evidence.models import Claim, Quotation
from content.publishing.models import Page, Status


def quoted_statements_stand(content: Content) -> Iterable[Finding]:
    """Each is named that is held back, has ended with nothing in its place, or whose page readers cannot read."""
    today = timezone.localdate()
    rows = Quotation.objects.filter(page__in=Page.objects.published()).select_related("page", "claim__page").in_order()
    lapsed = set(Claim.objects.filter(quotations__isnull=False, valid_until__lt=today).values_list("pk", flat=True))
    followed = {row.pk for row in rows if row.claim_id in lapsed and _has_successor(row.claim, today)}
    for row in rows:
        for problem, language in _problems(row, row.claim_id in lapsed and row.pk not in followed):
            yield Finding(row.page.reference, f"quotes {row.claim_id}", problem, language)


def quotations_have_a_place(content: Content) -> Iterable[Finding]:
    slots: dict[int, set[str]] = defaultdict(set)
    rows = Quotation.objects.filter(page__in=Page.objects.published()).exclude(after="").select_related("page")
    for page, slot in Claim.objects.filter(page__quotations__in=rows).values_list("page", "slot"):
        slots[page].add(slot)
    features = set(Feature.objects.values_list("key", flat=True))
    for row in rows.in_order():
        if row.after not in slots[row.page_id] and not (row.page.kind == "comparison" and row.after in features):
            problem = _("It stands after “%(slot)s”, which is no statement of this page.") % {"slot": row.after}
            yield Finding(row.page.reference, f"quotes {row.claim_id}", problem)


def _problems(row: Quotation, has_ended: bool) -> Iterator[tuple[str, str]]:
    page = row.claim.page
    if row.claim.hold:
        yield _("This statement is held back: “%(why)s”. Take the quotation away.") % {"why": row.claim.hold}, ""
    elif page.status != Status.PUBLISHED:
        message = _("The page of this statement is not public (%(status)s). Take the quotation away.")
        yield message % {"status": page.get_status_display()}, ""
    elif has_ended:
        yield _("This statement has ended, and nothing stands in its place. Take the quotation away."), ""
    else:
        for language in LANGUAGES:
            if row.page.is_offered_in(language) and not page.is_offered_in(language):
                yield _("The page of this statement does not exist in this language."), language


def _has_successor(claim: Claim, today) -> bool:
    there = Claim.objects.shown().valid_on(today).filter(page=claim.page_id, slot=claim.slot, region=claim.region_id)
    return there.exists()
