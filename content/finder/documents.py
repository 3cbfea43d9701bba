"""Finders as documents: one file a tree with its questions, one file for all results."""

from collections.abc import Collection, Sequence
from typing import Any

from content.exchange.formats import Children, Sheet, dump_with_children, write_children
from content.finder.models import Node, Option, Tree
from content.publishing.documents import Document, Naming, Words, dump_rows, finish
from content.publishing.lookup import Lookup
from content.publishing.writing import Entry, write_entries


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

    model = row_model = Tree

    def export(self, lookup: Lookup, only: Collection[str] | None = None) -> dict[str, Any]:
        trees = Tree.objects.select_related("start").order_by("key")
        if only is not None:
            mine = [path for path in only if self.schema_of(path)]
            trees = trees.filter(key__in=[path.partition("/")[2].removesuffix(".yaml") for path in mine])
        some = list(trees) if only is None or mine else []
        documents = self.to_documents(some, lookup)
        return {f"finders/{tree.key}.yaml": documents[tree.pk] for tree in some}

    def to_documents(self, trees: Sequence[Tree], lookup: Lookup | None = None) -> dict[Any, dict]:
        """Each finder's document by its id."""
        lookup = lookup or Lookup()
        documents = dump_rows(trees, TreeDocument, lookup)
        for tree in trees:
            nodes = list(tree.nodes.order_by("key"))
            documents[tree.pk]["start"] = tree.start.key if tree.start else ""
            documents[tree.pk]["nodes"] = dump_with_children(nodes, NodeDocument, {"options": OPTIONS}, lookup)
        return {tree.pk: finish(documents[tree.pk], TreeDocument) for tree in trees}

    def write_rows(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        trees = self._trees(sheets)
        write_entries(trees, lookup)
        if not any(tree.problems for tree in trees):
            write_entries(self._nodes(trees), lookup)

    def write_rest(self, sheets: Sequence[Sheet], lookup: Lookup) -> None:
        trees = self._trees(sheets)
        for tree in trees:
            with lookup.noting(tree.problems):
                start = lookup.find(Node, tree.document.start, ("start",))
            if start and start != tree.row.start_id:
                Tree.objects.filter(pk=tree.row.pk).update(start=start)
        write_children(self._nodes(trees), "options", OPTIONS, lookup)

    @staticmethod
    def _trees(sheets: Sequence[Sheet]) -> list[Entry]:
        rows = Tree.objects.in_bulk([one.key for sheet in sheets for one in sheet.documents], field_name="key")
        return [
            Entry(rows.get(one.key) or Tree(key=one.key), one, (), sheet.problems)
            for sheet in sheets
            for one in sheet.documents
        ]

    @staticmethod
    def _nodes(trees: Sequence[Entry]) -> list[Entry]:
        rows = Node.objects.in_bulk([one.key for tree in trees for one in tree.document.nodes], field_name="key")
        return [
            Entry(
                rows.get(one.key) or Node(key=one.key), one, ("nodes", place), tree.problems, {"tree_id": tree.row.pk}
            )
            for tree in trees
            for place, one in enumerate(tree.document.nodes)
        ]


OPTIONS = Children(Option, "node", OptionDocument)
FINDERS = FinderFolder()
