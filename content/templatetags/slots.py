"""Frames that many pages share, each written once as a component with a place for what it holds."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

register = template.Library()


@register.simple_block_tag(takes_context=True)
def within(context: Context, content: SafeString, component: str, **facts: Any) -> SafeString:
    """Put what stands inside where the component says `{{ slot }}`.

    `{% within "components/entry.html" id="law" label=_("What the law says") %}…{% endwithin %}`. The component sees the
    facts that are given to it and nothing else of the page; what stands inside sees all of the page.
    """
    engine = context.template.engine  # type: ignore[union-attr]
    return engine.get_template(component).render(context.new({**facts, "slot": content}))
