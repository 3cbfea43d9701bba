"""The text of a provision in its paragraphs, the Chinese beside our translation. No queries, no HTML."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest

ITEM = re.compile(r"\s*[（(](?:[一二三四五六七八九十]+|\d+)[）)]")
"""How a numbered item (项) begins. It belongs to the paragraph (款) before it, and is not counted as one."""


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a provision, as citations count them. Its items stand on lines of their own."""

    number: int
    anchor: str
    zh: str
    text: str


def paragraphs(zh: str, text: str, *, anchor: str = "paragraph") -> tuple[Paragraph, ...]:
    """Pair the paragraphs of the Chinese with those of a translation, which may be missing or shorter."""
    pairs = zip_longest(_split(zh), _split(text), fillvalue="")
    return tuple(
        Paragraph(number, f"{anchor}-{number}", chinese, ours) for number, (chinese, ours) in enumerate(pairs, 1)
    )


def _split(text: str) -> Iterator[str]:
    held: list[str] = []
    for line in filter(None, (line.strip() for line in text.splitlines())):
        if held and not ITEM.match(line):
            yield "\n".join(held)
            held = []
        held.append(line)
    if held:
        yield "\n".join(held)
