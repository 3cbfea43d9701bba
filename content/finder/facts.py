"""A finder as values: its questions, their answers, and what a walk through them has given so far. No queries."""

from dataclasses import dataclass
from functools import cached_property

from content.finder.addresses import SEPARATOR, joined


@dataclass(frozen=True)
class OptionFacts:
    """An answer. It leads to the next question or to a result."""

    key: str
    label: str
    printed: tuple[str, ...]
    """Chinese to compare by eye with what is printed on the thing."""
    next: int | None
    result: int | None
    drawing: str = ""
    """The card that its result names, where we have drawn it."""


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

    def most_questions(self, node: int | None) -> int:
        """How many questions the longest way from this one asks, itself among them."""
        count, asked = 0, {node}
        # A way that is longer than the finder goes in circles.
        while (here := [self.nodes[pk] for pk in asked if pk in self.nodes]) and count < len(self.nodes):
            count += 1
            asked = {option.next for some in here for option in some.options}
        return count

    def drawings_beyond(self, option: OptionFacts) -> list[str]:
        """The cards that this answer can turn out to be, as far as we have drawn them, in the order of the answers."""
        found: dict[str, None] = {}
        passed, waiting = set(), [option]
        while waiting:
            option = waiting.pop()
            if option.drawing:
                found[option.drawing] = None
            elif option.next in self.nodes and option.next not in passed:
                passed.add(option.next)
                waiting += reversed(self.nodes[option.next].options)
        return list(found)


@dataclass(frozen=True)
class Given:
    """A question that was answered."""

    question: str
    option: OptionFacts
    before: str
    """The answers that led to this question: where to go to answer it again."""


@dataclass(frozen=True)
class Choice:
    """An answer to choose, with the answers that choosing it makes."""

    option: OptionFacts
    answers: str
    drawings: tuple[str, ...]
    """What tells it from the other answers where no characters do."""

    DRAWN = 3


@dataclass(frozen=True)
class Walk:
    """How far the answers lead: to a question, or to a result."""

    tree: TreeFacts
    given: tuple[Given, ...]
    at: int | None
    """The question asked now."""
    result: int | None

    @property
    def node(self) -> NodeFacts | None:
        return self.tree.nodes.get(self.at or 0)

    @property
    def answers(self) -> str:
        """As they stand in the address, `a.b.c`: the same in both languages."""
        return SEPARATOR.join(given.option.key for given in self.given)

    @property
    def number(self) -> int:
        """Which question is asked now."""
        return len(self.given) + 1

    @property
    def most(self) -> int:
        """How many questions there are at most on this way."""
        return len(self.given) + self.tree.most_questions(self.at)

    @cached_property
    def choices(self) -> list[Choice]:
        """The answers to choose from."""
        options = self.node.options if self.node else ()
        drawings = [tuple(self.tree.drawings_beyond(option)[: Choice.DRAWN]) for option in options]
        told_apart = len(set(drawings)) > 1 and not any(option.printed for option in options)
        return [
            Choice(option, joined(self.answers, option.key), some if told_apart else ())
            for option, some in zip(options, drawings, strict=True)
        ]


def walk(tree: TreeFacts, asked: str) -> Walk:
    """Follow the answers `a.b.c` from the first question, as far as they are answers to what is asked."""
    given: list[Given] = []
    at: int | None = tree.start
    result, before = None, ""
    for key in asked.split(SEPARATOR):
        node = tree.nodes.get(at or 0)
        option = next((option for option in node.options if option.key == key), None) if node else None
        if node is None or option is None:
            break
        given.append(Given(node.question, option, before))
        at, result = option.next, option.result
        before = joined(before, key)
    return Walk(tree, tuple(given), at, result)
