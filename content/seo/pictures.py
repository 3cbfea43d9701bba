"""The picture that a link to a page shows elsewhere, in a message or on a network. `make pictures` draws them."""

import re
from dataclasses import dataclass, replace
from functools import cache

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.translation import gettext as _

from content.addresses import absolute
from content.publishing.models import Page
from content.publishing.prose import words_of
from content.reader import Reader
from content.seo.picture_size import HEIGHT, WIDTH

SITE = "site"
"""The drawing of several cards."""

_OTHER_LETTERS = re.compile("[^ -~\u00a0-\u017f\u01cd-\u01dc\u2013\u2014\u2018-\u201e\u2026\u2039\u203a\u20ac]")


@dataclass(frozen=True)
class SharePicture:
    url: str
    """Absolute: whoever asks for it is not on the site."""
    alt: str
    name: str
    """Of the drawing that it shows."""
    width: int = WIDTH
    height: int = HEIGHT


def find_picture(name: str, alt: str) -> SharePicture | None:
    """The picture of this name; none where nobody has drawn it."""
    path = base_path(name)
    return SharePicture(absolute(static(path)), alt, name) if _is_drawn(path) else None


def site_picture() -> SharePicture:
    """Several cards on the wall, for every page that has no picture of its own."""
    return SharePicture(absolute(static(base_path(SITE))), _("Drawings of six of the cards explained here"), SITE)


def titled(picture: SharePicture, page: Page, reader: Reader) -> SharePicture:
    """The same drawing with the words of a page on it. Words that our typeface cannot write stay off it."""
    words = words_on(page, reader)
    if not can_write(words):
        return picture
    path = f"/{reader.language}/share/{picture.name}/{page.kind}/{page.key}.png"
    return replace(picture, url=absolute(path), alt=f"{words.rstrip('.')}. {picture.alt}")


def words_on(page: Page, reader: Reader) -> str:
    """What its picture says: its title.

    Of an article of law, which has but a number, also what it is about; of a mistake, what is right: a picture that
    shows a wrong sentence alone spreads it.
    """
    title, answer = reader.text(page, "title"), words_of(reader.text(page, "short_answer"), reader)
    return {"provision": f"{title}: {answer}", "correction": answer or title}.get(page.kind, title)


def can_write(title: str) -> bool:
    """Whether our typeface holds its letters: those of English and Spanish, and of pinyin; no Chinese."""
    return not _OTHER_LETTERS.search(title)


def base_path(name: str) -> str:
    """The static file of a drawing."""
    return f"img/share/{name}.png"


@cache
def _is_drawn(path: str) -> bool:
    return finders.find(path) is not None
