"""What is wrong with a finder, in an editor's words: dead ends, loops, questions nobody reaches, missing words."""

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.finder.models import Node, Option, Result, Tree
from content.publishing.models import Status

Arrows = Mapping[str, list[str]]
"""Question → the questions its answers lead to, by key."""


def problems(tree: Tree) -> list[str]:
    """Everything a reader could trip over in this finder. Five queries."""
    nodes = {node.pk: node for node in tree.nodes.order_by("key")}
    options = list(Option.objects.filter(node__tree=tree).select_related("next").order_by("node__key", "position"))
    arrows: dict[str, list[str]] = {node.key: [] for node in nodes.values()}
    for option in options:
        if option.next_id in nodes:
            arrows[nodes[option.node_id].key].append(nodes[option.next_id].key)
    start = nodes.get(tree.start_id or 0)
    return [
        *_missing_words(tree, tree.key, "title"),
        *([] if start else [_("The finder has no first question of its own.")]),
        *_ill_led(nodes, options),
        *_loops(arrows),
        *(_unreached(arrows, start.key) if start else ()),
        *_silent(nodes, options),
        *_results(options),
    ]


def _ill_led(nodes: Mapping[int, Node], options: list[Option]) -> Iterator[str]:
    answered = {option.node_id for option in options}
    for pk, node in nodes.items():
        if pk not in answered:
            yield _("%(question)s: a dead end, it has no answers.") % {"question": node.key}
    for option in options:
        if option.next_id and option.next_id not in nodes:
            words = {"question": nodes[option.node_id].key, "answer": option.key}
            yield _("%(question)s, answer %(answer)s: it leads into another finder.") % words


def _loops(arrows: Arrows) -> Iterator[str]:
    """Take away, again and again, what leads to nothing that is left: what remains goes in circles."""
    left = {key: set(to) for key, to in arrows.items()}
    while ends := [key for key, to in left.items() if not to & left.keys()]:
        for key in ends:
            del left[key]
    if left:
        yield _("A reader can go in circles through: %(questions)s.") % {"questions": ", ".join(sorted(left))}


def _unreached(arrows: Arrows, start: str) -> Iterator[str]:
    reached, waiting = set(), [start]
    while waiting:
        key = waiting.pop()
        if key not in reached:
            reached.add(key)
            waiting += arrows[key]
    for key in arrows:
        if key not in reached:
            yield _("%(question)s: no answer leads to it.") % {"question": key}


def _silent(nodes: Mapping[int, Node], options: list[Option]) -> Iterator[str]:
    for node in nodes.values():
        yield from _missing_words(node, node.key, "question")
        if any(getattr(node, f"help_{language}") for language in LANGUAGES):
            yield from _missing_words(node, node.key, "help")
    for option in options:
        yield from _missing_words(option, f"{nodes[option.node_id].key}, {option.key}", "label")


def _results(options: list[Option]) -> Iterator[str]:
    """Results without words, or that lead to nothing a visitor may read."""
    results = Result.objects.filter(pk__in={option.result_id for option in options if option.result_id})
    leading = set(results.filter(pages__status=Status.PUBLISHED).values_list("pk", flat=True))
    for result in results.order_by("key"):
        yield from _missing_words(result, result.key, "title", "text")
        if result.pk not in leading and not result.topics:
            yield _("%(result)s: a dead end, it leads to no published page and no topic.") % {"result": result.key}


def _missing_words(row, name: str, *fields: str) -> Iterator[str]:
    for field in fields:
        for language in LANGUAGES:
            if not getattr(row, f"{field}_{language}"):
                label = row._meta.get_field(field).verbose_name
                words = {"name": name, "field": label, "language": language}
                yield _("%(name)s: no %(field)s in the language “%(language)s”.") % words
