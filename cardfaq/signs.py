"""Signs that no text of the site may hold: nobody sees them, and somebody always trips over them.

What XML 1.0 forbids (its production `Char`) breaks feeds and sitemaps, NUL and half characters break PostgreSQL, other
controls are errors in HTML. Signs that turn the direction of a text can make it read as something else, as in
CVE-2021-42574; neither English, Spanish nor Chinese needs them.
"""

import re

from django.utils.translation import gettext as _

_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"
_HALVES_AND_NO_CHARACTERS = "\ud800-\udfff\ufffe\uffff"
_DIRECTIONS = "\u202a-\u202e\u2066-\u206f"
_BYTE_ORDER_MARK = "\ufeff"

FORBIDDEN = re.compile(f"[{_CONTROLS}{_HALVES_AND_NO_CHARACTERS}{_DIRECTIONS}{_BYTE_ORDER_MARK}]")
_BREAKS = re.compile("[\x0b\x0c\x85]")
"""Word processors' ends of lines and pages."""
_BEFORE = 20
"""So many characters before a sign say where it stands."""


def clean(text: str) -> str:
    """Return `text` without them; where one parted two words, a space does. For what people type or paste."""
    return FORBIDDEN.sub("", _BREAKS.sub(" ", text)) if FORBIDDEN.search(text) else text


def sign_problem(text: str) -> tuple[int, str] | None:
    """The line, counted from 1, and in words the first such sign of `text`. For what is written in files."""
    match = FORBIDDEN.search(text)
    if match is None:
        return None
    before = text[: match.start()]
    named = {"sign": f"U+{ord(match.group()):04X}", "words": before.rpartition("\n")[2][-_BEFORE:]}
    if named["words"]:
        message = _("after “%(words)s” stands the invisible sign %(sign)s, which no page can show. Delete it.")
    else:
        message = _("the text begins with the invisible sign %(sign)s, which no page can show. Delete it.")
    return before.count("\n") + 1, message % named
