"""A law as a document: the law, its provisions and every version of their wording, in one file."""

from datetime import date

from content.publishing.documents import Document, PageDocument, Words


class AmendmentDocument(Document):
    amended_on: date
    text: Words


class VersionDocument(Document):
    key: str
    label: Words
    in_force_from: date | None = None
    in_force_until: date | None = None
    text: Words = Words()
    text_zh: str = ""
    verified: bool = False
    verification: str = ""
    source_url: str = ""
    read_on: date | None = None
    editor_note: str = ""


class ProvisionDocument(PageDocument):
    hand_written = frozenset({"versions", "law"})

    law: str = ""
    number: str
    citation: Words
    citation_zh: str
    versions: list[VersionDocument] = []


class LawDocument(PageDocument):
    hand_written = frozenset({"provisions", "amendments"})

    full_title: Words
    full_title_zh: str
    level: str
    issuer: Words
    issuer_zh: str
    number: Words = Words()
    number_zh: str = ""
    promulgated_on: date | None = None
    in_force_from: date | None = None
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
    changes_on: date
    provisions: list[str] = []
    before: Words
    after: Words
    pages: list[str] = []
