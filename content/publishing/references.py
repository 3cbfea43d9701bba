"""What a reference in prose means: the page it names, in the reader's language, found in one query."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from django.db.models import Model
from django.utils.translation import gettext as _

from cardfaq.registers import registered
from content.addresses import page_path
from content.markup import Reference, Resolver, Target, find_references, may_have_problems, problems
from content.markup.references import Name, write_name
from content.publishing.models import Page, is_published
from content.reader import Reader

Targets = Callable[[Collection[Name], Sequence[str]], Mapping[str, Mapping[Name, Target]]]
"""Answers names and languages with what they mean in each."""


class KnownNames(Collection[Name]):
    """Everything that prose may name, for checking what an editor wrote. What is asked for is read, and read once."""

    def __init__(self) -> None:
        self._there: set[Name] = set()
        self._asked: set[Name] = set()

    def look_up(self, names: Iterable[Name]) -> None:
        """Find out about these names together: one query for the pages, one for each other sort of thing."""
        keys: dict[str, set[str]] = defaultdict(set)
        for kind, key in {*names} - self._asked:
            keys[kind].add(key)
        self._asked |= {(kind, key) for kind, some in keys.items() for key in some}
        named = registered("NAMED")
        others = {kind: keys.pop(kind) for kind in [*keys] if kind in named}
        for kind, some in others.items():
            rows = named[kind][0]._base_manager.filter(key__in=some)
            self._there |= {(kind, key) for key in rows.values_list("key", flat=True)}
        if keys:
            names = [(kind, key) for kind, some in keys.items() for key in some]
            self._there |= set(Page.objects.named(names).order_by().values_list("kind", "key"))

    def __contains__(self, name: object) -> bool:
        if name not in self._asked:
            self.look_up([name])  # type: ignore[list-item]
        return name in self._there

    def __iter__(self) -> Iterator[Name]:
        for kind, (model, _targets) in registered("NAMED").items():
            yield from ((kind, key) for key in model._base_manager.values_list("key", flat=True))
        yield from Page.objects.order_by().values_list("kind", "key")

    def __len__(self) -> int:
        return sum(1 for _name in self)


def text_problems(model: type[Model], field: str, text: str, known: Collection[Name]) -> list[str]:
    """Say in the active language what is wrong with the references of a text of this field."""
    if not may_have_problems(text):
        return []
    found = problems(text, known)
    if field in getattr(model, "PROSE", ()) and field not in getattr(model, "ALSO_WORDS", ()):
        return found
    for reference in find_references(text):
        written = write_name(reference.name)
        if field not in getattr(model, "PROSE", ()):
            found.append(
                _("Readers would see the brackets: “%(written)s” cannot be named here.") % {"written": written}
            )
        elif reference.label is None:
            found.append(
                _("Write words of your own: [words](%(written)s). Lists show this text without its links.")
                % {"written": written}
            )
    return found


def page_resolver(reader: Reader) -> Resolver:
    """Resolve references: pages in one query, each other sort of thing in one more.

    A page that readers may not see (yet) keeps its words and gets no link.
    """
    return page_resolvers([reader.language])[reader.language]


def page_resolvers(languages: Sequence[str]) -> dict[str, Resolver]:
    """A resolver for each language. What one of them has asked for the others know without asking."""
    targets: dict[str, dict[Name, Target]] = {language: {} for language in languages}
    asked: set[Name] = set()

    def resolver(code: str) -> Resolver:
        def resolve(references: Sequence[Reference]) -> Mapping[Name, Target]:
            if names := {reference.name for reference in references} - asked:
                asked.update(names)
                for one, found in _targets_of(names, languages).items():
                    targets[one] |= found
            return targets[code]

        return resolve

    return {language: resolver(language) for language in languages}


def _targets_of(names: Collection[Name], languages: Sequence[str]) -> dict[str, dict[Name, Target]]:
    """What these names mean in each of these languages."""
    pages: set[Name] = set()
    others: dict[Targets, set[Name]] = defaultdict(set)
    named: Mapping[str, tuple[type[Model], Targets]] = registered("NAMED")
    for name in names:
        if name[0] in named:
            _model, targets_of = named[name[0]]
            others[targets_of].add(name)
        else:
            pages.add(name)
    targets: dict[str, dict[Name, Target]] = {language: {} for language in languages}
    for targets_of, some in others.items():
        for language, found in targets_of(some, languages).items():
            targets[language] |= found
    texts = (f"{name}_{language}" for language in languages for name in ("title", "slug"))
    columns = ("kind", "key", "status", "offered_in", *texts)
    rows = Page.objects.named(pages).order_by().values(*columns) if pages else ()
    for row in rows:
        for language in languages:
            is_seen = is_published(row["status"], row["offered_in"], language)
            path = page_path(row["kind"], language, row[f"slug_{language}"]) if is_seen else ""
            targets[language][row["kind"], row["key"]] = Target(path, row[f"title_{language}"] or row["key"])
    return targets
