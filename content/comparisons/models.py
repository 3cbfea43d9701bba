"""A comparison with a verdict somebody wrote, and what to take care of where cards are compared.

Any other pair is compared too, but not offered to search engines.
"""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, F, Q
from django.utils.translation import gettext_lazy as _

from content.cards.models import Card, Feature
from content.evidence.models import Claim
from content.publishing.models import Page, PageQuerySet


class ComparisonQuerySet(PageQuerySet):
    def of_cards(self, cards: Collection[int]):
        """Those of exactly these cards."""
        wanted = Count("cards", filter=Q(cards__in=cards), distinct=True)
        return self.alias(all_cards=Count("cards", distinct=True), wanted=wanted).filter(
            all_cards=len(cards), wanted=len(cards)
        )

    def of_pairs_among(self, cards: Collection[int]):
        """Those of two of these cards."""
        wanted = Count("cards", filter=Q(cards__in=cards), distinct=True)
        return self.alias(all_cards=Count("cards", distinct=True), wanted=wanted).filter(all_cards=2, wanted=2)


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


class CautionQuerySet(models.QuerySet):
    def for_cards(self, cards: Collection[int]):
        """Those whose cards all stand among these."""
        here = Count("cards", filter=Q(cards__in=cards), distinct=True)
        return self.alias(all_cards=Count("cards", distinct=True), here=here).filter(here__gt=0, here=F("all_cards"))


class Caution(models.Model):
    """A statement of another page to take care of where certain cards are compared, at the row it bears on.

    It says nothing itself: the words and their proof are those of the statement.
    """

    key = models.SlugField(_("key"), max_length=80, unique=True)
    claims = models.ManyToManyField(
        Claim,
        related_name="cautions",
        verbose_name=_("statements"),
        help_text=_("Shown with a link to the page they stand on."),
    )
    cards = models.ManyToManyField(
        Card,
        related_name="cautions",
        verbose_name=_("cards"),
        help_text=_("One: wherever it is compared. Several: where all of them are."),
    )
    feature = models.ForeignKey(
        Feature,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="cautions",
        verbose_name=_("at which row"),
        help_text=_("Empty: above all rows."),
    )

    objects = CautionQuerySet.as_manager()

    class Meta:
        verbose_name = _("caution in comparisons")
        verbose_name_plural = _("cautions in comparisons")
        ordering = ["key"]

    def __str__(self):
        return self.key
