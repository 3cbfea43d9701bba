"""Regions, telephone lines and channels as rows of their files."""

from content.publishing.documents import Schema, Words


class RegionSchema(Schema):
    key: str
    level: str
    parent: str | None = None
    name: Words
    name_zh: str
    pinyin: str = ""
    rules_apply: bool = True
    note: str = ""


class HotlineSchema(Schema):
    key: str
    number: str = ""
    name: Words
    name_zh: str
    position: int = 0


class ChannelSchema(Schema):
    key: str
    kind: str
    name: Words
    name_zh: str
    url: str = ""
    url_checked: bool = False
    position: int = 0
    editor_note: str = ""
