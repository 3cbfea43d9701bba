"""The part of a statement that answers a query, its words marked."""

import re
from collections.abc import Container
from dataclasses import dataclass

from content.search.tokens import HAN, tokens

LENGTH = 200
"""Letters, about."""
_WORD = re.compile(rf"{HAN.pattern}+|(?:(?!{HAN.pattern})\w)+|(?:(?!{HAN.pattern})\W)+")


@dataclass(frozen=True)
class Piece:
    text: str
    is_marked: bool = False


def excerpt(text: str, wanted: Container[str], language: str) -> tuple[Piece, ...]:
    """About `LENGTH` letters of a text from a little before the first word that is asked for."""
    pieces = [piece for word in _WORD.findall(text) for piece in _pieces(word, wanted, language)]
    first = next((n for n, piece in enumerate(pieces) if piece.is_marked), 0)
    before = sum(len(piece.text) for piece in pieces[:first])
    start = 0
    while before > LENGTH // 4 and len(text) > LENGTH:
        before -= len(pieces[start].text)
        start += 1
    shown, length = [], 0
    for piece in pieces[start:]:
        if length > LENGTH and piece.text.isspace():
            break
        shown.append(piece)
        length += len(piece.text)
    is_cut = start + len(shown) < len(pieces)
    return (*([Piece("… ")] if start else []), *_together(shown), *([Piece(" …")] if is_cut else []))


def _pieces(word: str, wanted: Container[str], language: str) -> list[Piece]:
    if not HAN.match(word):
        return [Piece(word, any(token in wanted for token in tokens(word, language)))]
    marked = {n + k for n in range(len(word) - 1) if word[n : n + 2] in wanted for k in (0, 1)}
    return [Piece(letter, n in marked) for n, letter in enumerate(word)]


def _together(pieces: list[Piece]) -> list[Piece]:
    """Neighbours that are both marked, or both not, as one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].is_marked == piece.is_marked:
            joined[-1] = Piece(joined[-1].text + piece.text, piece.is_marked)
        else:
            joined.append(piece)
    return joined
