"""Prose in files: held to what the forms of the admin ask of it, once everything it may name is there."""

from collections.abc import Callable, Iterator
from typing import Any

from content.addresses import LANGUAGES
from content.markup import may_have_problems, problems
from content.publishing.documents import Problem, Words
from content.publishing.references import KnownNames


def prose_checker() -> Callable[[Any], Iterator[Problem]]:
    """Return what finds the problems of a document, or of a list of them. What there is to name is read once."""
    known = KnownNames()

    def find(value: Any, path: tuple = ()) -> Iterator[Problem]:
        if isinstance(value, Words):
            for language in LANGUAGES:
                text = getattr(value, language)
                if may_have_problems(text):
                    yield from (Problem((*path, language), problem) for problem in problems(text, known))
        elif isinstance(value, list):
            for place, entry in enumerate(value):
                yield from find(entry, (*path, place))
        elif hasattr(value, "model_fields_set"):
            for name in value.model_fields_set:
                yield from find(getattr(value, name), (*path, name))

    return find
