"""What readers ask, as rows of a file."""

from content.publishing.documents import Schema, Words


class SearchConceptSchema(Schema):
    key: str
    role: str
    page: str | None = None
    kind: str = ""
    names: Words = Words()
    names_zh: str = ""
    near: list[str] = []
    weight: int = 3
