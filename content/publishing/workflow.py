"""The verbs of the editors' work. The admin, the import and the tests call the same ones."""

import logging
from collections.abc import Collection, Iterable, Sequence

from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Coalesce
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cardfaq.registers import registered
from cardfaq.signs import clean
from content.addresses import LANGUAGES
from content.publishing.diff import changes
from content.publishing.drafts.applying import own_document
from content.publishing.formats import document_of, documents_of, own_kind
from content.publishing.freshness.keeping import follow, settle_changed
from content.publishing.gate import Candidate, Flaw, flaws
from content.publishing.kinds import page_kinds
from content.publishing.models import OfferedIn, Page, Redirect, Revision, Status
from content.publishing.rows import record_rows

logger = logging.getLogger(__name__)

page_changing = Signal()
"""Sent with `pages` (a list of ids) within the transaction that changes them: what is noted here is kept or lost
together with the change."""

page_changed = Signal()
"""Sent with `pages` (a list of ids) once the transaction that changed them has committed."""


class NotPublishable(Exception):
    """The page lacks something a reader needs. `problems` says what, in an editor's words; `flaws` also where."""

    def __init__(self, problems: Sequence[str | Flaw]):
        self.problems = [str(problem) for problem in problems]
        self.flaws = [problem for problem in problems if isinstance(problem, Flaw)]
        super().__init__(" ".join(self.problems))


@transaction.atomic
def publish(page: Page, *, by, note: str = "", is_reviewed: bool = False, unchanged: Collection[str] = ()) -> Revision:
    """Make the page what visitors see, and keep a revision. Raises `NotPublishable`.

    The day of change, and with it the sitemap, moves only with what readers see: not with a check or a note.
    Whoever may not change what readers see without a second reader (`by`) goes by a draft, which says `is_reviewed`.
    `unchanged` are places where a text changed and its translation need not.
    """
    if not is_reviewed:
        refuse_without(by, "publish_directly")
    document = {**document_of(page), "status": Status.PUBLISHED.value}
    if found := flaws([Candidate(page.kind, document, page.pk)]):
        raise NotPublishable(found)
    newest = page.revisions.order_by("-number").first()
    if page.status == Status.PUBLISHED and newest:
        had = newest.document.get("offered_in", OfferedIn.BOTH)
        lost = [code for code in LANGUAGES if had in (OfferedIn.BOTH, code) and not page.is_offered_in(code)]
        _hear_objections(page, lost)
    now = timezone.now()
    page.status = Status.PUBLISHED
    page.published_at = page.published_at or now
    is_seen = newest is None or bool(changes(newest.document, document))
    if is_seen:
        page.changed_at = now
    page.save()
    _keep_addresses(page, newest.document if newest else None)
    announce([page.pk])
    if newest:
        before, after = own_document(page, newest.document), own_document(page, document)
        follow(page.kind, page.key, before, after, by=by, page=page, unchanged=unchanged)
    return _record(page, document, by=by, note=note, is_seen=is_seen)


@transaction.atomic
def take_effect(page: Page, *, by, note: str = "") -> None:
    """Let what was edited reach the readers: a published page is published again, a draft stays one.

    Raises `NotPublishable`. An edit that leaves the document as it was makes no revision.
    """
    page = own_kind(page)
    if page.status != Status.DRAFT:
        refuse_without(by, "publish_directly")
    if page.status == Status.PUBLISHED:
        newest = page.revisions.order_by("-number").first()
        if newest is None or newest.document != document_of(page):
            publish(page, by=by, note=note)
            return
    if page.status != Status.DRAFT:
        announce([page.pk])


@transaction.atomic
def withdraw(page: Page, *, by, reason: dict[str, str], replacement: Page | None = None) -> Revision:
    """Take the page off the site. Its address answers 410 with the reason and the replacement.

    Raises `NotPublishable` where the reason is missing, or where something else would lead nowhere.
    """
    refuse_without(by, "publish_draft")
    if missing := [language for language in LANGUAGES if not reason.get(language, "").strip()]:
        raise NotPublishable([_("Say why it is withdrawn in: %(languages)s.") % {"languages": ", ".join(missing)}])
    if page.status == Status.PUBLISHED:
        _hear_objections(page, [language for language in LANGUAGES if page.is_offered_in(language)])
    page.status = Status.WITHDRAWN
    page.replacement = replacement
    for language in LANGUAGES:
        setattr(page, f"withdrawal_reason_{language}", clean(reason[language]))
    page.changed_at = timezone.now()
    page.save()
    announce([page.pk])
    return _record(page, document_of(page), by=by, note=_("Withdrawn"))


def refuse_without(by, right: str) -> None:
    """Raise `NotPublishable` where this account lacks the right. An import or a test is nobody, and may."""
    if by is not None and not by.has_perm(f"content.{right}"):
        raise NotPublishable(
            [_("Your account may not change what readers see. Keep it as a draft for somebody to read.")]
        )


def flaws_of(pages: Iterable[Page]) -> list[Flaw]:
    """What the gate has against these pages as they stand. The same queries however many pages of a kind."""
    some = list(pages)
    kinds = {page.pk: page.kind for page in some}
    return flaws(Candidate(kinds[pk], document, pk) for pk, document in documents_of(some).items())


def record_changes(*, note: str = "") -> int:
    """Keep a revision of every published page and of every row that differs from its newest one.

    For bulk writes: an import. Returns how many pages changed.
    """
    newest = {revision.page_id: revision for revision in Revision.objects.order_by("number")}
    now = timezone.now()
    fresh: list[Revision] = []
    for key, kind in page_kinds().items():
        pages = list(kind.format.model.objects.published().filter(kind=key))
        for pk, document in kind.format.to_documents(pages).items():
            last = newest.get(pk)
            if last is None or last.document != document:
                number = last.number + 1 if last else 1
                is_seen = last is None or bool(changes(last.document, document))
                fresh.append(
                    Revision(page_id=pk, number=number, document=document, note=note, made_at=now, is_seen=is_seen)
                )
    Revision.objects.bulk_create(fresh)
    seen = [revision.page_id for revision in fresh if revision.is_seen]
    Page.objects.filter(pk__in=seen).update(changed_at=now, published_at=Coalesce("published_at", Value(now)))
    announce([revision.page_id for revision in fresh])
    settle_changed({revision.page_id: revision.document for revision in fresh})
    record_rows(at=now)
    return len(fresh)


def announce(pages: Iterable[int]) -> None:
    """Raise the versions of pages, and of those that show something of them; tell whoever keeps something made of them.

    The others look different now, but it is not they that changed: their histories and days stay as they are.
    What is told then can no longer undo the change. So it cannot fail it either: a listener that fails is logged,
    and the editor hears what is true, that the change is stored.
    """
    changed = list(pages)
    changed = list(dict.fromkeys([*changed, *(pk for showing in registered("SHOWING") for pk in showing(changed))]))
    Page.objects.filter(pk__in=changed).update(version=F("version") + 1)
    page_changing.send(sender=Page, pages=changed)
    transaction.on_commit(lambda: _tell(changed))


def _tell(pages: list[int]) -> None:
    for receiver, outcome in page_changed.send_robust(sender=Page, pages=pages):
        if isinstance(outcome, Exception):
            logger.error("%r did not hear that pages changed: %s", receiver, pages, exc_info=outcome)


def objections_to(page: Page, languages: Sequence[str]) -> list[str]:
    """What speaks against taking the page from the readers of these languages."""
    return [problem for objection in registered("OBJECTIONS") for problem in objection(page, languages)]


def _hear_objections(page: Page, languages: Sequence[str]) -> None:
    """Before readers of these languages lose the page."""
    if problems := objections_to(page, languages):
        raise NotPublishable(problems)


def _record(page: Page, document: dict, *, by, note: str, is_seen: bool = True) -> Revision:
    number = (page.revisions.aggregate(newest=Max("number"))["newest"] or 0) + 1
    note = clean(note)
    language = get_language() if note else ""
    return Revision.objects.create(
        page=page,
        number=number,
        document=document,
        note=note,
        note_language=language or "",
        is_seen=is_seen,
        made_by=by,
    )


def _keep_addresses(page: Page, before: dict | None) -> None:
    """A slug that was public once leads here for ever; a page that takes its old slug back needs no redirect."""
    for language in LANGUAGES:
        slug = getattr(page, f"slug_{language}")
        old = ((before or {}).get("slug") or {}).get(language)
        mine = {"language": language, "kind": page.kind}
        Redirect.objects.filter(**mine, slug=slug, page=page).delete()
        if old and old != slug:
            Redirect.objects.get_or_create(**mine, slug=old, defaults={"page": page})
