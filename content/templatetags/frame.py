"""What the frame of every page adds to it: notices at its head, and the notes of the terms that its texts name."""

from collections.abc import Callable, Sequence

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from content.evidence.reading.lagging import LagFacts, lags_of_page
from content.evidence.reading.notices import NoticeFacts, notices_of_page
from content.glossary.term_notes import explain_terms, without_notes
from content.reader import Reader
from content.seo.head import Head

register = template.Library()


@register.simple_tag
def page_notices(head: Head | None, reader: Reader) -> Sequence[NoticeFacts]:
    """The notices of the page that is shown: `{% page_notices head language as running %}`."""
    return notices_of_page(head.page.pk, head.page.kind, reader) if head and head.page else ()


@register.simple_tag
def page_lags(head: Head | None, reader: Reader) -> Sequence[LagFacts]:
    """What lags in this language on the page that is shown: `{% page_lags head reader as lagging %}`."""
    return lags_of_page(head.page.pk, reader) if head and head.page and head.page.may_lag else ()


Treat = Callable[[SafeString], str]


class Around(template.Node):
    """What stands inside, with its terms treated in one way."""

    def __init__(self, nodelist: NodeList, treat: Treat) -> None:
        self.nodelist, self.treat = nodelist, treat

    def render(self, context: Context) -> SafeString:
        treat = without_notes if context.get("names_terms_only") else self.treat
        # Safe: it was rendered as a template, and gains elements of our own in its texts.
        return mark_safe(treat(self.nodelist.render(context)))  # noqa: S308


@register.tag
def explainterms(parser: Parser, token: Token) -> Around:
    """`{% explainterms %}…{% endexplainterms %}` around a page: each term has its note where it is first named."""
    return _around(parser, "endexplainterms", lambda html: explain_terms(html, Reader(get_language() or "")))


@register.tag
def nameterms(parser: Parser, token: Token) -> Around:
    """`{% nameterms %}…{% endnameterms %}` around a page in which nothing can open: the words of each term alone."""
    return _around(parser, "endnameterms", without_notes)


def _around(parser: Parser, end: str, treat: Treat) -> Around:
    nodelist = parser.parse((end,))
    parser.delete_first_token()
    return Around(nodelist, treat)
