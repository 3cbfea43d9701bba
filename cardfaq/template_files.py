"""Reads our templates without the indentation made for who writes them: readers would carry it over the line."""

import re

from django.template import Origin
from django.template.loaders import filesystem

INDENTATION = re.compile(r"^ +", re.MULTILINE)


class Loader(filesystem.Loader):
    """Django's own loader, with each line from its first sign; the lines stay, so errors name the right one.

    No template holds text in which blanks at the start of a line count: `<pre>`, `<textarea>`, plain text.
    """

    def get_contents(self, origin: Origin) -> str:
        return INDENTATION.sub("", super().get_contents(origin))
