"""Sources, kinds of reader and notices as rows of their files."""

from datetime import date

from content.publishing.documents import Document, Words


class SourceDocument(Document):
    key: str
    publisher: Words
    url: str = ""
    quality: str
    language: str
    may_link: bool = True
    seen_on: date | None = None
    editor_note: str = ""


class NoticeDocument(Document):
    key: str
    text: Words
    starts_on: date
    ends_on: date
    pages: list[str] = []
    kind: str = ""
    regions: list[str] = []
    editor_note: str = ""


class AudienceDocument(Document):
    key: str
    name: Words
    name_zh: str = ""
    definition: Words
    definition_zh: str = ""
    position: int = 0
    editor_note: str = ""
