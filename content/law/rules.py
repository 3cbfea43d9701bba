"""What the gate asks of a provision: each wording in both translations or none, one wording on any day."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Any

from django.utils.translation import gettext as _

from content.publishing.gate import Candidate, Flaw, language_name


def wordings_are_whole(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """That both translations are there is asked of every text of a page; the Chinese is asked for here."""
    for candidate in candidates:
        for place, version in enumerate(candidate.document.get("versions", ())):
            for name, language, message in wording_problems(version, candidate.languages):
                if not language:
                    yield Flaw(candidate.reference, ("versions", place, name), message, part=version["key"])


def wordings_follow_each_other(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """Two wordings of one article never count on the same day: the older one ends before the newer begins."""
    for candidate in candidates:
        versions = sorted(enumerate(candidate.document.get("versions", ())), key=lambda found: _first(found[1]))
        for (place, older), (_place, newer) in combinations(versions, 2):
            if _first(newer) <= _last(older):
                yield Flaw(
                    candidate.reference,
                    ("versions", place, "in_force_until"),
                    _("It counts on the same days as “%(newer)s”. Say on which day it ends.") % {"newer": newer["key"]},
                    part=older["key"],
                )


def wording_problems(version: Mapping[str, Any], languages: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    """What a wording that was read lacks: field, language (empty for the Chinese) and message.

    It may stand in Chinese alone; what it has in one translation it needs in the others.
    """
    if not version.get("verified"):
        return
    for name in ("label", "text"):
        texts = version.get(name) or {}
        if name == "label" or any(texts.values()):
            for language in languages:
                if not texts.get(language):
                    words = _("A wording that was read has no text in %(language)s.")
                    yield name, language, words % {"language": language_name(language)}
    if any((version.get("text") or {}).values()) and not version.get("text_zh"):
        yield "text_zh", "", _("There is a translation, but not the Chinese text it translates.")


def _first(version: Mapping[str, Any]) -> str:
    """Days as files write them: in this form the earlier one is also the lesser word."""
    return version.get("in_force_from") or ""


def _last(version: Mapping[str, Any]) -> str:
    return version.get("in_force_until") or "9999-12-31"
