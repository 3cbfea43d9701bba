"""Terms, phrases and replies as rows of their files."""

from content.publishing.documents import Document, Naming, Words


class BannedDocument(Document):
    namings = (Naming(("text", "language")),)

    language: str
    text: str
    pattern: str = ""
    is_locked: bool = False
    was_seen: bool = False
    reason: Words


class TermDocument(Document):
    hand_written = frozenset({"banned"})

    key: str
    zh: str
    pinyin: str
    rendering: Words
    definition: Words
    sources: list[str] = []
    provisions: list[str] = []
    verified: bool = False
    banned: list[BannedDocument] = []


class ReplyDocument(Document):
    key: str
    zh: str
    pinyin: str
    meaning: Words
    asks_for_papers: bool = False


class PhraseDocument(Document):
    key: str
    zh: str
    pinyin: str
    meaning: Words
    places: str
    replies: list[str]
    after: list[str] = []
