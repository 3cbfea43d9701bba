"""Terms of art explained where a text names them: the Chinese stands beside the words, and opens what it means.

An editor writes `[residence permit](term:juzhuzheng)` and so says which Chinese stands behind the words. Rendered prose
carries the name of the term (`content.markup`); here a page gets the notes themselves, each once, where it comes first.

What opens is a popover of HTML: no script. A browser too old for it shows the same words in the line.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from content.glossary.models import Term
from content.glossary.terms import term_path
from content.markup import TERM_NOTE, mark_chinese
from content.reader import Reader

_BESIDES = re.compile(r"\s*[(（].*$")
"""What a term says besides its usual form: “社会保障功能(社保功能)”."""


@dataclass(frozen=True)
class Note:
    """What stands beside the first mention of a term."""

    key: str
    zh: str
    pinyin: str
    rendering: str
    definition: SafeString
    url: str

    def beside(self, words: str) -> str:
        """The words, which are HTML, with the note."""
        return (
            f'<dfn>{words}</dfn><span class="gloss"> '
            f'<button popovertarget="term-{self.key}" lang="zh-Hans" translate="no">{escape(self.zh)}</button>'
            f'<span popover id="term-{self.key}">'
            f'<b>{escape(self.rendering)}</b> <i lang="zh-Latn" translate="no">{escape(self.pinyin)}</i>. '
            f'{self.definition} <a href="{self.url}">{escape(_("Glossary"))}</a></span></span>'
        )


def explain_terms(html: str, reader: Reader) -> str:
    """The page with each term that its texts name explained at its first mention. One query, if there is any."""
    keys = {mention["key"] for mention in TERM_NOTE.finditer(html)}
    notes = {note.key: note for note in _read(keys, reader)} if keys else {}

    def explain(mention: re.Match[str]) -> str:
        note = notes.pop(mention["key"], None)
        is_explained = note and not _is_shown_before(note, html, mention.start())
        return note.beside(mention["words"]) if note and is_explained else mention["words"]

    return TERM_NOTE.sub(explain, html) if keys else html


def without_notes(html: SafeString) -> SafeString:
    """Rendered prose with the words alone, where nothing can open: a guide to keep, a history, a feed."""
    # Safe: it only loses elements of our own.
    return mark_safe(TERM_NOTE.sub(lambda mention: mention["words"], html))  # noqa: S308


def _read(keys: Collection[str], reader: Reader) -> list[Note]:
    columns = ("key", "zh", "pinyin", reader.column("rendering"), reader.column("definition"))
    rows = Term.objects.order_by().filter(key__in=keys)
    return [
        Note(
            key,
            _BESIDES.sub("", zh),
            _BESIDES.sub("", pinyin),
            _BESIDES.sub("", rendering),
            mark_chinese(definition, reader.language),
            term_path(key, reader.language),
        )
        for key, zh, pinyin, rendering, definition in rows.values_list(*columns)
    ]


def _is_shown_before(note: Note, html: str, place: int) -> bool:
    """The page has shown the Chinese already: in its title, or beside a link."""
    return html.find(f">{escape(note.zh)}<", 0, place) != -1
