"""The rule of finders: every reader arrives somewhere."""

from collections.abc import Iterable

from content.checks.content import Content, Finding
from content.finder.check import problems
from content.finder.models import Tree


def finders_lead_somewhere(content: Content) -> Iterable[Finding]:
    for tree in Tree.objects.order_by("key"):
        for problem in problems(tree):
            yield Finding(f"finder {tree.key}", "nodes", problem)
