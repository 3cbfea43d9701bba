"""Sources, kinds of reader and notices as rows of their files."""

from content.publishing.days import Day
from content.publishing.documents import Schema, Words


class SourceSchema(Schema):
    key: str
    publisher: Words
    url: str = ""
    quality: str
    language: str
    may_link: bool = True
    seen_on: Day | None = None
    editor_note: str = ""


class NoticeSchema(Schema):
    key: str
    text: Words
    starts_on: Day
    ends_on: Day
    pages: list[str] = []
    kind: str = ""
    regions: list[str] = []
    editor_note: str = ""


class AudienceSchema(Schema):
    key: str
    name: Words
    name_zh: str = ""
    definition: Words
    definition_zh: str = ""
    position: int = 0
    editor_note: str = ""
