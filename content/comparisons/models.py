"""A comparison with a verdict somebody wrote. Any other pair is compared too, but not offered to search engines."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from content.cards.models import Card
from content.publishing.models import Page, PageQuerySet


class Comparison(Page):
    """Two to four cards beside each other, with the verdict in words as its short answer."""

    KIND = "comparison"

    cards = models.ManyToManyField(Card, related_name="comparisons", verbose_name=_("cards"))

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")
