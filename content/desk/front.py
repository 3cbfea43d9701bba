"""The desk's front page: what waits, as counts that lead there; and the lists behind them."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.desk.coverage import write_coverage
from content.desk.due import checks_due, record_check
from content.desk.frame import A_PAGE, frame
from content.evidence.models import Check, Claim, Source
from content.feedback.models import Report
from content.publishing.drafts.models import Draft, State
from content.publishing.freshness.models import LaggingText
from content.publishing.models import LANGUAGE_NAMES
from content.publishing.workflow import NotPublishable


@dataclass(frozen=True)
class Waiting:
    """Something that waits, and where."""

    label: str
    count: int
    url: str


def waiting() -> list[Waiting]:
    """What the front page counts."""
    drafts, reports = reverse("admin:drafts"), reverse("admin:content_report_changelist")
    found = [
        Waiting(_("Reported by readers, and not yet read"), _new_reports(), f"{reports}?status__exact=new"),
        Waiting(_("Drafts in review"), Draft.objects.in_review().count(), f"{drafts}?state=review"),
        Waiting(_("Drafts being written"), _drafts(State.WRITING), f"{drafts}?state=writing"),
        Waiting(_("Approved, waiting to be published"), _drafts(State.APPROVED), f"{drafts}?state=approved"),
        Waiting(_("With a set time"), Draft.objects.scheduled().count(), f"{drafts}?state=scheduled"),
    ]
    for code in LANGUAGES:
        name = LANGUAGE_NAMES[code]
        count = LaggingText.objects.open().filter(language=code).count()
        label = _("Translations that lag: %(language)s") % {"language": name}
        found.append(Waiting(label, count, f"{reverse('admin:translations')}?language={code}"))
    due = len(checks_due(timezone.localdate()))
    return [*found, Waiting(_("Statements to check again"), due, reverse("admin:checks-due"))]


def _new_reports() -> int:
    return Report.objects.filter(status=Report.Status.NEW).count()


def _drafts(state: str) -> int:
    return Draft.objects.filter(state=state).count()


def front(request: HttpRequest) -> HttpResponse:
    context = frame(request, _("What waits"))
    return render(request, "admin/desk.html", {**context, "waiting": waiting()})


def drafts(request: HttpRequest) -> HttpResponse:
    """Every draft in a state."""
    context = frame(request, _("Drafts"))
    state = request.GET.get("state", "")
    rows = Draft.objects.select_related("page")
    if state == "scheduled":
        rows = rows.scheduled().order_by("publish_at")
    else:
        rows = rows.filter(state=state) if state in State.values else rows.open()
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "admin/drafts.html", {**context, "drafts": page})


def coverage(request: HttpRequest) -> HttpResponse:
    """Cards × needs with their guides, for a spreadsheet."""
    frame(request, "")
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="coverage.csv"'
    write_coverage(response)  # type: ignore[arg-type]
    return response


def due(request: HttpRequest) -> HttpResponse:
    """Statements to check again, and the button that says that one is still right."""
    context = frame(request, _("Statements to check again"))
    if request.method == "POST":
        _still_right(request)
        return HttpResponseRedirect(request.get_full_path())
    page = Paginator(checks_due(timezone.localdate()), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "admin/checks_due.html", {**context, "rows": page, "methods": Check.Method.choices})


def _still_right(request: HttpRequest) -> None:
    if not request.user.has_perm("content.add_check"):
        raise PermissionDenied
    claim: Any = get_object_or_404(Claim.objects.select_related("page"), pk=request.POST.get("claim", ""))
    source = Source.objects.filter(key=request.POST.get("source", "")).first()
    method = request.POST.get("method", "")
    if method not in Check.Method.values:
        messages.error(request, _("Nothing was chosen."))
        return
    try:
        record_check(claim, by=request.user, method=method, source=source)
        messages.success(request, _("Checked today: %(statement)s") % {"statement": claim.pk})
    except NotPublishable as refusal:
        messages.error(request, str(refusal))
