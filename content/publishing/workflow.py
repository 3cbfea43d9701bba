"""The verbs of the editors' work. The admin, the import and the tests call the same ones."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Protocol

from django.db import transaction
from django.db.models import F, Max, Value
from django.db.models.functions import Coalesce
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from cardfaq.signs import clean
from content.addresses import LANGUAGES
from content.publishing.models import OfferedIn, Page, Redirect, Revision, Status

page_changing = Signal()
"""Sent with `pages` (a list of ids) within the transaction that changes them: what is noted here is kept or lost
together with the change."""

page_changed = Signal()
"""Sent with `pages` once the transaction that changed them has committed. Whoever hears it can no longer fail it."""


class NotPublishable(Exception):
    """The page lacks something a reader needs. `problems` says what, in an editor's words."""

    def __init__(self, problems: list[str]):
        super().__init__(" ".join(problems))
        self.problems = problems


class PageFormat(Protocol):
    """What publishing needs to know of a kind of page."""

    @property
    def kind(self) -> str: ...
    @property
    def model(self) -> type[Page]: ...
    def to_documents(self, pages: Any) -> dict[int, dict]: ...


_formats: dict[str, PageFormat] = {}


def register_formats(formats: Iterable[PageFormat]) -> None:
    """Say how each kind of page becomes a document. Called once, when Django starts."""
    _formats.update({page_format.kind: page_format for page_format in formats})


Objection = Callable[[Page, Sequence[str]], list[str]]
"""What speaks against taking a page from the readers of these languages, in an editor's words."""

_objections: list[Objection] = []


def register_objection(objection: Objection) -> None:
    """Let a room above speak for the readers it leads to a page. Called once, when Django starts."""
    _objections.append(objection)


def document_of(page: Page) -> dict:
    """The page as a document. `page` is of its own kind, not a bare Page."""
    return _formats[page.kind].to_documents([page])[page.pk]


def model_of(kind: str) -> type[Page]:
    return _formats[kind].model


def own_kind(page: Page) -> Any:
    """The same page as its own kind of object: a card, a guide."""
    return model_of(page.kind)._default_manager.get(pk=page.pk)


def documents_of(pages: Iterable[Page]) -> dict[int, dict]:
    """The documents of pages of any kinds, by id: the same queries however many pages of a kind."""
    by_kind: dict[str, list[int]] = {}
    for page in pages:
        by_kind.setdefault(page.kind, []).append(page.pk)
    found: dict[int, dict] = {}
    for kind, pks in by_kind.items():
        page_format = _formats[kind]
        found |= page_format.to_documents(list(page_format.model._default_manager.filter(pk__in=pks)))
    return found


@transaction.atomic
def publish(page: Page, *, by, note: str = "") -> Revision:
    """Make the page what visitors see, and keep a revision. Raises `NotPublishable`."""
    return _publish(page, _newest(page), None, by=by, note=note)


def _publish(page: Page, newest: Revision | None, document: dict | None, *, by, note: str) -> Revision:
    """`document` is what the page says, where that is known already: reading it is most of the work."""
    if problems := page.publication_problems():
        raise NotPublishable(problems)
    if page.status == Status.PUBLISHED and newest:
        had = newest.document.get("offered_in", OfferedIn.BOTH)
        lost = [code for code in LANGUAGES if had in (OfferedIn.BOTH, code) and not page.is_offered_in(code)]
        _hear_objections(page, lost)
    now = timezone.now()
    page.status = Status.PUBLISHED
    page.published_at = page.published_at or now
    document = document or document_of(page)
    if newest is None or newest.document != document:
        page.changed_at = now
    page.save()
    _keep_addresses(page, newest.document if newest else None)
    announce([page.pk])
    return _record(page, document, by=by, note=note)


@transaction.atomic
def take_effect(page: Page, *, by, note: str = "") -> None:
    """Let what was edited reach the readers: a published page is published again, a draft stays one.

    Raises `NotPublishable`. An edit that leaves the document as it was makes no revision.
    """
    page = own_kind(page)
    if page.status == Status.PUBLISHED:
        newest, document = _newest(page), document_of(page)
        if newest is None or newest.document != document:
            _publish(page, newest, document, by=by, note=note)
            return
    if page.status != Status.DRAFT:
        announce([page.pk])


@transaction.atomic
def withdraw(page: Page, *, by, reason: dict[str, str], replacement: Page | None = None) -> Revision:
    """Take the page off the site. Its address answers 410 with the reason and the replacement.

    Raises `NotPublishable` where the reason is missing, or where something else would lead nowhere.
    """
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


def record_changes(*, note: str = "") -> int:
    """Keep a revision of every published page that differs from its newest one. For bulk writes: an import."""
    newest = {revision.page_id: revision for revision in Revision.objects.order_by("number")}
    now = timezone.now()
    fresh: list[Revision] = []
    for page_format in _formats.values():
        pages = list(page_format.model.objects.published().filter(kind=page_format.kind))
        for pk, document in page_format.to_documents(pages).items():
            last = newest.get(pk)
            if last is None or last.document != document:
                number = last.number + 1 if last else 1
                fresh.append(Revision(page_id=pk, number=number, document=document, note=note, made_at=now))
    Revision.objects.bulk_create(fresh)
    changed = [revision.page_id for revision in fresh]
    Page.objects.filter(pk__in=changed).update(changed_at=now, published_at=Coalesce("published_at", Value(now)))
    announce(changed)
    return len(fresh)


def announce(pages: Iterable[int]) -> None:
    """Raise the pages' versions and, once this has committed, tell whoever keeps something made of them."""
    changed = list(pages)
    Page.objects.filter(pk__in=changed).update(version=F("version") + 1)
    page_changing.send(sender=Page, pages=changed)
    transaction.on_commit(lambda: page_changed.send_robust(sender=Page, pages=changed), robust=True)


def _hear_objections(page: Page, languages: Sequence[str]) -> None:
    """Before readers of these languages lose the page."""
    if problems := [problem for objection in _objections for problem in objection(page, languages)]:
        raise NotPublishable(problems)


def _newest(page: Page) -> Revision | None:
    return page.revisions.order_by("-number").first()


def _record(page: Page, document: dict, *, by, note: str) -> Revision:
    """Numbered once the page's row is locked by its change: of two editors, the second counts the first one's."""
    number = (page.revisions.aggregate(newest=Max("number"))["newest"] or 0) + 1
    note = clean(note)
    language = get_language() if note else ""
    return Revision.objects.create(
        page=page, number=number, document=document, note=note, note_language=language or "", made_by=by
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
