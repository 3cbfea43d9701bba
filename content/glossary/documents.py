"""Terms, phrases and replies as rows of their files."""

from content.publishing.documents import Naming, Schema, Words


class BannedSchema(Schema):
    namings = (Naming(("text", "language")),)

    language: str
    text: str
    pattern: str = ""
    is_refused: bool = False
    was_seen: bool = False
    reason: Words


class TermSchema(Schema):
    hand_written = frozenset({"banned"})

    key: str
    zh: str
    pinyin: str
    rendering: Words
    definition: Words
    sources: list[str] = []
    provisions: list[str] = []
    verified: bool = False
    banned: list[BannedSchema] = []


class ReplySchema(Schema):
    key: str
    zh: str
    pinyin: str
    meaning: Words
    asks_for_papers: bool = False


class PhraseSchema(Schema):
    key: str
    zh: str
    pinyin: str
    meaning: Words
    places: str
    replies: list[str]
    after: list[str] = []
