"""Finders as documents: one file a tree with its questions, one file for all results."""

from content.publishing.documents import Document, Words


class OptionDocument(Document):
    key: str
    label: Words
    next: str | None = None
    result: str | None = None


class NodeDocument(Document):
    hand_written = frozenset({"options"})

    key: str
    question: Words
    help: Words = Words()
    options: list[OptionDocument]


class TreeDocument(Document):
    hand_written = frozenset({"nodes", "start"})

    key: str
    title: Words
    start: str
    nodes: list[NodeDocument]


class ResultDocument(Document):
    key: str
    title: Words
    text: Words
    pages: list[str] = []
    topics: str = ""
    provisions: list[str] = []
