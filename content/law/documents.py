"""A law as a document: the law, its provisions and every version of their wording, in one file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from content.evidence.models import Amendment, Law, Provision, ProvisionVersion
from content.exchange.formats import Children, dump_with_children
from content.publishing.days import Day
from content.publishing.documents import (
    Document,
    Lookup,
    Naming,
    PageDocument,
    Words,
    check_row,
    dump_rows,
    fill_links,
    fill_row,
    finish,
)
from content.publishing.kinds import PageFormat
from content.publishing.models import Page


class AmendmentDocument(Document):
    namings = (Naming(("amended_on",)),)

    amended_on: Day
    text: Words


class VersionDocument(Document):
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


class ProvisionDocument(PageDocument):
    hand_written = frozenset({"versions", "law"})
    namings = (Naming(("key",), "folder"), Naming(("position",)), Naming(("number",)))

    law: str = ""
    number: str
    citation: Words
    citation_zh: str
    versions: list[VersionDocument] = []


class LawDocument(PageDocument):
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
    amendments: list[AmendmentDocument] = []
    provisions: list[ProvisionDocument] = []


class LawChangeDocument(Document):
    key: str
    law: str
    changes_on: Day
    provisions: list[str] = []
    before: Words
    after: Words
    pages: list[str] = []


VERSION_FIELDS = Children(ProvisionVersion, "provision", VersionDocument)


@dataclass(frozen=True)
class LawFormat(PageFormat):
    """A law's file holds its provisions, and each provision every version of its wording."""

    model: type[Page] = Law
    schema: type[PageDocument] = LawDocument

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        lookup = lookup or Lookup()
        laws = dump_rows(pages, LawDocument, lookup)
        provisions = list(Provision.objects.filter(law__in=pages).order_by("position", "key"))
        inner = dump_with_children(provisions, ProvisionDocument, {"versions": VERSION_FIELDS}, lookup)
        amendments = list(Amendment.objects.filter(law__in=pages).order_by("amended_on"))
        changes = dump_rows(amendments, AmendmentDocument, lookup)
        for pk in laws:
            laws[pk]["provisions"] = [d for p, d in zip(provisions, inner, strict=True) if p.law_id == pk]
            laws[pk]["amendments"] = [changes[a.pk] for a in amendments if a.law_id == pk]
        return {pk: finish(values, LawDocument) for pk, values in laws.items()}

    def apply_row(self, page: Any, document: Any, lookup: Lookup) -> None:
        super().apply_row(page, document, lookup)
        if lookup.problems:
            return
        for place, inner in enumerate(document.provisions):
            path = ("provisions", place)
            provision = Provision.objects.filter(key=inner.key).first() or Provision(key=inner.key)
            provision.law = page
            fill_row(provision, inner, lookup, path)
            check_row(provision, path, lookup)
            if not lookup.problems:
                provision.save()
                _write_versions(provision, inner, lookup, path)

    def apply_rest(
        self,
        page: Any,
        document: Any,
        lookup: Lookup,
        *,
        with_checks: bool = False,
    ) -> None:
        super().apply_rest(page, document, lookup)
        known = {amendment.amended_on: amendment for amendment in page.amendments.all()}
        days = [amendment.amended_on for amendment in document.amendments]
        page.amendments.exclude(amended_on__in=days).delete()
        for place, amendment in enumerate(document.amendments):
            row = known.get(amendment.amended_on) or Amendment(law=page)
            fill_row(row, amendment, lookup, ("amendments", place))
            check_row(row, ("amendments", place), lookup)
            row.save()
        for place, inner in enumerate(document.provisions):
            fill_links(
                Provision.objects.get(key=inner.key),
                inner,
                lookup,
                ("provisions", place),
            )


@dataclass(frozen=True)
class ProvisionFormat(PageFormat):
    """A provision on its own, as its revisions keep it."""

    model: type[Page] = Provision
    schema: type[PageDocument] = ProvisionDocument

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        documents = dump_with_children(pages, ProvisionDocument, {"versions": VERSION_FIELDS}, lookup or Lookup())
        return {page.pk: document for page, document in zip(pages, documents, strict=True)}

    def apply_row(self, page: Any, document: Any, lookup: Lookup) -> None:
        super().apply_row(page, document, lookup)
        if not lookup.problems:
            _write_versions(page, document, lookup, ())


def _write_versions(provision: Provision, document: ProvisionDocument, lookup: Lookup, path: tuple) -> None:
    """Versions are found by key and never deleted: citations pin them."""
    for place, inner in enumerate(document.versions):
        version = provision.versions.filter(key=inner.key).first() or ProvisionVersion(provision=provision)
        fill_row(version, inner, lookup, (*path, "versions", place))
        check_row(version, (*path, "versions", place), lookup)
        if not lookup.problems:
            version.save()


LAWS = LawFormat()
PROVISIONS = ProvisionFormat()
