"""The picture that a link to a page shows elsewhere, in a message or on a network. `make pictures` draws them."""

from dataclasses import dataclass
from functools import cache

from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.utils.translation import gettext as _

from content.addresses import absolute

WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True)
class SharePicture:
    url: str
    """Absolute: whoever asks for it is not on the site."""
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def find_picture(name: str, alt: str) -> SharePicture | None:
    """The picture of this name; none where nobody has drawn it."""
    path = f"img/share/{name}.png"
    return SharePicture(absolute(static(path)), alt) if _is_drawn(path) else None


def site_picture() -> SharePicture:
    """Several cards on the wall, for every page that has no picture of its own."""
    return SharePicture(absolute(static("img/share/site.png")), _("Drawings of six of the cards explained here"))


@cache
def _is_drawn(path: str) -> bool:
    return finders.find(path) is not None
