"""What the gate asks of every page: its words in each language it is offered in, an address nobody else has had."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Q
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.markup.pinyin import chinese_problems
from content.publishing.formats import model_of
from content.publishing.gate import Candidate, Flaw, Path, language_name, parts_of
from content.publishing.models import Page, Redirect

REQUIRED = ("title", "slug", "short_answer")
ONE_LANGUAGE_IS_ENOUGH = {"aliases", "search_title"}
"""People misname things in one language and not in the other, and a title may be too long in one."""


def pages_are_complete(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """What a page must have, and what it has in one language, stands in each language it is offered in."""
    for candidate in candidates:
        for path, part in parts_of(candidate.document):
            for name, texts in _texts(part, is_page=not path):
                for language in candidate.languages:
                    if not texts.get(language) and ((not path and name in REQUIRED) or _is_written(texts, candidate)):
                        yield _missing(candidate, (*path, name, language), part, name, language)


def chinese_is_chinese(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """Chinese names and texts hold Chinese, and pinyin is the reading of its characters."""
    for candidate in candidates:
        for path, part in parts_of(candidate.document):
            for name, message in chinese_problems(part):
                name_of_part = candidate.name_of(part) if path else ""
                yield Flaw(candidate.reference, (*path, name), message, part=name_of_part)


def addresses_are_free(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """No page takes an address that leads to another. Two queries however many."""
    wanted: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for candidate in candidates:
        for language in candidate.languages:
            if slug := (candidate.document.get("slug") or {}).get(language):
                wanted[language, candidate.kind, slug].append(candidate)
    taken = Redirect.objects.filter(_any_of("language", "kind", "slug", keys=wanted)) if wanted else ()
    owners = dict(Page.objects.filter(pk__in=[row.page_id for row in taken]).values_list("pk", "key"))
    for row in taken:
        for candidate in wanted[row.language, row.kind, row.slug]:
            if owners[row.page_id] != candidate.document["key"]:
                words = _("The address “%(slug)s” leads to another page that once had it. Choose another.")
                path = ("slug", row.language)
                yield Flaw(candidate.reference, path, words % {"slug": row.slug}, language=row.language)


def _any_of(*names: str, keys: Iterable[tuple[str, ...]]) -> Q:
    """Rows that have these values in these columns: the slugs in one condition for each language and kind."""
    *others, last = names
    groups: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for *group, value in keys:
        groups[tuple(group)].append(value)
    found = Q(pk__in=())
    for others_values, values in groups.items():
        found |= Q(**dict(zip(others, others_values, strict=True)), **{f"{last}__in": values})
    return found


def _texts(part: Mapping[str, Any], *, is_page: bool) -> Iterator[tuple[str, Mapping[str, str]]]:
    """The texts of one part in their languages; of a page also those it must have and has not."""
    for name, value in part.items():
        if isinstance(value, Mapping) and name not in ONE_LANGUAGE_IS_ENOUGH and {*value} <= {*LANGUAGES}:
            yield name, value
    if is_page:
        yield from ((name, {}) for name in REQUIRED if name not in part)


def _is_written(texts: Mapping[str, str], candidate: Candidate) -> bool:
    return any(texts.get(language) for language in candidate.languages)


def _missing(candidate: Candidate, path: Path, part: Mapping[str, Any], name: str, language: str) -> Flaw:
    words = _("%(field)s: no text in %(language)s.")
    message = words % {"field": _label(candidate.kind, name), "language": language_name(language)}
    name_of_part = "" if part is candidate.document else candidate.name_of(part)
    return Flaw(candidate.reference, path, message, part=name_of_part, language=language)


def _label(kind: str, name: str) -> str:
    try:
        field: Any = model_of(kind)._meta.get_field(name)
    except FieldDoesNotExist:
        return {"heading": _("heading"), "text": _("statement"), "quote": _("as you may have read it")}.get(name, name)
    return str(field.verbose_name)
