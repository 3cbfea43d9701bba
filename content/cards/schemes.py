"""Schemes as they stand in lists."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.addresses import page_path
from content.cards.models import Scheme
from content.publishing.models import PageQuerySet


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


def read_schemes(schemes: PageQuerySet, language: str) -> list[SchemeLink]:
    """The published schemes among these, in the order of the queryset. One query."""
    columns = ("pk", f"title_{language}", "name_zh", f"slug_{language}", f"short_answer_{language}", "branch", "state")
    return [
        SchemeLink(pk, title, name_zh, page_path(Scheme.KIND, language, slug or ""), *rest)
        for pk, title, name_zh, slug, *rest in schemes.published(language).values_list(*columns)
    ]


def unmerged(schemes: Sequence[SchemeLink]) -> list[SchemeLink]:
    """Those people belong to today."""
    return [scheme for scheme in schemes if scheme.state != Scheme.State.MERGED]


def merged(schemes: Sequence[SchemeLink]) -> list[SchemeLink]:
    """Those that became part of another."""
    return [scheme for scheme in schemes if scheme.state == Scheme.State.MERGED]
