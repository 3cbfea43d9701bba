"""Rules of pages and their prose: complete in both languages, references, headings, links, verdicts."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from content.checks.content import PARTS_OF_PAGES, Content, Finding
from content.comparisons.models import Comparison
from content.markup.dialect import FIRST_HEADING, parse
from content.publishing.gate import Flaw
from content.publishing.models import Page, fits_in_lists
from content.publishing.references import text_problems
from content.publishing.workflow import flaws_of

VAGUE = {
    *("here", "click here", "this", "this link", "this page", "link", "more", "read more", "more information"),
    *("aquí", "haga clic aquí", "pulse aquí", "este enlace", "esta página", "enlace", "más", "leer más"),
    *("más información",),
}
"""Words of a link that say nothing to somebody who hears only the links of a page."""

_HAS_HEADING = re.compile(r"^ {0,3}#|^ {0,3}(?:=+|-+)\s*$", re.MULTILINE)
_HEADING = re.compile(r"<h([1-6])\b")
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")


def pages_may_be_published(content: Content) -> Iterable[Finding]:
    """The gate would let every page through that readers see."""
    for flaw in flaws_of(Page.objects.published()):
        yield Finding(_place(flaw), flaw.field, flaw.message, flaw.language)


def _place(flaw: Flaw) -> str:
    """A statement is named by its id; other parts beside their page."""
    return flaw.part if "#" in flaw.part else " ".join(filter(None, (flaw.page, flaw.part)))


def languages_are_complete(content: Content) -> Iterable[Finding]:
    """What is written in one language is written in the other. Of pages and statements the gate asks it."""
    fields = defaultdict(list)
    for text in content.texts:
        model, _pk = text.row
        if not issubclass(model, PARTS_OF_PAGES):
            fields[text.row, text.field].append(text)
    for (_row, field), texts in fields.items():
        if any(text.words for text in texts):
            for text in texts:
                if not text.words:
                    yield Finding(text.object, field, _("There is no text."), text.language)


def short_answers_fit(content: Content) -> Iterable[Finding]:
    for text in content.written:
        if text.field == "short_answer":
            try:
                fits_in_lists(text.words)
            except ValidationError as problem:
                yield Finding(text.object, text.field, str(problem.message), text.language)


def references_lead_somewhere(content: Content) -> Iterable[Finding]:
    for text in content.written:
        for problem in text_problems(text.row[0], text.field, text.words, content.names):
            yield Finding(text.object, text.field, problem, text.language)


def headings_are_in_order(content: Content) -> Iterable[Finding]:
    """Prose begins at its highest heading and skips none on the way down."""
    for text in content.written:
        if not _HAS_HEADING.search(text.words):
            continue
        levels = [int(level) for level in _HEADING.findall(parse(text.words))]
        if any(later > earlier + 1 for earlier, later in pairwise([FIRST_HEADING - 1, *levels])):
            yield Finding(text.object, text.field, _("A heading skips a level."), text.language)


def links_say_where_they_lead(content: Content) -> Iterable[Finding]:
    for text in content.written:
        if "](" not in text.words:
            continue
        for html in _LINK.findall(parse(text.words)):
            words = _TAG.sub("", html).strip(" .,:;…»«“”").casefold()
            if words in VAGUE:
                problem = _("The link “%(words)s” does not say where it leads.") % {"words": words}
                yield Finding(text.object, text.field, problem, text.language)


def pairs_have_verdicts(content: Content) -> Iterable[Finding]:
    """A comparison is written for its verdict, which stands as its answer, with its proof."""
    comparisons = Comparison.objects.published().exclude(claims__in=_shown_answers())
    for comparison in comparisons.order_by("key"):
        yield Finding(comparison.reference, "claims", _("There is no verdict: write the slot “answer” with its proof."))


def _shown_answers():
    return Comparison.claims.rel.related_model.objects.shown().filter(slot="answer")
