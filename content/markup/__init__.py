"""Editors' prose: Markdown with references, made into safe HTML. Knows no model.

render, render_inline, render_many   Markdown to HTML that may stand in a template
plain                                Markdown to words alone
mark_chinese, tidy                   titles and other texts without Markdown
find_references, problems            what a text names, and what of it does not exist
resolve_together                     one query for all the texts of a page
TERM_NOTE                              words of rendered prose that a note explains
"""

from content.markup.dialect import is_words_only
from content.markup.references import (
    TERM_NOTE,
    Reference,
    Resolver,
    Target,
    UnknownReferences,
    find_references,
    may_have_problems,
    problems,
    resolve_together,
)
from content.markup.rendering import (
    mark_chinese,
    plain,
    render,
    render_inline,
    render_many,
)
from content.markup.typography import tidy

__all__ = [
    "TERM_NOTE",
    "Reference",
    "Resolver",
    "Target",
    "UnknownReferences",
    "find_references",
    "is_words_only",
    "mark_chinese",
    "may_have_problems",
    "plain",
    "problems",
    "render",
    "render_inline",
    "render_many",
    "resolve_together",
    "tidy",
]
