"""What readers ask, as rows of a file."""

from content.publishing.documents import Document, Words


class SearchConceptDocument(Document):
    key: str
    role: str
    page: str | None = None
    kind: str = ""
    names: Words = Words()
    names_zh: str = ""
    near: list[str] = []
    weight: int = 3
