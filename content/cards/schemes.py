"""Schemes as they stand in lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.addresses import page_path
from content.cards.models import Scheme
from content.publishing.models import PageQuerySet
from content.reader import Reader


@dataclass(frozen=True)
class SchemeLink:
    """A scheme in a list."""

    pk: int
    title: str
    name_zh: str
    url: str
    short_answer: str
    branch: str
    state: str

    @property
    def branch_label(self) -> str:
        return str(Scheme.Kind(self.branch).label)


def read_schemes(schemes: PageQuerySet, reader: Reader) -> list[SchemeLink]:
    """The published schemes among these, in the order of the queryset. One query."""
    columns = (
        "pk",
        reader.column("title"),
        "name_zh",
        reader.column("slug"),
        reader.column("short_answer"),
        "branch",
        "state",
    )
    return [
        SchemeLink(pk, title, name_zh, page_path(Scheme.KIND, reader.language, slug or ""), *rest)
        for pk, title, name_zh, slug, *rest in schemes.published(reader.language).values_list(*columns)
    ]


def unmerged(schemes: Sequence[SchemeLink]) -> list[SchemeLink]:
    """Those people belong to today."""
    return [scheme for scheme in schemes if scheme.state != Scheme.State.MERGED]


def merged(schemes: Sequence[SchemeLink]) -> list[SchemeLink]:
    """Those that became part of another."""
    return [scheme for scheme in schemes if scheme.state == Scheme.State.MERGED]
