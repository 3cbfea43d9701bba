"""Statements shown again: a page quotes what another page says, and the words, the proof and the places stay there."""

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from content.evidence.models.claims import Claim
from content.evidence.models.places import NATIONWIDE
from content.publishing.models import Page
from content.reader import Reader


class QuotationQuerySet(models.QuerySet):
    def shown_on(self, pages: Iterable[int] | models.QuerySet):
        """What these pages quote. What a page says itself is not said twice on it."""
        return self.filter(page__in=pages).exclude(claim__page=F("page"))

    def statements(self, reader: Reader) -> models.QuerySet:
        """The statements quoted, where readers of a language may read their pages.

        A slot is quoted whole: with it come what holds in single places, and what follows when it ends.
        What is quoted for one place comes alone.
        """
        same_place = Q(page__claims__region__key=NATIONWIDE) | Q(region=F("page__claims__region"))
        return Claim.objects.filter(
            same_place,
            slot=F("page__claims__slot"),
            page__claims__quotations__in=self,
            page__in=Page.objects.published(reader.language),
        )

    def in_order(self):
        return self.order_by("page__kind", "page__key", "position", "pk")


def pages_quoting(pages: Iterable[int]) -> set[int]:
    """The pages that show statements of these."""
    return set(Quotation.objects.filter(claim__page__in=pages).values_list("page", flat=True))


class Quotation(models.Model):
    """A statement of another page among those of a page."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="quotations", verbose_name=_("page"))
    claim = models.ForeignKey(
        Claim,
        models.PROTECT,
        related_name="quotations",
        verbose_name=_("statement"),
        help_text=_("Shown with its own words and proof and a link to the page it stands on."),
    )
    after = models.SlugField(
        _("after which statement"),
        max_length=80,
        blank=True,
        help_text=_(
            "The slot of a statement of this page; in comparisons, and on cards for where they are compared, the key "
            "of a row. Empty: at the end."
        ),
    )
    position = models.PositiveIntegerField(_("position"), default=0)

    objects: Any = QuotationQuerySet.as_manager()

    class Meta:
        verbose_name = _("quoted statement")
        verbose_name_plural = _("quoted statements")
        ordering = ["page", "position"]
        constraints = [models.UniqueConstraint("page", "claim", name="one_quotation_of_a_statement")]

    def __str__(self):
        return self.claim_id
