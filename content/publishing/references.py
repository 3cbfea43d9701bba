"""What a reference in prose means: the page it names, in the reader's language, found in one query."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from cardfaq.registers import registered
from content.addresses import page_path
from content.markup import Reference, Resolver, Target, find_references, may_have_problems, problems
from content.markup.references import Name, write_name
from content.publishing.models import Page, Status
from content.reader import Reader

Targets = Callable[[Collection[Name], Reader], Mapping[Name, Target]]
"""Answers names and a reader with what they mean."""


def known_names() -> set[Name]:
    """Everything that prose may name, for checking what an editor wrote."""
    others = (
        (kind, key)
        for kind, (model, _targets) in registered("NAMED").items()
        for key in model._base_manager.values_list("key", flat=True)
    )
    return {*Page.objects.values_list("kind", "key"), *others}


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

    def resolve(references: Sequence[Reference]) -> Mapping[Name, Target]:
        keys = defaultdict(set)
        others = defaultdict(set)
        named: Mapping[str, tuple[type[Model], Targets]] = registered("NAMED")
        for reference in references:
            if reference.kind in named:
                _model, targets_of = named[reference.kind]
                others[targets_of].add(reference.name)
            else:
                keys[reference.kind].add(reference.key)
        targets: dict[Name, Target] = {}
        for targets_of, names in others.items():
            targets |= targets_of(names, reader)
        if not keys:
            return targets
        wanted = Q()
        for kind, some in keys.items():
            wanted |= Q(kind=kind, key__in=some)
        columns = ("kind", "key", reader.column("title"), reader.column("slug"), "status", "offered_in")
        for kind, key, title, slug, status, offered in Page.objects.filter(wanted).values_list(*columns):
            visible = status == Status.PUBLISHED and offered in ("both", reader.language)
            targets[kind, key] = Target(page_path(kind, reader.language, slug) if visible else "", title or key)
        return targets

    return resolve
