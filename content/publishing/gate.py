"""The gate: what readers would miss, or be told wrongly, if pages went live as their documents stand.

There is one, and whoever lets something reach readers asks it: the forms and verbs of the desk, imports, and the
check of the whole content. It judges documents, many at once for the queries of one. The rooms say what they know.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from cardfaq.registers import registered
from content.addresses import LANGUAGES
from content.publishing.diff import is_hidden
from content.publishing.kinds import page_kind, page_kinds
from content.publishing.models import LANGUAGE_NAMES, OfferedIn

Path = tuple[str | int, ...]
NATIONWIDE = "nationwide"
"""The region that the address of a statement leaves out."""


@dataclass(frozen=True)
class Candidate:
    """A page as it would go live."""

    kind: str
    document: Mapping[str, Any]
    pk: int | None = None
    """The row it is or will be, where there is one."""
    path: Path = ()
    """Where it stands in the document around it, as a provision in its law."""

    @property
    def reference(self) -> str:
        return f"{self.kind}:{self.document['key']}"

    def name_of(self, part: Mapping[str, Any]) -> str:
        """A statement's id, which its document leaves out where it is the statement's address; of others their key."""
        if "slot" not in part:
            return str(part.get("key") or part.get("amended_on") or "")
        where = f"@{part['region']}" if part.get("region", NATIONWIDE) != NATIONWIDE else ""
        when = f"~{part['valid_from']}" if part.get("valid_from") else ""
        return part.get("id") or f"{self.kind}/{self.document['key']}#{part['slot']}{where}{when}"

    @property
    def languages(self) -> tuple[str, ...]:
        offered = self.document.get("offered_in", OfferedIn.BOTH)
        return tuple(language for language in LANGUAGES if offered in (OfferedIn.BOTH, language))


@dataclass(frozen=True)
class Flaw:
    """What keeps a page from its readers, and where: the page, the part of it, the place in its document."""

    page: str
    path: Path
    message: str
    part: str = ""
    """The statement by its id, or another part by its key. Empty for the page itself."""
    language: str = ""
    """Set where one language alone is wrong."""

    @property
    def field(self) -> str:
        """The last name on its path: of the field, whichever language or entry of it is meant."""
        return next((str(step) for step in reversed(self.path) if isinstance(step, str) and step not in LANGUAGES), "")

    def __str__(self) -> str:
        return f"{self.part or self.page}: {self.message}" if self.part else self.message


Rule = Callable[[Sequence[Candidate]], Iterable[Flaw]]
"""Judges all candidates together, so that what it looks up is looked up once."""


def candidates(kind: str, document: Mapping[str, Any]) -> Iterator[Candidate]:
    """The page of a document as its file holds it, and those that stand inside it."""
    yield Candidate(kind, document)
    for name, inner_kind in page_kind(kind).format.schema.inner_pages.items():
        for place, inner in enumerate(document.get(name) or ()):
            yield Candidate(inner_kind, inner, path=(name, place))


def flaws(some: Iterable[Candidate]) -> list[Flaw]:
    """Everything that keeps these pages from their readers, page by page; empty where all may be published."""
    given = list(some)
    order = {candidate.reference: place for place, candidate in enumerate(given)}
    prefix = {candidate.reference: candidate.path for candidate in given}
    found = [flaw for rule, some in _asked(given) for flaw in rule(some)]
    return [replace(flaw, path=(*prefix[flaw.page], *flaw.path)) for flaw in sorted(found, key=lambda f: order[f.page])]


def _asked(given: Sequence[Candidate]) -> Iterator[tuple[Rule, Sequence[Candidate]]]:
    """Every rule with those it judges: all, or the pages of the kinds whose records name it."""
    for rule in registered("RULES"):
        yield rule, given
    kinds = [page_kind(key) for key in dict.fromkeys(candidate.kind for candidate in given)]
    for rule in dict.fromkeys(rule for kind in kinds for rule in kind.rules):
        asked = {kind.key for kind in kinds if rule in kind.rules}
        yield rule, [candidate for candidate in given if candidate.kind in asked]


def parts_of(document: Mapping[str, Any]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """The document itself and every part at any depth that readers may see, each with its path.

    Pages that stand inside another are judged by themselves.
    """
    others = {name for kind in page_kinds().values() for name in kind.format.schema.inner_pages}
    yield from _parts(document, others)


def _parts(document: Mapping[str, Any], others: Collection[str]) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    yield (), document
    for name, value in document.items():
        if isinstance(value, list) and name not in others:
            for place, part in enumerate(value):
                if isinstance(part, Mapping) and not is_hidden(name, part):
                    yield from (((name, place, *path), inner) for path, inner in _parts(part, others))


def language_name(code: str) -> str:
    return str(LANGUAGE_NAMES[code])
