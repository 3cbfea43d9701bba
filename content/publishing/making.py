"""Makes the texts of the site: their HTML with its references resolved, when they are written.

They are made after the change has been stored, and made again when what they name has changed: its address, its title,
its term, whether readers may see it. Nothing here can fail a change: a text that is not made is made for each reader.
"""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.db.models import Model, Q
from django.db.models.signals import post_delete, post_save
from django.utils import translation

from cardfaq.registers import registered
from content.addresses import LANGUAGES
from content.markup import (
    Reference,
    Resolver,
    Target,
    find_references,
    plain,
    render,
    render_inline,
    resolve_together,
)
from content.markup.references import Name
from content.publishing.made_texts import Form, MadeReference, MadeText, made_id
from content.publishing.models import Page
from content.publishing.references import page_resolver
from content.publishing.workflow import page_changed
from content.reader import Reader

AT_ONCE = 500
"""Texts that are made together."""

Wanted = tuple[str, str, str]
"""Form, language, text."""

logger = logging.getLogger(__name__)


@cache
def maker() -> str:
    """Names the code that texts are made by: it changes with every change of the code and of the catalogues."""
    content = Path(__file__).parents[1]
    files = [*(content / "markup").glob("*.py"), content / "addresses.py", content / "publishing" / "references.py"]
    files += [Path(__file__), *Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/django.po")]
    seen = blake2b(digest_size=8)
    for file in sorted(files):
        seen.update(file.read_bytes())
    return seen.hexdigest()


def make_html(texts: Sequence[tuple[str, str]], reader: Reader) -> dict[tuple[str, str], str]:
    """These texts (form, text) as this reader sees them. Two queries for what they name, if they name anything."""
    resolve = resolve_together((text for _form, text in texts), page_resolver(reader))
    return {(form, text): _html(form, text, reader, resolve) for form, text in texts}


def _html(form: str, text: str, reader: Reader, resolve: Resolver) -> str:
    if form == Form.WORDS:
        return plain(text, resolve=resolve)
    made = render if form == Form.BLOCKS else render_inline
    return made(text, resolve=resolve, language=reader.language, on_unknown="show")


def make(wanted: Iterable[Wanted]) -> int:
    """Make those of these texts that are not made yet."""
    ids = {made_id(*each): each for each in wanted if each[2]}
    asked = sorted(ids)
    count = 0
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        known = set(MadeText.objects.filter(pk__in=some).values_list("pk", flat=True))
        count += _write([ids[pk] for pk in some if pk not in known])
    return count


def remake(names: Iterable[Name]) -> int:
    """Make again what names these pages, terms or phrases, as far as they mean something else than they did."""
    by_kind = defaultdict(set)
    for kind, key in names:
        by_kind[kind].add(key)
    wanted = Q()
    for kind, keys in by_kind.items():
        wanted |= Q(kind=kind, key__in=keys)
    found = MadeReference.objects.filter(wanted) if wanted else MadeReference.objects.none()
    stale: set[tuple[str, str, str]] = set()
    rows = set(found.values_list("made__language", "kind", "key", "target").distinct())
    for code in sorted({row[0] for row in rows}):
        targets = _targets({(kind, key) for language, kind, key, _target in rows if language == code}, Reader(code))
        stale |= {row[:3] for row in rows if row[0] == code and row[3] != _said(targets.get(row[1:3]))}
    if not stale:
        return 0
    changed = Q()
    for code, kind, key in stale:
        changed |= Q(language=code, references__kind=kind, references__key=key)
    return _make_again(MadeText.objects.filter(changed).distinct())


def make_all() -> int:
    """Make what is not made yet and what older code made; remove what no text of the site says any more."""
    texts = set(texts_of_the_site())
    count = make(texts) + _make_again(MadeText.objects.exclude(made_by=maker()))
    ids = {made_id(*each) for each in texts}
    gone = [pk for pk in MadeText.objects.values_list("pk", flat=True).iterator() if pk not in ids]
    for start in range(0, len(gone), AT_ONCE):
        MadeText.objects.filter(pk__in=gone[start : start + AT_ONCE]).delete()
    return count


def wrong_texts() -> Iterator[MadeText]:
    """Texts that stand otherwise than they would be made now."""
    for code in LANGUAGES:
        rows = list(MadeText.objects.filter(language=code).order_by("pk"))
        with translation.override(code):
            fresh = make_html([(row.form, row.text) for row in rows], Reader(code))
        yield from (row for row in rows if fresh[row.form, row.text] != row.html)


def texts_of_the_site() -> Iterator[Wanted]:
    """Every text in Markdown that is stored, in every language and form."""
    for model in apps.get_app_config("content").get_models():
        if names := _own_prose(model):
            columns = [f"{name}_{code}" for name in names for code in LANGUAGES]
            for row in model._base_manager.values_list(*columns).iterator():
                yield from _texts(model, dict(zip(columns, row, strict=True)))


def _own_prose(model: type[Model]) -> list[str]:
    """The fields of a model that hold Markdown, without those of the model it is a kind of."""
    local = {field.name for field in model._meta.local_fields}
    return [name for name in sorted(getattr(model, "PROSE", ())) if f"{name}_{LANGUAGES[0]}" in local]


def _texts(model: type[Model], row: Mapping[str, str | None]) -> Iterator[Wanted]:
    shown_as = getattr(model, "SHOWN_AS", {})
    for name in sorted(getattr(model, "PROSE", ())):
        for code in LANGUAGES:
            if text := row.get(f"{name}_{code}"):
                yield from ((form, code, text) for form in shown_as.get(name, Form.values))


def _write(wanted: Sequence[Wanted]) -> int:
    rows, references = _made(wanted)
    MadeText.objects.bulk_create(rows, ignore_conflicts=True)
    MadeReference.objects.bulk_create(references, ignore_conflicts=True)
    return len(rows)


@transaction.atomic
def _make_again(texts: Any) -> int:
    wanted = list(texts.values_list("form", "language", "text"))
    for start in range(0, len(wanted), AT_ONCE):
        rows, references = _made(wanted[start : start + AT_ONCE])
        MadeText.objects.bulk_update(rows, ["html", "links", "made_by"])
        MadeReference.objects.filter(made__in=[row.pk for row in rows]).delete()
        MadeReference.objects.bulk_create(references)
    return len(wanted)


def _made(wanted: Sequence[Wanted]) -> tuple[list[MadeText], list[MadeReference]]:
    rows, references = [], []
    for code in LANGUAGES:
        here = [(form, text) for form, language, text in wanted if language == code]
        reader = Reader(code)
        names = {text: {reference.name for reference in find_references(text)} for _form, text in here}
        targets = _targets(set().union(*names.values()), reader) if here else {}
        with translation.override(code):
            made = make_html(here, reader) if here else {}
        for form, text in here:
            pk = made_id(form, code, text)
            html = made[form, text]
            rows.append(MadeText(pk, form, code, text, html, _own_links(html), maker()))
            references += [
                MadeReference(made_id=pk, kind=kind, key=key, target=_said(targets.get((kind, key))))
                for kind, key in sorted(names[text])
            ]
    return rows, references


def _own_links(html: str) -> str:
    """Where the addresses of links to our own pages stand. The renderer writes them in this form only."""
    start, found = 0, []
    while (start := html.find('<a href="/', start)) != -1:
        begin = start + len('<a href="')
        start = html.index('"', begin)
        found.append(f"{begin}-{start}")
    return " ".join(found)


def _targets(names: Iterable[Name], reader: Reader) -> Mapping[Name, Target]:
    references = [Reference(kind, key, None, 0) for kind, key in sorted(names)]
    return page_resolver(reader)(references) if references else {}


def _said(target: Target | None) -> str:
    """What a reference means, in one line to compare; empty where it means nothing."""
    return "\n".join((target.url, target.label, target.lang, target.title, target.note)) if target else ""


def connect() -> None:
    """Called once, when Django starts."""
    post_save.connect(_on_saved, dispatch_uid="made texts")
    post_delete.connect(_on_deleted, dispatch_uid="made texts")
    page_changed.connect(_on_changed, dispatch_uid="made texts")


class _Waiting:
    """What one transaction writes. It is made once that has committed, and forgotten if it is taken back."""

    def __init__(self) -> None:
        self.texts: set[Wanted] = set()
        self.names: set[Name] = set()

    def __call__(self) -> None:
        """Never raises."""
        texts, names = self.texts, self.names
        self.texts, self.names = set(), set()
        try:
            make(texts)
            remake(names)
        except Exception:
            logger.exception("Texts were not made; they are made for each reader until `manage.py make_prose`.")


def _waiting() -> _Waiting:
    """That of the transaction that runs here; a new one where nothing waits yet."""
    for entry in reversed(connection.run_on_commit):
        if isinstance(entry[1], _Waiting):
            return entry[1]
    return _Waiting()


def _wait_for(texts: Iterable[Wanted] = (), names: Iterable[Name] = ()) -> None:
    waiting = _waiting()
    is_new = not (waiting.texts or waiting.names)
    waiting.texts.update(texts)
    waiting.names.update(names)
    if is_new and (waiting.texts or waiting.names):
        transaction.on_commit(waiting)


def _on_saved(sender: type[Model], instance: Any, raw: bool = False, **_kwargs: Any) -> None:
    if sender._meta.app_label == "content" and not raw:
        _wait_for(_texts(sender, instance.__dict__), _names_of(sender, instance))


def _on_deleted(sender: type[Model], instance: Any, **_kwargs: Any) -> None:
    if sender._meta.app_label == "content":
        _wait_for(names=_names_of(sender, instance))


def _names_of(sender: type[Model], instance: Any) -> list[Name]:
    """By what texts may name this row: pages, and what the register names beside them."""
    if issubclass(sender, Page):
        return [(instance.kind, instance.key)]
    return [(kind, instance.key) for kind, (model, _targets) in registered("NAMED").items() if model is sender]


def _on_changed(pages: list[int], **_kwargs: Any) -> None:
    _wait_for(names=Page.objects.filter(pk__in=pages).values_list("kind", "key"))
