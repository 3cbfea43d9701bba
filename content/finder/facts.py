"""A finder as values: its questions, their answers, and what a walk through them has given so far. No queries."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OptionFacts:
    """An answer. It leads to the next question or to a result."""

    key: str
    label: str
    printed: tuple[str, ...]
    """Chinese to compare by eye with what is printed on the thing."""
    next: int | None
    result: int | None


@dataclass(frozen=True)
class NodeFacts:
    """A question of a finder."""

    question: str
    help: str
    options: tuple[OptionFacts, ...]


@dataclass(frozen=True)
class TreeFacts:
    """A finder in one language: its questions by their ids."""

    title: str
    start: int
    nodes: dict[int, NodeFacts]


@dataclass(frozen=True)
class Given:
    """A question that was answered."""

    question: str
    option: OptionFacts
    before: str
    """The answers that led to this question: where to go to answer it again."""


@dataclass(frozen=True)
class Walk:
    """How far the answers lead: to a question, or to a result."""

    given: tuple[Given, ...]
    node: NodeFacts | None
    result: int | None

    @property
    def answers(self) -> str:
        """As they stand in the address, `a.b.c`: the same in both languages."""
        return SEPARATOR.join(given.option.key for given in self.given)

    @property
    def choices(self) -> list[tuple[OptionFacts, str]]:
        """The answers to choose from, each with the answers its choice makes."""
        options = self.node.options if self.node else ()
        return [(option, joined(self.answers, option.key)) for option in options]


SEPARATOR = "."


def joined(answers: str, key: str) -> str:
    return f"{answers}{SEPARATOR}{key}" if answers else key


def walk(tree: TreeFacts, asked: str) -> Walk:
    """Follow the answers `a.b.c` from the first question, as far as they are answers to what is asked."""
    given: list[Given] = []
    node: NodeFacts | None = tree.nodes[tree.start]
    result, before = None, ""
    for key in asked.split(SEPARATOR):
        option = next((option for option in node.options if option.key == key), None) if node else None
        if node is None or option is None:
            break
        given.append(Given(node.question, option, before))
        node, result = tree.nodes.get(option.next or 0), option.result
        before = joined(before, key)
    return Walk(tuple(given), node, result)
