"""What the verbs of the workflow do for one page, done for many that were written in bulk: an import.

Old addresses lead on, what was public never vanishes without a word, and whoever leads readers to a page is heard.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.publishing.formats import documents_of
from content.publishing.lookup import Lookup, Problem, portions
from content.publishing.models import LANGUAGE_NAMES, OfferedIn, Page, Redirect, Revision, Status
from content.publishing.workflow import announce, flaws_of, objections_to

Name = tuple[str, str]
"""Kind and key."""


@dataclass(frozen=True)
class Standing:
    """How a page stands before its readers."""

    pk: int
    kind: str
    key: str
    status: str
    offered_in: str
    slugs: Mapping[str, str | None]
    reasons: Mapping[str, str]

    @property
    def was_public(self) -> bool:
        return self.status != Status.DRAFT

    @property
    def languages(self) -> set[str]:
        """In which languages readers may read it."""
        if self.status != Status.PUBLISHED:
            return set()
        return {code for code in LANGUAGES if self.offered_in in (OfferedIn.BOTH, code)}


Move = tuple[Standing | None, Standing]
"""How a page stood before, where there was one, and how it stands now."""


def standings(names: Collection[Name]) -> dict[Name, Standing]:
    """How these pages stand now, those that are there. One query for so many as one may name."""
    texts = [f"{name}_{code}" for name in ("slug", "withdrawal_reason") for code in LANGUAGES]
    found = {}
    for portion in portions(names):
        columns = ("pk", "kind", "key", "status", "offered_in", *texts)
        for pk, kind, key, status, offered, *some in Page.objects.named(portion).order_by().values_list(*columns):
            slugs, reasons = some[: len(LANGUAGES)], some[len(LANGUAGES) :]
            by_language = dict(zip(LANGUAGES, slugs, strict=True)), dict(zip(LANGUAGES, reasons, strict=True))
            found[kind, key] = Standing(pk, kind, key, status, offered, *by_language)
    return found


def settle(before: Mapping[Name, Standing], changed: Collection[Name]) -> list[tuple[Name, Problem]]:
    """Do for the pages that were written what the verbs would have done; return what they would have refused.

    A refusal undoes nothing: that is for whoever opened the transaction.
    """
    now = standings(changed)
    moves = [(before.get(name), now[name]) for name in changed]
    problems = [((after.kind, after.key), problem) for was, after in moves for problem in _refusals(was, after)]
    problems += _taken_from_readers(moves)
    if not problems:
        _keep_addresses(moves)
        _record_withdrawals(
            [after for was, after in moves if after.status == Status.WITHDRAWN and _changed(was, after)]
        )
    return problems


def unfit_for_readers(names: Collection[Name], lookup: Lookup | None = None) -> list[tuple[Name, Problem]]:
    """What keeps those of these pages that are published from their readers."""
    found = []
    for portion in portions(names):
        pages = list(Page.objects.published().named(portion).order_by("pk"))
        by_reference = {page.reference: (page.kind, page.key) for page in pages}
        flaws = flaws_of(pages, lookup)
        found += [(by_reference[flaw.page], Problem(flaw.path, flaw.message)) for flaw in flaws]
    return found


def _changed(was: Standing | None, after: Standing) -> bool:
    return was is None or (was.status, was.reasons) != (after.status, after.reasons)


def _refusals(was: Standing | None, after: Standing) -> Iterator[Problem]:
    if was and was.was_public and after.status == Status.DRAFT:
        message = _("What was public is withdrawn, not made a draft: old links must find out why it is gone.")
        yield Problem(("status",), message)
        return
    if after.status == Status.WITHDRAWN:
        for code in LANGUAGES:
            if not (after.reasons[code] or "").strip():
                message = _("Say why it is withdrawn in: %(languages)s.") % {"languages": LANGUAGE_NAMES[code]}
                yield Problem(("withdrawal_reason", code), message)
    if was and (lost := sorted(was.languages - after.languages)):
        place = "status" if after.status != was.status else "offered_in"
        for objection in objections_to(Page.objects.get(pk=after.pk), lost):
            yield Problem((place,), objection)


def _taken_from_readers(moves: Iterable[Move]) -> Iterator[tuple[Name, Problem]]:
    """Addresses that old links to other pages still use."""
    wanted = {
        (code, after.kind, slug): after
        for was, after in moves
        for code, slug in after.slugs.items()
        if slug and (was is None or was.slugs[code] != slug)
    }
    columns = ("language", "kind", "slug", "page")
    slugs = {slug for _code, _kind, slug in wanted}
    old = (row for some in portions(slugs) for row in Redirect.objects.filter(slug__in=some).values_list(*columns))
    for code, kind, slug, page in old:
        after = wanted.get((code, kind, slug))
        if after and after.pk != page:
            message = _("The address “%(slug)s” leads to another page that once had it. Choose another.")
            yield (after.kind, after.key), Problem(("slug", code), message % {"slug": slug})


def _keep_addresses(moves: Iterable[Move]) -> None:
    """A slug that was public leads on for ever, unless a page stands there today: two may have changed places."""
    left = []
    for was, after in moves:
        for code in LANGUAGES:
            old, new = was.slugs[code] if was else None, after.slugs[code]
            if was is None or old == new:
                continue
            if new:
                Redirect.objects.filter(language=code, kind=after.kind, slug=new, page=after.pk).delete()
            if was.was_public and old and not Page.objects.filter(kind=after.kind, **{f"slug_{code}": old}).exists():
                left.append(Redirect(language=code, kind=after.kind, slug=old, page_id=after.pk))
    Redirect.objects.bulk_create(left, ignore_conflicts=True)


def _record_withdrawals(withdrawn: list[Standing]) -> None:
    if not withdrawn:
        return
    pages = list(Page.objects.filter(pk__in=[page.pk for page in withdrawn]))
    newest: dict[int, int] = {}
    for page, number in Revision.objects.filter(page__in=pages).order_by("number").values_list("page", "number"):
        newest[page] = number
    when = timezone.now()
    Revision.objects.bulk_create(
        Revision(
            page_id=pk,
            number=newest.get(pk, 0) + 1,
            document=document,
            note=_("Withdrawn"),
            note_language=get_language() or "",
            made_at=when,
        )
        for pk, document in documents_of(pages).items()
    )
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(changed_at=when)
    announce([page.pk for page in pages])
