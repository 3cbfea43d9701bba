"""Sources and kinds of reader as rows of their files."""

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


class AudienceDocument(Document):
    key: str
    name: Words
    name_zh: str = ""
    definition: Words
    definition_zh: str = ""
    position: int = 0
    editor_note: str = ""
