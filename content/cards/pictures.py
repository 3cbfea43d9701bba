"""The drawings of cards: which card has one, what it shows in words, and the picture of it that a shared link shows."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

from content.addresses import LANGUAGES
from content.cards.models import SEPARATOR
from content.reader import Reader
from content.seo.pictures import SharePicture, find_picture

_TITLE = re.compile(r"<title[^>]*>([^<]+)</title>")


def picture_of(key: str) -> str:
    """The static path of a card's drawing, or nothing."""
    return f"img/{key}.svg" if _file(key) else ""


def picture_words(key: str, reader: Reader) -> str:
    """What the drawing shows, from the title it carries in both languages."""
    file = _file(key)
    title = _TITLE.search(file.read_text(encoding="utf-8")) if file else None
    return title[1].split(" · ")[LANGUAGES.index(reader.language)] if title else ""


def share_picture(keys: Iterable[str], reader: Reader) -> SharePicture | None:
    """The picture of exactly these cards side by side, for links from elsewhere; none where nobody has drawn it."""
    cards = sorted(keys)
    return find_picture(SEPARATOR.join(cards), ". ".join(picture_words(key, reader) for key in cards))


@cache
def _file(key: str) -> Path | None:
    found = finders.find(f"img/{key}.svg")
    return Path(found) if found else None
