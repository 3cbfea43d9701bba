"""The claims of documents into rows: those of many pages together, and only what is not as it stands already.

Everything is judged before anything is written. What a document drops is held back, not deleted.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from content.evidence.editing.checks import read_check
from content.evidence.editing.claims_at_hand import CHECKS, by_kind, read_checks, read_what_hangs_on
from content.evidence.editing.notation import ProofRefused, parse_proof
from content.evidence.editing.rows import PROOF, Proof, find_proof, read_proofs, seek_names, write_proofs
from content.evidence.models import Check, Claim, Source
from content.publishing.documents import fill_late_links
from content.publishing.lookup import Lookup, Problem
from content.publishing.writing import Entry, columns_of, fill_rows, insert_own_columns, write_links

Place = tuple[str, Any, Any]
"""What is unique within a page: slot, region, first day."""


@dataclass
class Standing:
    """The claims of one page: as they stand, and whose place is whose once what is planned is written."""

    claims: dict[str, Claim] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def write_claims(
    pages: Sequence[Entry], groups: Mapping[str, tuple[type[Claim], Any]], lookup: Lookup, *, with_checks: bool
) -> None:
    """Make the claims of these pages those of their documents. Nothing is written where anything is wrong.

    `groups` maps a list of the document to the kind of claim it holds.
    """
    standing = _standing(pages, lookup)
    planned: list[list[Entry]] = []
    retired: list[str] = []
    for name, (model, _schema) in groups.items():
        entries = [
            Entry(model(page=page.row), document, (name, place), page.problems, {"position": place})
            for page in pages
            for place, document in enumerate(getattr(page.document, name))
        ]
        fill_rows(entries, lookup)
        planned.append(entries)
        by_page: dict[Any, list[Entry]] = defaultdict(list)
        for entry in entries:
            by_page[entry.row.page_id].append(entry)
        for page in pages:
            retired += _name_claims(page, model, by_page[page.row.pk], standing[page.row.pk])
    proofs = _find_proofs([entry for entries in planned for entry in entries], lookup)
    checks = _find_checks([entry for entries in planned for entry in entries], lookup) if with_checks else {}
    if any(page.problems for page in pages):
        return
    if retired:
        Claim.objects.filter(pk__in=retired).update(hold=_("Retired"))
    for entries in planned:
        _save_claims(entries, standing, lookup)
    for entries in planned:
        write_links(entries, lookup)
    _replace_proofs(proofs, lookup)
    _replace_checks(checks, lookup)


def _standing(pages: Sequence[Entry], lookup: Lookup) -> dict[Any, Standing]:
    found = {page.row.pk: Standing() for page in pages}
    claims = list(Claim.objects.filter(page__in=found).of_their_kinds())
    read_what_hangs_on(claims, lookup)
    for some in by_kind(claims).values():
        for claim in some:
            found[claim.page_id].claims[claim.pk] = claim
            found[claim.page_id].places[claim.pk] = _place(claim)
    return found


def _place(claim: Claim) -> Place:
    return claim.slot, claim.region_id, claim.valid_from


def _name_claims(page: Entry, model: type[Claim], entries: Sequence[Entry], standing: Standing) -> Iterable[str]:
    """Give each claim of one kind its id. Returns the ids of those that the document drops."""
    own = {pk for pk, claim in standing.claims.items() if type(claim) is model}
    by_place = {place: pk for pk, place in standing.places.items()}
    address = f"{page.row.kind}/{page.row.key}"
    for entry in entries:
        claim, document = entry.row, entry.document
        if document.id and document.id.partition("#")[0] != address:
            message = _("the id begins with %(page)s#: it is the address the statement had first, on this page.")
            entry.problems.append(Problem((*entry.path, "id"), message % {"page": address}))
        claim.id = document.id or by_place.get(_place(claim)) or f"{address}#{document.place_on_page}"
        if claim.id in standing.places and claim.id not in own:
            message = _("“%(id)s” is a statement of another kind. Give this one a slot of its own.")
            entry.problems.append(Problem((*entry.path, "slot"), message % {"id": claim.id}))
    kept = {entry.row.id for entry in entries}
    for entry in entries:
        there = by_place.get(_place(entry.row), entry.row.id)
        if there != entry.row.id and there not in kept:
            message = _("There is a statement at “%(address)s” already.")
            entry.problems.append(Problem((*entry.path, "slot"), message % {"address": there}))
    standing.places |= {entry.row.id: _place(entry.row) for entry in entries}
    return [pk for pk in own - kept if not standing.claims[pk].hold]


def _save_claims(entries: Sequence[Entry], standing: Mapping[Any, Standing], lookup: Lookup) -> None:
    """Parents in bulk, then the columns of their kind: of those that are new or not as they stand."""
    changed = []
    for entry in entries:
        with lookup.noting(entry.problems):
            fill_late_links(entry.row, entry.document, lookup, entry.path)
        before = standing[entry.row.page_id].claims.get(entry.row.id)
        if before is None or columns_of(before) != columns_of(entry.row):
            changed.append((before, entry.row))
        entry.row.pk = entry.row.id
        entry.row._state.adding = False
    _step_aside(changed)
    columns = [f for f in Claim._meta.concrete_fields if not f.primary_key]
    Claim.objects.bulk_create(
        [Claim(id=claim.id, **{f.attname: getattr(claim, f.attname) for f in columns}) for _before, claim in changed],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[f.name for f in columns],
    )
    if changed and type(changed[0][1]) is not Claim:
        insert_own_columns([claim for _before, claim in changed], changing=True)


def _step_aside(changed: Iterable[tuple[Claim | None, Claim]]) -> None:
    """Clear the places of claims that move, so that two may change places. No slot can be written so by hand."""
    for number, (before, claim) in enumerate(changed):
        if before is not None and _place(before) != _place(claim):
            Claim.objects.filter(pk=claim.id).update(slot=f"~{number}")


def _find_proofs(entries: Sequence[Entry], lookup: Lookup) -> dict[str, Proof]:
    """The proofs that are not as they stand, every name in them found."""
    stored = read_proofs([entry.row.id for entry in entries], lookup)
    changed = [entry for entry in entries if entry.document.proof != stored[entry.row.id]]
    lines = []
    for entry in changed:
        try:
            lines += parse_proof(entry.document.proof)
        except ProofRefused:
            continue
    seek_names(lines, lookup)
    found = {}
    for entry in changed:
        try:
            found[entry.row.id] = find_proof(entry.document.proof, lookup)
        except ProofRefused as refusal:
            entry.problems.append(Problem((*entry.path, "proof"), str(refusal)))
    return found


def _replace_proofs(proofs: Mapping[str, Proof], lookup: Lookup) -> None:
    if proofs:
        write_proofs(proofs)
        lookup.written(PROOF, proofs)


def _find_checks(entries: Sequence[Entry], lookup: Lookup) -> dict[str, list[Check]]:
    """The checks of claims that were not looked at as their documents say."""
    stored = read_checks([entry.row.id for entry in entries], lookup)
    found: dict[str, list[Check]] = {}
    for entry in entries:
        if entry.document.checks == stored[entry.row.id]:
            continue
        rows = found.setdefault(entry.row.id, [])
        for place, line in enumerate(entry.document.checks):
            path = (*entry.path, "checks", place)
            try:
                check = read_check(line)
            except ValueError as refusal:
                entry.problems.append(Problem(path, str(refusal)))
                continue
            with lookup.noting(entry.problems):
                source = lookup.find(Source, check.source, path) if check.source else None
            rows.append(Check(claim_id=entry.row.id, checked_on=check.day, method=check.method, source_id=source))
    return found


def _replace_checks(checks: Mapping[str, Sequence[Check]], lookup: Lookup) -> None:
    if checks:
        Check.objects.filter(claim_id__in=checks).delete()
        Check.objects.bulk_create(check for some in checks.values() for check in some)
        lookup.written(CHECKS, checks)
