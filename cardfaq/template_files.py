"""Reads our templates without the breaks and blanks made for who writes them: readers would carry them over the line.

What is sent has each tag on one line, a blank where a text was broken, and none just inside a block: what a browser
shows of either is the same, and what reads a page by its words finds them as they were written.
"""

import re

from django.template import Origin
from django.template.loaders import filesystem

BREAK = re.compile(r"\s*\n\s*")
REST_OF_A_TAG = r"""\b(?:\{%.*?%\}|\{\{.*?\}\}|"[^"]*"|[^<>"])*>"""
TAG = re.compile(rf"</?[a-z][a-z0-9]*{REST_OF_A_TAG}", re.DOTALL)
BLOCK = (
    "(?:article|aside|blockquote|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head"
    "|header|html|label|legend|li|main|nav|ol|p|section|summary|table|tbody|td|th|thead|tr|ul)"
)
INSIDE_A_BLOCK = re.compile(rf"(<{BLOCK}{REST_OF_A_TAG})\s*\n\s*|\s*\n\s*(?=</{BLOCK}>)", re.DOTALL)
BETWEEN_TAGS = re.compile(r"(?<=>)\s*\n\s*(?=<)")


class Loader(filesystem.Loader):
    """Django's own loader, for templates in which no blank counts: nothing like `<pre>`, `<textarea>`, plain text."""

    def get_contents(self, origin: Origin) -> str:
        return compact(super().get_contents(origin))


def compact(source: str) -> str:
    """The template with the same words and tags, its breaks left only between tags."""
    source = TAG.sub(_on_one_line, source)
    source = INSIDE_A_BLOCK.sub(lambda found: found[1] or "", source)
    return "\n".join(BREAK.sub(" ", part) for part in BETWEEN_TAGS.split(source))


def _on_one_line(tag: re.Match[str]) -> str:
    line = re.sub(r" (?=>$)", "", BREAK.sub(" ", tag[0]))
    return re.sub(r'(?<==") | (?=">$)', "", line)
