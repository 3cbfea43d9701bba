"""A finder as its editors build it: every question and every answer, also those that no reader comes to."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from content.finder.models import Node, Option, Tree


@dataclass(frozen=True)
class Plan:
    """The rows of one finder."""

    tree: Tree
    nodes: dict[int, Node]
    answers: dict[int, tuple[Option, ...]]
    """Question → its answers, as readers find them."""

    @property
    def start(self) -> Node | None:
        """The first question, where it is one of this finder's own."""
        return self.nodes.get(self.tree.start_id or 0)

    @cached_property
    def options(self) -> list[Option]:
        return [option for pk in self.nodes for option in self.answers.get(pk, ())]

    def led_to(self, question: int) -> list[int]:
        """The questions of this finder that its answers lead to."""
        return [option.next_id for option in self.answers.get(question, ()) if option.next_id in self.nodes]

    def beyond(self, question: int) -> set[int]:
        """Every question that can follow it; itself, where its answers lead in a circle."""
        reached: set[int] = set()
        waiting = self.led_to(question)
        while waiting:
            pk = waiting.pop()
            if pk not in reached:
                reached.add(pk)
                waiting += self.led_to(pk)
        return reached


def read_plan(tree: Tree) -> Plan:
    """Two queries."""
    nodes = {node.pk: node for node in Node.objects.filter(tree=tree).order_by("key")}
    answers: dict[int, tuple[Option, ...]] = defaultdict(tuple)
    options = Option.objects.filter(node__tree=tree).select_related("next", "result")
    for option in options.order_by("node", "position", "pk"):
        answers[option.node_id] += (option,)
    return Plan(tree, nodes, answers)
