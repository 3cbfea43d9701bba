"""What a reference in prose means: the page it names, in the reader's language, found in one query."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Model, Q

from content.addresses import page_path
from content.markup import Reference, Resolver, Target
from content.publishing.models import Page, Status

_other_kinds: dict[str, type[Model]] = {}


def register_kinds(kinds: Mapping[str, type[Model]]) -> None:
    """Say what prose may name that is no page. Each has a `key`. Called once, when Django starts."""
    _other_kinds.update(kinds)


def known_names() -> set[tuple[str, str]]:
    """Everything that prose may name, for checking what an editor wrote."""
    others = (
        (kind, key) for kind, model in _other_kinds.items() for key in model._base_manager.values_list("key", flat=True)
    )
    return {*Page.objects.values_list("kind", "key"), *others}


def page_resolver(language: str) -> Resolver:
    """Resolve references to pages. One that readers may not see (yet) keeps its words and gets no link."""

    def resolve(references: Sequence[Reference]) -> Mapping[tuple[str, str], Target]:
        keys = defaultdict(set)
        for reference in references:
            keys[reference.kind].add(reference.key)
        if not keys:
            return {}
        wanted = Q()
        for kind, some in keys.items():
            wanted |= Q(kind=kind, key__in=some)
        columns = ("kind", "key", f"title_{language}", f"slug_{language}", "status", "offered_in")
        targets = {}
        for kind, key, title, slug, status, offered in Page.objects.filter(wanted).values_list(*columns):
            visible = status == Status.PUBLISHED and offered in ("both", language)
            targets[kind, key] = Target(page_path(kind, language, slug) if visible else "", title or key)
        return targets

    return resolve
