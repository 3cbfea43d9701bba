"""Laws and their articles as kinds of page."""

from django.utils.translation import gettext_lazy as _

from content.law.documents import LAWS, PROVISIONS
from content.law.rules import wordings_are_whole, wordings_follow_each_other
from content.publishing.kinds import PageKind

LAW = PageKind(
    format=LAWS,
    label=_("Law"),
    shelf=_("Law"),
    paths={"en": "law", "es": "ley"},
    folder="laws",
    search_weight=0.7,
    heeds_reader=False,
)

PROVISION = PageKind(
    format=PROVISIONS,
    label=_("Article of law"),
    shelf=_("Law"),
    paths={"en": "law", "es": "ley"},
    folder="",
    search_weight=0.6,
    has_list=False,
    heeds_reader=False,
    rules=(wordings_are_whole, wordings_follow_each_other),
)
