"""Prose in files: held to what the forms of the admin ask of it, once everything it may name is there."""

from collections.abc import Callable, Iterator
from typing import Any

from content.addresses import LANGUAGES
from content.markup import find_references, may_have_problems, problems
from content.publishing.documents import Problem, Words
from content.publishing.references import KnownNames


def prose_checker() -> Callable[[Any], Iterator[Problem]]:
    """Return what finds the problems of a document, or of a list of them. What they name is looked up, and once."""
    known = KnownNames()

    def find(value: Any) -> Iterator[Problem]:
        texts = [(path, text) for path, text in _texts(value, ()) if may_have_problems(text)]
        known.look_up(reference.name for _path, text in texts for reference in find_references(text))
        for path, text in texts:
            yield from (Problem(path, problem) for problem in problems(text, known))

    return find


def _texts(value: Any, path: tuple) -> Iterator[tuple[tuple, str]]:
    """Every text of a document in two languages, with the path to it."""
    if isinstance(value, Words):
        yield from (((*path, language), getattr(value, language)) for language in LANGUAGES)
    elif isinstance(value, list):
        for place, entry in enumerate(value):
            yield from _texts(entry, (*path, place))
    elif hasattr(value, "model_fields_set"):
        for name in value.model_fields_set:
            yield from _texts(getattr(value, name), (*path, name))
