"""Finders as documents: one file a tree with its questions, one file for all results."""

from collections.abc import Sequence
from typing import Any

from content.exchange.formats import Children, dump_with_children, write_children
from content.finder.models import Node, Option, Tree
from content.publishing.documents import (
    Document,
    Lookup,
    Naming,
    Words,
    check_row,
    dump_rows,
    fill_row,
    finish,
)


class OptionDocument(Document):
    key: str
    label: Words
    printed_zh: str = ""
    next: str | None = None
    result: str | None = None


class NodeDocument(Document):
    hand_written = frozenset({"options"})
    namings = (Naming(("key",), "folder"),)

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
    card: str | None = None
    pages: list[str] = []
    topics: str = ""
    provisions: list[str] = []


class FinderFolder:
    """One file a tree, with its questions and their answers."""

    name = "finders"
    page_kind = ""

    def schema_of(self, path: str) -> type[Document] | None:
        return TreeDocument if path.startswith("finders/") else None

    def is_list(self) -> bool:
        return False

    def export(self, lookup: Lookup) -> dict[str, Any]:
        trees = list(Tree.objects.select_related("start").order_by("key"))
        documents = dump_rows(trees, TreeDocument, lookup)
        for tree in trees:
            nodes = list(tree.nodes.order_by("key"))
            options = Children(Option, "node", OptionDocument)
            documents[tree.pk]["start"] = tree.start.key if tree.start else ""
            documents[tree.pk]["nodes"] = dump_with_children(nodes, NodeDocument, {"options": options}, lookup)
        return {f"finders/{tree.key}.yaml": finish(documents[tree.pk], TreeDocument) for tree in trees}

    def write_rows(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        [document] = documents
        tree = Tree.objects.filter(key=document.key).first() or Tree(key=document.key)
        fill_row(tree, document, lookup)
        check_row(tree, (), lookup)
        if not lookup.problems:
            tree.save()
        known = Node.objects.in_bulk([inner.key for inner in document.nodes], field_name="key")
        for place, inner in enumerate(document.nodes):
            node = known.get(inner.key) or Node(key=inner.key)
            node.tree = tree
            fill_row(node, inner, lookup, ("nodes", place))
            check_row(node, ("nodes", place), lookup)
            if not lookup.problems:
                node.save()

    def write_rest(self, path: str, documents: Sequence[Any], lookup: Lookup) -> None:
        [document] = documents
        tree = Tree.objects.get(key=document.key)
        tree.start_id = lookup.find(Node, document.start, ("start",))
        tree.save()
        options = Children(Option, "node", OptionDocument)
        for place, inner in enumerate(document.nodes):
            node = Node.objects.get(key=inner.key)
            write_children(node, options, inner.options, lookup, ("nodes", place, "options"))


FINDERS = FinderFolder()
