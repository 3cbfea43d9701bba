"""Parts of pages that say the same for every reader: drawn once and kept, as the proof of a statement."""

from functools import lru_cache
from typing import Any

from django import template
from django.conf import settings
from django.template.context import Context
from django.template.engine import Engine
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()

MOST = 2000
"""Parts that one process keeps, those that were asked for last: some fifteen megabytes."""


@register.simple_tag
def kept(component: str, **facts: Any) -> SafeString:
    """`{% kept "components/mark-body.html" claim=claim report_url=report_url %}`: the component with these facts.

    It sees them and nothing else of the page, so that it can only say the same again for the same values. All of them
    must be values: frozen and compared by what they hold.
    """
    draw = _drawn.__wrapped__ if settings.DEBUG else _drawn
    return draw(component, get_language() or "", tuple(sorted(facts.items())))


@lru_cache(maxsize=MOST)
def _drawn(component: str, _language: str, facts: tuple[tuple[str, Any], ...]) -> SafeString:
    return Engine.get_default().get_template(component).render(Context(dict(facts)))
