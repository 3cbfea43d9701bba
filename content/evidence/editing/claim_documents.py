"""The claims of a page as part of its document, and the whole page with them.

A claim's proof is written in the notation of `notation.py`. Claims are written in bulk:
parents by `bulk_create`, the columns of their kinds one by one (Django cannot bulk-create
a child of a concrete parent), links and citations in bulk again.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext as _

from content.evidence.editing.checks import read_check
from content.evidence.editing.notation import ProofRefused
from content.evidence.editing.rows import find_proof, read_proofs, write_proofs
from content.evidence.models import NATIONWIDE, Check, Claim, ForWhom, LegalBasis, Quotation, Source
from content.publishing.days import Day
from content.publishing.documents import (
    Document,
    Lookup,
    Naming,
    PageDocument,
    Problem,
    Words,
    check_row,
    dump_rows,
    fill_links,
    fill_row,
    finish,
)
from content.publishing.kinds import PageFormat
from content.publishing.models import Page


class ClaimDocument(Document):
    """One claim. Its place in the list is its position on the page."""

    hand_written: ClassVar[frozenset[str]] = frozenset({"id", "proof", "checks"})
    namings: ClassVar[tuple[Naming, ...]] = (Naming(("place_on_page",), "file"),)

    id: str = ""
    """Only where it is no longer the address the claim has today."""
    slot: str
    heading: Words = Words()
    text: Words = Words()
    region: str = NATIONWIDE
    valid_from: Day | None = None
    valid_until: Day | None = None
    for_whom: ForWhom = ForWhom.EVERYONE
    audiences: list[str] = []
    is_local: bool = False
    places: list[str] = []
    as_of: str = ""
    proof: str = ""
    verified: bool = False
    legal_basis: LegalBasis = LegalBasis.NOT_EXAMINED
    confidence: str = ""
    hold: str = ""
    editor_note: str = ""
    wording_reason: str = ""
    checks: list[str] = []
    """`2026-11-22 stored-copy` and, where known, a source's key. Files carry them; drafts do not touch them."""

    @property
    def place_on_page(self) -> str:
        """Slot and, where set, region and first day: what the claim's id says after its page."""
        where = "" if self.region == NATIONWIDE else f"@{self.region}"
        when = f"~{self.valid_from}" if self.valid_from else ""
        return self.id.partition("#")[2] or f"{self.slot}{where}{when}"


class QuotationDocument(Document):
    """A statement of another page, shown on this one behind one of its own, or at the end."""

    namings: ClassVar[tuple[Naming, ...]] = (Naming(("claim",)),)

    claim: str
    after: str = ""


class ClaimedPageDocument(PageDocument):
    """A page with plain claims, and those it quotes."""

    hand_written = PageDocument.hand_written | {"quotes"}

    claims: list[ClaimDocument] = []
    quotes: list[QuotationDocument] = []


@dataclass(frozen=True)
class ClaimedPageFormat(PageFormat):
    """A page that makes statements. `groups` maps a list of its document to the kind of claim it holds."""

    groups: dict[str, tuple[type[Claim], type[ClaimDocument]]] = field(
        default_factory=lambda: {"claims": (Claim, ClaimDocument)}
    )

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        lookup = lookup or Lookup()
        documents = dump_rows(pages, self.schema, lookup)
        for name, (model, schema) in self.groups.items():
            for pk, claims in _dump_claims(model, schema, list(documents), lookup).items():
                documents[pk][name] = claims
        for pk, quotes in _dump_quotes(list(documents)).items():
            documents[pk]["quotes"] = quotes
        return {pk: finish(values, self.schema) for pk, values in documents.items()}

    def apply_rest(self, page: Any, document: Any, lookup: Lookup, *, with_checks: bool = False) -> None:
        """Write its links and its claims."""
        super().apply_rest(page, document, lookup)
        for name, (model, _schema) in self.groups.items():
            claims = getattr(document, name)
            write_claims(page, model, claims, lookup, name, with_checks=with_checks)

    def apply_last(self, page: Page, document: PageDocument, lookup: Lookup) -> None:
        """Write what the page quotes. Every statement of every page must be there."""
        found = []
        for position, quote in enumerate(getattr(document, "quotes", ())):
            claim = lookup.find(Claim, quote.claim, ("quotes", position, "claim"))
            quotation = Quotation(page_id=page.pk, claim_id=claim, after=quote.after, position=position)
            check_row(quotation, ("quotes", position), lookup)
            found.append(quotation)
        if not lookup.problems:
            Quotation.objects.filter(page=page.pk).delete()
            Quotation.objects.bulk_create(found)


# Out of the database


def _dump_quotes(page_pks: list[int]) -> dict[int, list[dict]]:
    quotes = defaultdict(list)
    rows = Quotation.objects.filter(page__in=page_pks).order_by("page", "position", "pk")
    for page, claim, after in rows.values_list("page", "claim", "after"):
        quotes[page].append({"claim": claim, "after": after})
    return quotes


def _dump_claims(model, schema, page_pks: list[int], lookup: Lookup) -> dict[int, list[dict]]:
    rows = (
        model.objects.filter(page__in=page_pks)
        .select_related("page", "region")
        .order_by("page", "position", "slot", "id")
    )
    claims = list(rows.plain() if model is Claim else rows)
    pks = [claim.pk for claim in claims]
    documents = dump_rows(claims, schema, lookup)
    proofs, checks = read_proofs(pks, lookup), _read_checks(pks)
    found = defaultdict(list)
    for claim in claims:
        values = documents[claim.pk]
        values["id"] = "" if claim.pk == claim.address else claim.pk
        values["proof"] = proofs[claim.pk]
        values["checks"] = checks[claim.pk]
        found[claim.page_id].append(values)
    return found


def _read_checks(pks: list[str]) -> dict[str, list[str]]:
    checks = defaultdict(list)
    rows = Check.objects.filter(claim_id__in=pks).order_by("checked_on", "id")
    for pk, day, method, source in rows.values_list("claim_id", "checked_on", "method", "source__key"):
        checks[pk].append(" ".join(filter(None, (str(day), method, source))))
    return checks


# Into the database


def write_claims(
    page: Page,
    model: type[Claim],
    documents: Sequence[ClaimDocument],
    lookup: Lookup,
    name: str,
    *,
    with_checks: bool = False,
) -> None:
    """Make the page's claims of one kind those of the document. What the document drops is held back, not deleted."""
    rows = _rows_of(page)
    claims = []
    for position, document in enumerate(documents):
        claim = model(page=page, position=position)
        fill_row(claim, document, lookup, (name, position))
        if document.id and document.id.partition("#")[0] != f"{page.kind}/{page.key}":
            message = _("the id begins with %(page)s#: it is the address the statement had first, on this page.")
            path = (name, position, "id")
            lookup.problems.append(Problem(path, message % {"page": f"{page.kind}/{page.key}"}))
        check_row(claim, (name, position), lookup)
        claims.append(claim)
    if lookup.problems:
        return
    by_place = {place: pk for pk, place in rows.items()}
    own = set(_of_kind(model, page).values_list("pk", flat=True))
    for position, (claim, document) in enumerate(zip(claims, documents, strict=True)):
        there = by_place.get(_place(claim))
        claim.id = document.id or there or f"{page.kind}/{page.key}#{document.place_on_page}"
        if claim.id in rows and claim.id not in own:
            message = _("“%(id)s” is a statement of another kind. Give this one a slot of its own.")
            lookup.problems.append(Problem((name, position, "slot"), message % {"id": claim.id}))
    kept = {claim.id for claim in claims}
    for position, claim in enumerate(claims):
        there = by_place.get(_place(claim), claim.id)
        if there != claim.id and there not in kept:
            message = _("There is a statement at “%(address)s” already.")
            lookup.problems.append(Problem((name, position, "slot"), message % {"address": there}))
    if lookup.problems:
        return
    Claim.objects.filter(pk__in=own - kept, hold="").update(hold=_("Retired"))
    _step_aside(claims, rows)
    _save_claims(model, claims)
    _write_proofs(claims, documents, lookup, name)
    for position, (claim, document) in enumerate(zip(claims, documents, strict=True)):
        if model is not Claim or document.audiences or document.places:
            fill_links(claim, document, lookup, (name, position))
    if with_checks:
        _write_checks(claims, documents, lookup, name)


Place = tuple[str, Any, Any]
"""What is unique within a page: slot, region, first day."""


def _place(claim: Claim) -> Place:
    return claim.slot, claim.region_id, claim.valid_from


def _rows_of(page: Page) -> dict[str, Place]:
    """The page's claims of all kinds as they stand, each with its place."""
    rows = Claim.objects.filter(page=page).values_list("pk", "slot", "region", "valid_from")
    return {pk: (slot, region, first) for pk, slot, region, first in rows}


def _of_kind(model: type[Claim], page: Page) -> Any:
    claims = model.objects.filter(page=page)
    return claims.plain() if model is Claim else claims


def _step_aside(claims: Sequence[Claim], rows: dict[str, Place]) -> None:
    """Clear the places of claims that move, so that two may change places. No slot can be written so by hand."""
    for number, claim in enumerate(claims):
        if rows.get(claim.id, _place(claim)) != _place(claim):
            Claim.objects.filter(pk=claim.id).update(slot=f"~{number}")


def _save_claims(model: type[Claim], claims: list[Claim]) -> None:
    """Parents in bulk, then the columns of their kind row by row."""
    columns = [f for f in Claim._meta.concrete_fields if not f.primary_key]
    parents = [Claim(id=claim.id, **{f.attname: getattr(claim, f.attname) for f in columns}) for claim in claims]
    Claim.objects.bulk_create(
        parents,
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=[f.name for f in columns],
    )
    if model is not Claim:
        for claim in claims:
            claim.claim_ptr_id = claim.id
            claim.save_base(raw=True)


def _write_proofs(claims, documents, lookup: Lookup, name: str) -> None:
    proofs = {}
    for position, (claim, document) in enumerate(zip(claims, documents, strict=True)):
        try:
            proofs[claim.id] = find_proof(document.proof, lookup)
        except ProofRefused as refusal:
            lookup.problems.append(Problem((name, position, "proof"), str(refusal)))
    write_proofs(proofs)


def _write_checks(claims, documents, lookup: Lookup, name: str) -> None:
    rows = []
    for position, (claim, document) in enumerate(zip(claims, documents, strict=True)):
        for place, entry in enumerate(document.checks):
            path = (name, position, "checks", place)
            try:
                line = read_check(entry)
            except ValueError as refusal:
                lookup.problems.append(Problem(path, str(refusal)))
                continue
            source = lookup.find(Source, line.source, path) if line.source else None
            rows.append(Check(claim_id=claim.id, checked_on=line.day, method=line.method, source_id=source))
    Check.objects.filter(claim_id__in=[claim.id for claim in claims]).delete()
    Check.objects.bulk_create(rows)
