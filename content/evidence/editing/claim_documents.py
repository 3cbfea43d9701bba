"""The claims of a page as part of its document, and the whole page with them.

A claim's proof is written in the notation of `notation.py`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from content.evidence.editing.claim_writing import write_claims
from content.evidence.editing.claims_at_hand import by_kind, read_checks, read_what_hangs_on
from content.evidence.editing.rows import read_proofs
from content.evidence.models import NATIONWIDE, Claim, ForWhom, LegalBasis, Quotation
from content.exchange.formats import Children, write_children
from content.publishing.days import Day
from content.publishing.documents import (
    Lookup,
    Naming,
    PageSchema,
    Schema,
    Words,
    dump_rows,
    finish,
)
from content.publishing.kinds import PageFormat
from content.publishing.writing import Entry


class ClaimSchema(Schema):
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


class QuotationDocument(Schema):
    """A statement of another page, shown on this one behind one of its own, or at the end."""

    namings: ClassVar[tuple[Naming, ...]] = (Naming(("claim",)),)

    claim: str
    after: str = ""


QUOTES = Children(Quotation, "page", QuotationDocument)


class ClaimedPageSchema(PageSchema):
    """A page with plain claims, and those it quotes."""

    hand_written = PageSchema.hand_written | {"quotes"}

    claims: list[ClaimSchema] = []
    quotes: list[QuotationDocument] = []


@dataclass(frozen=True)
class ClaimedPageFormat(PageFormat):
    """A page that makes statements. `groups` maps a list of its document to the kind of claim it holds."""

    groups: dict[str, tuple[type[Claim], type[ClaimSchema]]] = field(
        default_factory=lambda: {"claims": (Claim, ClaimSchema)}
    )

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        lookup = lookup or Lookup()
        documents = dump_rows(pages, self.schema, lookup)
        claims = list(Claim.objects.filter(page__in=documents).of_their_kinds().in_place())
        read_what_hangs_on(claims, lookup)
        kinds = {model: (name, schema) for name, (model, schema) in self.groups.items()}
        for model, some in by_kind(claims).items():
            if model in kinds:
                name, schema = kinds[model]
                for pk, dumped in _dump_claims(some, schema, lookup).items():
                    documents[pk][name] = dumped
        for pk, quotes in _dump_quotes(list(documents)).items():
            documents[pk]["quotes"] = quotes
        return {pk: finish(values, self.schema) for pk, values in documents.items()}

    def write_rest(self, entries: Sequence[Entry], lookup: Lookup, *, with_checks: bool = False) -> None:
        """Write their links and their claims."""
        super().write_rest(entries, lookup)
        write_claims(entries, self.groups, lookup, with_checks=with_checks)

    def write_last(self, entries: Sequence[Entry], lookup: Lookup) -> None:
        """Write what the pages quote."""
        write_children(entries, "quotes", QUOTES, lookup)


# Out of the database


def _dump_quotes(page_pks: list[int]) -> dict[int, list[dict]]:
    quotes = defaultdict(list)
    rows = Quotation.objects.filter(page__in=page_pks).order_by("page", "position", "pk")
    for page, claim, after in rows.values_list("page", "claim", "after"):
        quotes[page].append({"claim": claim, "after": after})
    return quotes


def _dump_claims(claims: Sequence[Claim], schema: type[ClaimSchema], lookup: Lookup) -> dict[int, list[dict]]:
    pks = [claim.pk for claim in claims]
    documents = dump_rows(claims, schema, lookup)
    proofs, checks = read_proofs(pks, lookup), read_checks(pks, lookup)
    found = defaultdict(list)
    for claim in claims:
        values = documents[claim.pk]
        values["id"] = "" if claim.pk == claim.address else claim.pk
        values["proof"] = proofs[claim.pk]
        values["checks"] = checks[claim.pk]
        found[claim.page_id].append(values)
    return found
