"""The verbs of drafts. Whatever asks for one, a form, a command or a test, what they refuse is refused here."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cardfaq.signs import clean
from content.addresses import LANGUAGES
from content.publishing.drafts.applying import DraftRefused, apply, live_document, own_document
from content.publishing.drafts.comparing import differences
from content.publishing.drafts.merging import Merged, merge
from content.publishing.drafts.models import Draft, DraftStep, State
from content.publishing.formats import document_of, own_kind
from content.publishing.freshness.keeping import unchanged_in
from content.publishing.gate import Candidate, Flaw, flaws
from content.publishing.models import LANGUAGE_NAMES, Page, Revision, Status
from content.publishing.workflow import NotPublishable, publish

What = DraftStep.What


def open_draft(page: Page) -> Draft | None:
    """The draft of this page that is not over, if there is one."""
    return Draft.objects.open().filter(page=page.pk).select_related("page").first()


@transaction.atomic
def keep(page: Page, document: Mapping[str, Any], *, by: Any, note: str = "", what: str = What.EDITED) -> Draft:
    """Keep a changed document as the draft of its page. Raises `DraftRefused`.

    What was approved has to be read again; what is in review stays there, for a translator who fills it in.
    """
    wanted = {**own_document(page, document), "status": Status.PUBLISHED.value}
    draft: Any = _locked(open_draft(page))
    before = draft.document if draft else {**live_document(page), "status": Status.PUBLISHED.value}
    refuse_beyond_rights(before, wanted, by)
    if draft is None:
        draft = Draft.objects.create(page_id=page.pk, began_from=live_document(page), document=before)
        DraftStep.objects.create(draft=draft, what=What.BEGUN if what == What.EDITED else what, by=by)
    if wanted != before:
        draft.document, draft.changed_at = wanted, timezone.now()
        _read_again(draft)
        if what == What.EDITED:
            draft.steps.create(what=what, by=by)
    draft.note = clean(note) or draft.note
    draft.save()
    return draft


@transaction.atomic
def revert(page: Page, revision: Revision, *, by: Any) -> Draft:
    """Begin a draft with what the page was at an earlier time. Readers see it once it is published, as any draft."""
    if open_draft(page):
        raise DraftRefused(_("This page has a draft already. Publish or discard that one first."))
    with transaction.atomic():
        # Whether it can be written today: what it names may be gone.
        apply(own_kind(page), {**own_document(page, revision.document), "status": Status.PUBLISHED.value})
        transaction.set_rollback(True)
    note = _("As it was in revision %(number)d") % {"number": revision.number}
    return keep(page, revision.document, by=by, note=note, what=What.REVERTED)


@transaction.atomic
def submit(draft: Draft, *, by: Any) -> Draft:
    """Say that it is ready to be read by somebody else."""
    draft = _in_state(draft, State.WRITING)
    return _step(draft, What.SUBMITTED, by, state=State.REVIEW)


@transaction.atomic
def send_back(draft: Draft, *, by: Any, reason: str) -> Draft:
    """Give it back to who wrote it, with what is to be done."""
    draft = _in_state(draft, State.REVIEW, State.APPROVED)
    _require(by, "approve_draft")
    return _step(draft, What.RETURNED, by, note=_reason(reason), state=State.WRITING, publish_at=None)


@transaction.atomic
def approve(draft: Draft, *, by: Any) -> Draft:
    """A second person has read it. Raises `DraftRefused`: none of its authors can, and nothing may be missing."""
    draft = _in_state(draft, State.REVIEW)
    _require(by, "approve_draft")
    if by.pk in draft.authors:
        raise DraftRefused(_("You wrote some of this. Somebody else has to read it."))
    if changes_proof(draft):
        _require(by, "approve_proof")
    _refuse_flaws(draft)
    return _step(draft, What.APPROVED, by, state=State.APPROVED)


@transaction.atomic
def override(draft: Draft, *, by: Any, reason: str) -> Draft:
    """Approve without a second reader. The reason stands in what happened to the draft, for good."""
    draft = _in_state(draft, State.WRITING, State.REVIEW)
    _require(by, "override_review")
    reason = _reason(reason)
    _refuse_flaws(draft)
    return _step(draft, What.OVERRIDDEN, by, note=reason, state=State.APPROVED)


@transaction.atomic
def schedule(draft: Draft, *, at: datetime, by: Any) -> Draft:
    """Set the time at which readers see it."""
    draft = _in_state(draft, State.APPROVED)
    _require(by, "publish_draft")
    if at <= timezone.now():
        raise DraftRefused(_("This time has passed. Choose a later one, or publish now."))
    return _step(draft, What.SCHEDULED, by, note=at.isoformat(), publish_at=at)


@transaction.atomic
def unschedule(draft: Draft, *, by: Any) -> Draft:
    """Take the set time back."""
    draft = _in_state(draft, State.APPROVED)
    _require(by, "publish_draft")
    return _step(draft, What.UNSCHEDULED, by, publish_at=None)


@transaction.atomic
def publish_draft(draft: Draft, *, by: Any) -> Revision:
    """Put the draft in the place of the live page. Raises `DraftRefused`, and leaves all as it was.

    What only the live page changed meanwhile is kept; what both changed has to be looked at first.
    """
    draft = _in_state(draft, State.APPROVED)
    _require(by, "publish_draft")
    merged = with_live(draft)
    if merged.conflicts:
        raise DraftRefused(
            _("Readers' page was changed in the same places meanwhile: %(places)s. Bring the draft up to date first.")
            % {"places": ", ".join("/".join(path) for path in merged.conflicts)}
        )
    page = own_kind(draft.page)
    status = page.status
    apply(page, {**merged.document, "status": status})
    try:
        revision = publish(own_kind(page), by=by, note=draft.note, is_reviewed=True, unchanged=unchanged_in(draft))
    except NotPublishable as refusal:
        raise DraftRefused(*refusal.problems) from refusal
    _step(draft, What.PUBLISHED, by, state=State.PUBLISHED, publish_at=None)
    return revision


@transaction.atomic
def bring_up_to_date(draft: Draft, *, by: Any) -> Draft:
    """Take over what changed on the live page; where both changed the same, the draft's version stays."""
    draft = _in_state(draft, *(State.WRITING, State.REVIEW, State.APPROVED))
    _require(by, "write_draft")
    draft.document, draft.began_from = with_live(draft).document, live_document(draft.page)
    _read_again(draft)
    return _step(draft, What.MERGED, by)


@transaction.atomic
def discard(draft: Draft, *, by: Any) -> Draft:
    """It will not be published. It stays, with what it said."""
    draft = _in_state(draft, State.WRITING, State.REVIEW, State.APPROVED)
    _require(by, "write_draft")
    return _step(draft, What.DISCARDED, by, state=State.DISCARDED, publish_at=None)


def publish_due(now: datetime | None = None) -> tuple[list[Draft], list[Draft]]:
    """Publish every draft whose time has come; returns those published, and those that could not be.

    May run as often as one likes, and twice at once: each draft is published once. One that is refused keeps its
    reason and loses its time, so that somebody looks at it.
    """
    done, failed = [], []
    moment = now or timezone.now()
    for pk in Draft.objects.due(moment).order_by("publish_at", "pk").values_list("pk", flat=True):
        with transaction.atomic():
            draft = Draft.objects.select_for_update().due(moment).filter(pk=pk).first()
            if draft is None:
                continue
            by = draft.steps.filter(what=What.SCHEDULED).latest("at", "pk").by
            try:
                with transaction.atomic():
                    publish_draft(draft, by=by)
                done.append(draft)
            except DraftRefused as refusal:
                _step(draft, What.FAILED, None, note="\n".join(refusal.problems), publish_at=None)
                failed.append(draft)
    return done, failed


def with_live(draft: Draft) -> Merged:
    """The draft with what became of the live page since both were the same."""
    live = live_document(draft.page)
    began = {**draft.began_from, "status": Status.PUBLISHED.value}
    return merge(began, draft.document, {**live, "status": Status.PUBLISHED.value})


def flaws_of_draft(draft: Draft) -> list[Flaw]:
    """What the gate has against it, as it would be published."""
    page = own_kind(draft.page)
    inner = {name: value for name, value in document_of(page).items() if name not in live_document(page)}
    document = {**inner, **with_live(draft).document}
    return flaws([Candidate(page.kind, document, page.pk)])


def changes_proof(draft: Draft) -> bool:
    """Whether it says something new of sources and law."""
    judged = {"proof", "legal_basis", "confidence", "verified"}
    return any(d.path[-1] in judged for d in differences(draft.began_from, draft.document))


def refuse_beyond_rights(before: Mapping[str, Any], after: Mapping[str, Any], by: Any) -> None:
    """A translator changes texts of one language, and nothing else. Raises `DraftRefused`.

    Both are what a draft may change (`own_document`).
    """
    if by is None or by.has_perm("content.write_draft"):
        return
    mine = [code for code in LANGUAGES if by.has_perm(f"content.translate_{code}")]
    changed = differences({**before, "status": ""}, {**after, "status": ""})
    beyond = [found.key for found in changed if not found.is_text or {*found.languages} - {*mine}]
    if beyond or not mine:
        names = ", ".join(str(LANGUAGE_NAMES[code]) for code in mine) or "–"
        raise DraftRefused(
            _("You may change texts in: %(languages)s. This changes more: %(places)s.")
            % {"languages": names, "places": ", ".join(beyond) or "–"}
        )


def _refuse_flaws(draft: Draft) -> None:
    if found := flaws_of_draft(draft):
        raise DraftRefused(*found)


def _read_again(draft: Draft) -> None:
    if draft.state == State.APPROVED:
        draft.state, draft.publish_at = State.REVIEW, None


def _require(by: Any, right: str) -> None:
    """`by` may be nobody only where the site itself acts for somebody whose account is gone."""
    if by is not None and not by.has_perm(f"content.{right}"):
        raise DraftRefused(_("Your account may not do this. Ask an administrator, or a colleague who may."))


def _reason(text: str) -> str:
    if not (reason := clean(text).strip()):
        raise DraftRefused(_("Say why: colleagues will read it."))
    return reason


def _locked(draft: Draft | None) -> Draft | None:
    return Draft.objects.select_for_update(of=("self",)).select_related("page").get(pk=draft.pk) if draft else None


def _in_state(draft: Draft, *states: State) -> Draft:
    """The draft as it is stored now, and nobody else's until the transaction ends. Raises `DraftRefused`."""
    stored = Draft.objects.select_for_update(of=("self",)).select_related("page").get(pk=draft.pk)
    if stored.state not in states:
        message = _("Meanwhile this draft is in another state: %(state)s.")
        raise DraftRefused(message % {"state": stored.get_state_display()})
    return stored


def _step(draft: Draft, what: str, by: Any, *, note: str = "", **values: Any) -> Draft:
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save()
    draft.steps.create(what=what, by=by, note=note)
    return draft
