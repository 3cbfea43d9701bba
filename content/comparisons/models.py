"""A comparison with a verdict somebody wrote.

Any other pair is compared too, but not offered to search engines.
"""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from content.cards.models import Card, Feature
from content.publishing.models import Page, PageQuerySet


class ComparisonQuerySet(PageQuerySet):
    def of_cards(self, cards: Collection[int]):
        """Those of exactly these cards."""
        wanted = Count("cards", filter=Q(cards__in=cards), distinct=True)
        return self.alias(all_cards=Count("cards", distinct=True), wanted=wanted).filter(
            all_cards=len(cards), wanted=len(cards)
        )

    def within(self, cards: Collection[int]):
        """Those whose cards all stand among these."""
        here = Count("cards", filter=Q(cards__in=cards), distinct=True)
        return self.alias(all_cards=Count("cards", distinct=True), here=here).filter(here__gt=0, here=F("all_cards"))


class Comparison(Page):
    """Two to four cards beside each other, with the verdict in words as its short answer."""

    KIND = "comparison"

    cards = models.ManyToManyField(Card, related_name="comparisons", verbose_name=_("cards"))
    differences = models.ManyToManyField(
        Feature,
        related_name="comparisons",
        blank=True,
        verbose_name=_("what matters most"),
        help_text=_(
            "The three rows or so whose difference decides. They stand first; a row in words differs only here."
        ),
    )

    objects: ClassVar[Any] = ComparisonQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
