"""What the frame of every page adds to it: notices at its head, and terms explained where they are first named."""

from collections.abc import Sequence

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString, mark_safe

from content.claims.notices import NoticeFacts, notices_of_page
from content.glossary.mentions import explain_terms
from content.seo.head import Head

register = template.Library()


@register.simple_tag
def page_notices(head: Head | None, language: str) -> Sequence[NoticeFacts]:
    """The notices of the page that is shown: `{% page_notices head language as running %}`."""
    return notices_of_page(head.page.pk, head.page.kind, language) if head and head.page else ()


class ExplainTerms(template.Node):
    """`{% explainterms %}…{% endexplainterms %}` around a page."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> SafeString:
        html = self.nodelist.render(context)
        # Safe: it was rendered as a template, and gains elements of our own in its texts.
        return mark_safe(explain_terms(html, context["language"])) if "language" in context else html  # noqa: S308


@register.tag
def explainterms(parser: Parser, token: Token) -> ExplainTerms:
    nodelist = parser.parse(("endexplainterms",))
    parser.delete_first_token()
    return ExplainTerms(nodelist)
