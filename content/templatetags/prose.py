"""What templates ask of `content.markup`."""

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from content.markup import mark_chinese
from content.publishing.prose import words_of
from content.reader import Reader

register = template.Library()


@register.filter
def chinese(text: object) -> SafeString:
    """Mark the Chinese in a title or another text without Markdown: `{{ card.title|chinese }}`."""
    return mark_chinese("" if text is None else text if isinstance(text, str) else str(text))


@register.filter
def words(text: str | None) -> SafeString:
    """The words of prose, where links and notes would be in the way: `{{ card.short_answer|words }}`."""
    return mark_chinese(words_of(text, Reader(get_language() or "")))
