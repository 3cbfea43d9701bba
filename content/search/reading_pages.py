"""What a page's document gives a search: its names line by line, its words, its statements."""

from collections.abc import Iterator, Mapping
from typing import Any

from content.markup import Resolver, plain
from content.search.lexicon import Lexicon, concept_token, concepts_of_kind
from content.search.tokens import HAN, joined, spelt, stem_tokens, words

NAMES = ("title", "aliases", "short_name")
CHINESE_NAMES = ("name_zh", "short_zh", "pinyin", "aliases_zh")
LONGEST_NAME = 40
"""A longer name is a sentence; nobody types it whole."""
UNREAD = frozenset({"slug", "withdrawal_reason"})
"""Fields in two languages that say nothing about the subject."""
SUBJECTS = ("card", "about", "cards", "purpose")
"""Fields that name what the page is about: other pages, or what a guide is for."""


class PageReader:
    """Reads one document in one language."""

    def __init__(
        self, document: Mapping[str, Any], kind: str, language: str, known: Lexicon, resolve: Resolver
    ) -> None:
        self.document = document
        self.kind = kind
        self.language = language
        self.known = known
        self.resolve = resolve

    def row(self) -> dict[str, str]:
        lines = list(self._name_lines())
        names = [self._tokens(line) for line in lines]
        names += [[token] for line in lines for token in joined(line) if len(token) <= LONGEST_NAME]
        return {
            "names": "\n".join(self._line(line) for line in [*names, self._about()] if line),
            "words": self._line([token for text in self._texts() for token in self._tokens(text)]),
        }

    def passages(self) -> list[dict[str, Any]]:
        """A row for each statement that readers see in words. Of two at one anchor the first counts."""
        found: dict[str, dict[str, Any]] = {}
        for place, claim in enumerate(_claims(self.document)):
            heading = self._own(claim.get("heading"))
            text = self._own(claim.get("text"))
            anchor = claim["slot"] + (f"-{claim['region']}" if "region" in claim else "")
            if text and anchor not in found:
                row = {"heading": heading, "text": text, "words": self._line(self._tokens(f"{heading}\n{text}"))}
                found[anchor] = {"anchor": anchor, "position": place, **row}
        return list(found.values())

    def vocabulary(self, longest: int) -> dict[str, str]:
        """The words that a misspelt one may have meant, as they are spelt. Chinese is not misspelt letter by letter."""
        texts = [*self._name_lines(), *self._texts()]
        found = {word: written for text in texts for word, written in spelt(text).items()}
        return {
            word: written
            for word, written in found.items()
            if 3 < len(word) <= longest and len(written) <= longest and not HAN.match(word)
        }

    def _own(self, words_of_both: Any) -> str:
        return plain((words_of_both or {}).get(self.language, ""), resolve=self.resolve)

    def _line(self, tokens: list[str]) -> str:
        return " ".join(self.language + token for token in tokens)

    def _tokens(self, text: str) -> list[str]:
        """The tokens of a text, and those of the concepts that it names."""
        parts = words(text)
        concepts = dict.fromkeys(found.concept.token for found in self.known.find(parts))
        return [*stem_tokens(parts, self.language), *concepts]

    def _about(self) -> list[str]:
        """What the page is said to be about, and what every page of its kind answers."""
        names = [self.document.get(name) or [] for name in SUBJECTS]
        flat = [name for some in names for name in ([some] if isinstance(some, str) else some)]
        keys = {name.rpartition(":")[2] for name in flat}
        keys |= {concept.key for concept in concepts_of_kind(self.known, self.kind)}
        pages = self.known.of_pages
        return sorted({"~" + concept_token(pages.get(key, key)) for key in keys})

    def _name_lines(self) -> Iterator[str]:
        for name in NAMES:
            yield from self.document.get(name, {}).get(self.language, "").splitlines()
        for name in CHINESE_NAMES:
            yield from self.document.get(name, "").splitlines()

    def _texts(self) -> Iterator[str]:
        return (plain(text, resolve=self.resolve) for text in texts_of(self.document, self.language))


def _claims(value: Any) -> Iterator[Mapping[str, Any]]:
    """Every statement of a document that is not held back."""
    if isinstance(value, dict):
        if value.get("hold"):
            return
        if "slot" in value:
            yield value
        for name in sorted(value):
            yield from _claims(value[name])
    elif isinstance(value, list):
        for inner in value:
            yield from _claims(inner)


def texts_of(value: Any, language: str) -> Iterator[str]:
    """Every text of a document in one language, wherever it stands."""
    if isinstance(value, dict):
        if value.get("hold"):
            return
        if language in value and isinstance(value[language], str):
            yield value[language]
        # In one order, however the database keeps a document: else every row would look changed.
        for name in sorted(value):
            if name not in UNREAD and name not in NAMES:
                yield from texts_of(value[name], language)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_of(inner, language)
