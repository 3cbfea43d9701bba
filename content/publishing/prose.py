"""The texts of a page as its reader sees them, read as they were made: one query, no Markdown.

What nobody has made yet, as in a preview or in rows written past the forms, is made as it is read, and kept nowhere.
"""

from collections.abc import Iterable

from django.utils.safestring import SafeString, mark_safe

from content.markup import is_words_only, plain
from content.publishing.made_texts import Form, MadeText, made_id
from content.publishing.making import make_html
from content.reader import Reader

AT_ONCE = 5000
"""Texts that one query asks for: SQLite takes some thirty thousand."""


class Prose:
    """Texts are asked for by `want` and read together when the first of them is needed."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        self._wanted: dict[tuple[str, str], None] = {}
        self._made: dict[tuple[str, str], SafeString] = {}

    def want(self, *, blocks: Iterable[str] = (), inline: Iterable[str] = (), words: Iterable[str] = ()) -> None:
        """Say what will be needed. What is empty needs nothing."""
        for form, texts in ((Form.BLOCKS, blocks), (Form.INLINE, inline), (Form.WORDS, words)):
            self._wanted |= dict.fromkeys((form.value, text) for text in texts if text)

    def blocks(self, text: str) -> SafeString:
        """Paragraphs, lists, tables, headings."""
        return self._of(Form.BLOCKS.value, text)

    def inline(self, text: str) -> SafeString:
        """The words of a heading, a list item or a cell: emphasis and links, no blocks."""
        return self._of(Form.INLINE.value, text)

    def words(self, text: str) -> str:
        """The words alone, where links and notes would be in the way. No HTML."""
        return str(self._of(Form.WORDS.value, text))

    def _of(self, form: str, text: str) -> SafeString:
        if not text:
            return SafeString()
        if (form, text) not in self._made:
            self._wanted[form, text] = None
            self._read()
        return self._made[form, text]

    def _read(self) -> None:
        language = self.reader.language
        ids = {made_id(form, language, text): (form, text) for form, text in self._wanted.keys() - self._made.keys()}
        asked = list(ids)
        for start in range(0, len(asked), AT_ONCE):
            rows = MadeText.objects.filter(pk__in=asked[start : start + AT_ONCE]).values_list("pk", "html")
            # Safe: it was rendered and sanitised when it was made.
            self._made |= {ids[pk]: mark_safe(html) for pk, html in rows}  # noqa: S308
        missing = [name for name in ids.values() if name not in self._made]
        if missing:
            self._made |= {name: mark_safe(html) for name, html in make_html(missing, self.reader).items()}  # noqa: S308
        self._wanted.clear()


MOST_WORDS = 20_000
_words: dict[tuple[str, str], str] = {}
"""Language and text → its words. A text always says the same: they are kept until there are too many."""


def know_words(texts: Iterable[str | None], reader: Reader) -> None:
    """Read the words of these texts together, as far as it takes reading to know them: for lists."""
    unknown = [text for text in texts if text and not is_words_only(text) and (reader.language, text) not in _words]
    if unknown:
        prose = Prose(reader)
        prose.want(words=unknown)
        if len(_words) + len(unknown) > MOST_WORDS:
            _words.clear()
        _words.update({(reader.language, text): prose.words(text) for text in unknown})


def words_of(text: str | None, reader: Reader) -> str:
    """The words of a short answer on one line, for lists and descriptions. No HTML."""
    if not text or is_words_only(text):
        return plain(text or "")
    know_words((text,), reader)
    return _words[reader.language, text]
