"""The draft of a page: what changed, what is missing, what happened to it, and what to do next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from content.desk.labels import label_of
from content.publishing.admin import change_url
from content.publishing.drafts import workflow
from content.publishing.drafts.applying import DraftRefused
from content.publishing.drafts.comparing import Difference, differences
from content.publishing.drafts.models import Draft, State
from content.publishing.formats import own_kind
from content.publishing.models import Page

SEE = "content.view_page"


@dataclass(frozen=True)
class Row:
    """A difference with its name."""

    label: str
    difference: Difference


def rows_of(kind: str, before: dict, after: dict) -> list[Row]:
    return [Row(label_of(kind, found.path), found) for found in differences(before, after)]


def page_or_404(request: HttpRequest, pk: int) -> Page:
    """The page, for whoever may see it at the desk. Raises `PermissionDenied` and `Http404`."""
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    return get_object_or_404(Page, pk=pk)


def draft_page(request: HttpRequest, pk: int) -> HttpResponse:
    """The open draft of a page, or the last one that is over."""
    page = page_or_404(request, pk)
    draft = workflow.open_draft(page) or page.drafts.first()
    if draft is None:
        messages.info(request, _("This page has no draft. Change it, and choose “Keep as a draft”."))
        return HttpResponseRedirect(change_url(own_kind(page)))
    problems: list[str] = []
    if request.method == "POST":
        try:
            _act(request, draft)
            return HttpResponseRedirect(request.path)
        except DraftRefused as refusal:
            problems = refusal.problems
            draft.refresh_from_db()
    return render(request, "admin/draft.html", _context(request, page, draft, problems))


def _context(request: HttpRequest, page: Page, draft: Draft, problems: list[str]) -> dict[str, Any]:
    user: Any = request.user
    merged = workflow.with_live(draft) if draft.is_open else None
    is_author = user.pk in draft.authors
    return {
        **admin.site.each_context(request),
        "title": _("Draft: %(page)s") % {"page": page},
        "page": page,
        "draft": draft,
        "problems": problems,
        "flaws": workflow.flaws_of_draft(draft) if draft.is_open else [],
        "rows": rows_of(page.kind, draft.began_from, draft.document),
        "conflicts": [label_of(page.kind, path) for path in merged.conflicts] if merged else [],
        "steps": draft.steps.select_related("by"),
        "change_url": change_url(own_kind(page)),
        "typed": request.POST,
        "now": timezone.localtime().strftime("%Y-%m-%dT%H:%M"),
        "can": {
            "submit": draft.state == State.WRITING,
            "approve": draft.state == State.REVIEW and user.has_perm("content.approve_draft") and not is_author,
            "wait": draft.state == State.REVIEW and is_author,
            "send_back": draft.state in (State.REVIEW, State.APPROVED) and user.has_perm("content.approve_draft"),
            "override": draft.state in (State.WRITING, State.REVIEW) and user.has_perm("content.override_review"),
            "publish": draft.state == State.APPROVED and user.has_perm("content.publish_draft"),
            "discard": draft.is_open and user.has_perm("content.write_draft"),
        },
    }


def _submit(request: HttpRequest, draft: Draft) -> str:
    workflow.submit(draft, by=request.user)
    return _("It is in review. Somebody else has to approve it.")


def _approve(request: HttpRequest, draft: Draft) -> str:
    workflow.approve(draft, by=request.user)
    return _("Approved. It can be published.")


def _send_back(request: HttpRequest, draft: Draft) -> str:
    workflow.send_back(draft, by=request.user, reason=request.POST.get("reason_back", ""))
    return _("It was sent back with your reason.")


def _override(request: HttpRequest, draft: Draft) -> str:
    workflow.override(draft, by=request.user, reason=request.POST.get("reason_override", ""))
    return _("Approved without a second reader. Your reason is kept.")


def _publish(request: HttpRequest, draft: Draft) -> str:
    workflow.publish_draft(draft, by=request.user)
    return _("Published. Readers see it now.")


def _schedule(request: HttpRequest, draft: Draft) -> str:
    workflow.schedule(draft, at=_moment(request.POST.get("publish_at", "")), by=request.user)
    return _("The time is set.")


def _unschedule(request: HttpRequest, draft: Draft) -> str:
    workflow.unschedule(draft, by=request.user)
    return _("No time is set any more.")


def _update(request: HttpRequest, draft: Draft) -> str:
    workflow.bring_up_to_date(draft, by=request.user)
    return _("The draft has taken over what changed on the page.")


def _discard(request: HttpRequest, draft: Draft) -> str:
    workflow.discard(draft, by=request.user)
    return _("The draft was discarded. It stays here to be read.")


ACTIONS: dict[str, Callable[[HttpRequest, Draft], str]] = {
    "submit": _submit,
    "approve": _approve,
    "send_back": _send_back,
    "override": _override,
    "publish": _publish,
    "schedule": _schedule,
    "unschedule": _unschedule,
    "update": _update,
    "discard": _discard,
}


def _act(request: HttpRequest, draft: Draft) -> None:
    action = ACTIONS.get(request.POST.get("action", ""))
    if action is None:
        raise DraftRefused(_("Nothing was chosen."))
    messages.success(request, action(request, draft))


def _moment(text: str) -> datetime:
    """A day and a time as a browser sends them, in China. Raises `DraftRefused`."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        moment = None
    if moment is None:
        raise DraftRefused(_("Write day and time as 2027-01-01 08:00."))
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def history(request: HttpRequest, pk: int) -> HttpResponse:
    """Every revision of a page: two of them compared, and the way back to any."""
    page = page_or_404(request, pk)
    problems: list[str] = []
    if request.method == "POST":
        revision = get_object_or_404(page.revisions, number=request.POST.get("revision") or 0)
        try:
            workflow.revert(page, revision, by=request.user)
            messages.success(request, _("A draft as it was then. Look at it, and publish it like any other."))
            return HttpResponseRedirect(reverse("admin:draft", args=[page.pk]))
        except DraftRefused as refusal:
            problems = refusal.problems
    revisions = list(page.revisions.select_related("made_by"))
    chosen = _chosen(request, revisions)
    context = {
        **admin.site.each_context(request),
        "title": _("Revisions: %(page)s") % {"page": page},
        "page": page,
        "revisions": revisions,
        "problems": problems,
        "chosen": chosen,
        "rows": rows_of(page.kind, chosen[0].document, chosen[1].document) if chosen else [],
        "change_url": change_url(own_kind(page)),
    }
    return render(request, "admin/page_history.html", context)


def _chosen(request: HttpRequest, revisions: list) -> tuple:
    """The two to compare, the older one first: those asked for, or the newest and the one before."""
    by_number = {str(revision.number): revision for revision in revisions}
    asked = [by_number[text] for name in ("from", "to") if (text := request.GET.get(name, "")) in by_number]
    pair = asked if len(asked) == 2 else revisions[:2]
    return tuple(sorted(pair, key=lambda revision: revision.number)) if len(pair) == 2 else ()
