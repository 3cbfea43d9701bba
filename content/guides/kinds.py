"""Guides as a kind of page."""

from django.utils.translation import gettext_lazy as _

from content.guides.documents import GUIDES
from content.guides.rules import failures_stand_at_steps
from content.publishing.kinds import PageKind

GUIDE = PageKind(
    format=GUIDES,
    label=_("Guide"),
    shelf=_("How to do it"),
    paths={"en": "guides", "es": "guias"},
    folder="guides",
    search_weight=1.2,
    rules=(failures_stand_at_steps,),
)
