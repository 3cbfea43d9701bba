"""A law as a document: the law, its provisions and every version of their wording, in one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from content.evidence.models import Amendment, Law, Provision, ProvisionVersion
from content.exchange.formats import Children, dump_with_children, write_children
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
from content.publishing.models import Page
from content.publishing.writing import Entry, write_entries, write_links


class AmendmentSchema(Schema):
    namings = (Naming(("amended_on",)),)

    amended_on: Day
    text: Words


class VersionSchema(Schema):
    key: str
    label: Words
    in_force_from: Day | None = None
    in_force_until: Day | None = None
    text: Words = Words()
    text_zh: str = ""
    verified: bool = False
    verification: str = ""
    source_url: str = ""
    read_on: Day | None = None
    editor_note: str = ""


class ProvisionSchema(PageSchema):
    hand_written = frozenset({"versions", "law"})
    namings = (Naming(("key",), "folder"), Naming(("position",)), Naming(("number",)))

    law: str = ""
    number: str
    citation: Words
    citation_zh: str
    versions: list[VersionSchema] = []


class LawSchema(PageSchema):
    hand_written = frozenset({"provisions", "amendments"})
    inner_pages = {"provisions": Provision.KIND}

    full_title: Words
    full_title_zh: str
    level: str
    issuer: Words
    issuer_zh: str
    number: Words = Words()
    number_zh: str = ""
    promulgated_on: Day | None = None
    in_force_from: Day | None = None
    force: str
    status_note: Words = Words()
    source_url: str = ""
    verified: bool = False
    verification: str = ""
    amendments: list[AmendmentSchema] = []
    provisions: list[ProvisionSchema] = []


class LawChangeSchema(Schema):
    key: str
    law: str
    changes_on: Day
    provisions: list[str] = []
    before: Words
    after: Words
    pages: list[str] = []


AMENDMENTS = Children(Amendment, "law", AmendmentSchema)
VERSION_FIELDS = Children(ProvisionVersion, "provision", VersionSchema)


@dataclass(frozen=True)
class LawFormat(PageFormat):
    """A law's file holds its provisions, and each provision every version of its wording."""

    model: type[Page] = Law
    schema: type[PageSchema] = LawSchema

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        lookup = lookup or Lookup()
        laws = dump_rows(pages, LawSchema, lookup)
        provisions = list(Provision.objects.filter(law__in=pages).order_by("position", "key"))
        inner = dump_with_children(provisions, ProvisionSchema, {"versions": VERSION_FIELDS}, lookup)
        amendments = list(Amendment.objects.filter(law__in=pages).order_by("amended_on"))
        changes = dump_rows(amendments, AmendmentSchema, lookup)
        for pk in laws:
            laws[pk]["provisions"] = [d for p, d in zip(provisions, inner, strict=True) if p.law_id == pk]
            laws[pk]["amendments"] = [changes[a.pk] for a in amendments if a.law_id == pk]
        return {pk: finish(values, LawSchema) for pk, values in laws.items()}

    def write_own(self, entries: Sequence[Entry], lookup: Lookup) -> None:
        super().write_own(entries, lookup)
        if any(entry.problems for entry in entries):
            return
        provisions = _provisions_of(entries)
        write_entries(provisions, lookup)
        if not any(entry.problems for entry in entries):
            write_entries(_versions_of(provisions), lookup)

    def write_rest(self, entries: Sequence[Entry], lookup: Lookup, *, with_checks: bool = False) -> None:
        super().write_rest(entries, lookup)
        write_children(entries, "amendments", AMENDMENTS, lookup)
        write_links(_provisions_of(entries), lookup)


def _provisions_of(laws: Sequence[Entry]) -> list[Entry]:
    keys = [inner.key for law in laws for inner in law.document.provisions]
    rows = {provision.key: provision for provision in Provision.objects.filter(key__in=keys)}
    return [
        Entry(
            rows.get(inner.key) or Provision(key=inner.key),
            inner,
            ("provisions", place),
            law.problems,
            {"law_id": law.row.pk},
        )
        for law in laws
        for place, inner in enumerate(law.document.provisions)
    ]


def _versions_of(provisions: Sequence[Entry]) -> list[Entry]:
    """Versions are found by key and never deleted: citations pin them."""
    stored = ProvisionVersion.objects.filter(provision__in=[provision.row.pk for provision in provisions])
    rows = {(version.provision_id, version.key): version for version in stored}
    return [
        Entry(
            rows.get((provision.row.pk, inner.key)) or ProvisionVersion(),
            inner,
            (*provision.path, "versions", place),
            provision.problems,
            {"provision_id": provision.row.pk},
        )
        for provision in provisions
        for place, inner in enumerate(provision.document.versions)
    ]


@dataclass(frozen=True)
class ProvisionFormat(PageFormat):
    """A provision on its own, as its revisions keep it."""

    model: type[Page] = Provision
    schema: type[PageSchema] = ProvisionSchema

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        documents = dump_with_children(pages, ProvisionSchema, {"versions": VERSION_FIELDS}, lookup or Lookup())
        return {page.pk: document for page, document in zip(pages, documents, strict=True)}

    def write_own(self, entries: Sequence[Entry], lookup: Lookup) -> None:
        super().write_own(entries, lookup)
        if not any(entry.problems for entry in entries):
            write_entries(_versions_of(entries), lookup)


LAWS = LawFormat()
PROVISIONS = ProvisionFormat()
