"""Read cards side by side, with the verdict somebody wrote if there is one, as values."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.cards.facts import cell_columns, cells_of
from content.cards.listing import CardLink, read_cards
from content.cards.models import Card
from content.comparisons.addresses import FEWEST, MOST, comparison_paths
from content.comparisons.cautions import by_row, quoted_where_compared
from content.comparisons.matrix import Matrix, build_matrix
from content.comparisons.models import Comparison
from content.evidence.models import Claim
from content.evidence.reading.claims import read_claims
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.law.changes import AnnouncedChange, announced_on
from content.publishing.freshness.models import lags_here
from content.publishing.links import PageLink, RelatedGroup, links, related_groups, related_links
from content.publishing.prose import Prose
from content.reader import Reader

AROUND: dict[str, str | Promise] = {
    "guide": _("How to do it"),
    "question": _("Questions about it"),
    "correction": _("You may have read"),
    "scheme": _("Insurance schemes"),
}
NOT_AROUND = frozenset({"card", "comparison", "law", "provision", "page"})
"""The cards are what is compared, with the law in its cells."""


@dataclass(frozen=True)
class PartFacts:
    """The verdict on some of the cards."""

    title: str
    url: str
    verdict: ClaimFacts


@dataclass(frozen=True)
class ComparisonFacts:
    """Two to four cards side by side on the day of reading."""

    cards: Sequence[CardLink]
    page: Comparison | None
    """The page with the written verdict; none where nobody wrote one."""
    claims: ClaimSet
    """Everything said on the page: the verdict, the cells and the rest."""
    verdict: ClaimFacts | None
    parts: tuple[PartFacts, ...]
    """What was written about some of them, where nobody wrote about all."""
    matrix: Matrix
    more: list[CardLink]
    """Each leads to the same comparison with one card more."""
    fewer: list[CardLink]
    """Each leads to the same comparison without that card."""
    related: list[RelatedGroup]
    others: tuple[ClaimFacts, ...]
    """What the page says beside its verdict."""
    body: SafeString
    law_changes: list[AnnouncedChange]

    @property
    def paths(self) -> dict[str, str]:
        """Language → path, in the languages it exists in."""
        paths = comparison_paths(self.cards)
        return {code: path for code, path in paths.items() if self.page is None or self.page.is_offered_in(code)}

    @property
    def title(self) -> str:
        """The question of whoever wrote the verdict, else the cards themselves."""
        return self.page.title if self.page else " / ".join(card.short_name for card in self.cards)

    @property
    def columns(self) -> int:
        """Of its tables: the features, and each card."""
        return len(self.cards) + 1

    @property
    def is_pair(self) -> bool:
        """Two stand beside each other even on a phone."""
        return len(self.cards) == FEWEST

    @property
    def leaves_reasons(self) -> bool:
        """Whether cells lead to their card's page for why a law is a basis: with more than two cards the words of it
        would be half the page, and too much for a phone on a weak network."""
        return len(self.cards) > 2


def comparable_cards(reader: Reader) -> list[CardLink]:
    """One query."""
    return read_cards(Card.objects.filter(is_comparable=True).in_order(), reader)


def read_comparison(cards: Sequence[CardLink], comparable: Sequence[CardLink], reader: Reader) -> ComparisonFacts:
    """Twelve queries at most, however many cards."""
    pks = [card.pk for card in cards]
    written = Comparison.objects.published(reader.language).of_cards(pks)
    page = written.annotate(lags_here=lags_here(reader.language)).first()
    wanted = Q(page__in=pks, featurevalue__isnull=False)
    differences = list(page.differences.values_list("key", flat=True)) if page else []
    some = [] if page else read_some_of(pks, reader)
    if page:
        wanted |= Q(page=page.pk)
    if some:
        wanted |= Q(page__in=[part.pk for part in some], slot="answer")
    body = reader.text(page, "body") if page else ""
    prose = Prose(reader)
    prose.want(blocks=[body])
    announced = announced_on([*pks, *([page.pk] if page else [])], reader, prose)
    claims = read_claims(
        (),
        reader,
        columns=cell_columns(reader),
        prose=prose,
        claims=Claim.objects.filter(wanted),
        quotations=quoted_where_compared(pks, page, reader),
    )
    cells = {pk: cells_of(claims.of_page(pk), reader) for pk in pks}
    matrix = build_matrix(cards, cells, by_row(claims), differences)
    own = claims.of_page(page.pk) if page else ClaimSet(())
    placed = {"answer", *(caution.slot for row in matrix.rows for caution in row.cautions)}
    return ComparisonFacts(
        cards=cards,
        page=page,
        claims=claims,
        verdict=own.answer,
        parts=tuple(
            PartFacts(part.title, part.url, verdict)
            for part in some
            if (verdict := claims.of_page(part.pk).slot("answer"))
        ),
        matrix=matrix,
        more=with_one_more(cards, comparable, reader),
        fewer=with_one_less(cards, reader),
        related=related_groups(related_links(page, reader), AROUND, NOT_AROUND) if page else [],
        others=tuple(claim for claim in own if claim.slot not in placed),
        body=prose.blocks(body),
        law_changes=announced.read(),
    )


def read_some_of(cards: Sequence[int], reader: Reader) -> list[PageLink]:
    """The pages about some of these cards. One query."""
    return links(Comparison.objects.within(cards).order_by("position", "key"), reader)


def with_one_more(cards: Sequence[CardLink], comparable: Sequence[CardLink], reader: Reader) -> list[CardLink]:
    """The other cards, each leading to the comparison it would make with these. None where four stand already."""
    others = [card for card in comparable if card not in cards] if len(cards) < MOST else []
    return [_leading_to([*cards, card], card, reader) for card in others]


def with_one_less(cards: Sequence[CardLink], reader: Reader) -> list[CardLink]:
    """These cards, each leading to the comparison of the others, where enough of them are left."""
    if len(cards) <= FEWEST:
        return []
    return [_leading_to([other for other in cards if other != card], card, reader) for card in cards]


def _leading_to(cards: Sequence[CardLink], card: CardLink, reader: Reader) -> CardLink:
    return replace(card, url=comparison_paths(cards)[reader.language])
