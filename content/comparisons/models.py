"""A comparison with a verdict somebody wrote. Any other pair is compared too, but not offered to search engines."""

from collections.abc import Collection
from typing import Any, ClassVar

from django.db import models
from django.db.models import Count, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from content.addresses import LANGUAGES
from content.cards.models import Card
from content.comparisons.addresses import FEWEST, MOST, comparison_slug
from content.publishing.models import Page, PageQuerySet


class ComparisonQuerySet(PageQuerySet):
    def of_cards(self, cards: Collection[int]):
        """Those of exactly these cards."""
        wanted = Count("cards", filter=Q(cards__in=cards), distinct=True)
        return self.alias(all_cards=Count("cards", distinct=True), wanted=wanted).filter(
            all_cards=len(cards), wanted=len(cards)
        )


class Comparison(Page):
    """Two to four cards beside each other, with the verdict in words as its short answer."""

    KIND = "comparison"

    cards = models.ManyToManyField(Card, related_name="comparisons", verbose_name=_("cards"))

    objects: ClassVar[Any] = ComparisonQuerySet.as_manager()

    class Meta:
        verbose_name = _("comparison")
        verbose_name_plural = _("comparisons")

    def publication_problems(self) -> list[str]:
        cards = list(self.cards.all())
        problems = super().publication_problems()
        if not FEWEST <= len(cards) <= MOST:
            problems.append(gettext("cards: a comparison has two to four cards."))
        problems += [
            gettext("cards: “%(card)s” cannot be compared.") % {"card": card}
            for card in cards
            if not card.is_comparable
        ]
        for language in (language for language in LANGUAGES if self.is_offered_in(language)):
            slug = comparison_slug({card.key: getattr(card, f"slug_{language}") or "" for card in cards})
            if getattr(self, f"slug_{language}") != slug:
                message = gettext("address: it follows from its cards and must be “%(slug)s” in %(language)s.")
                problems.append(message % {"slug": slug, "language": language})
        return problems
