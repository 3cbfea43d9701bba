"""The rule of situations: whoever says what happened is shown a card and what to do."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.cards.models import Card
from content.checks.content import Content, Finding, name_of
from content.guides.models import Guide, Situation
from content.publishing.kinds import page_kind
from content.publishing.models import Page

NEEDED = (Card.KIND, Guide.KIND)


def situations_lead_somewhere(content: Content) -> Iterable[Finding]:
    """To a card and a guide, in each language."""
    for language in LANGUAGES:
        pages = Page.objects.published(language).filter(kind__in=NEEDED)
        led_to = set(pages.values_list("situation_rows__situation", "kind"))
        for situation in Situation.objects.order_by("key"):
            for kind in NEEDED:
                if (situation.pk, kind) not in led_to:
                    problem = _("It leads to no published page of this kind: %(kind)s.") % {
                        "kind": page_kind(kind).label
                    }
                    yield Finding(name_of(situation), "pages", problem, language)
