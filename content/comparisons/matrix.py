"""Turn the cells of cards into the rows of a comparison. No queries, no HTML."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from content.cards.facts import CellFacts, FeatureFacts, groups_of
from content.cards.listing import CardLink
from content.cards.models import FeatureValue
from content.evidence.reading.facts import ClaimFacts

OPEN = (FeatureValue.Value.UNKNOWN, FeatureValue.Value.NOT_APPLICABLE)
"""Values that say nothing about the card, and so never make a difference."""


@dataclass(frozen=True)
class Cell:
    """What one card does about one feature; without a claim, nothing was ever established."""

    card: CardLink
    value: str
    label: str
    claim: ClaimFacts | None
    elsewhere: tuple[CellFacts, ...] = ()
    """What holds in single places instead; or in the whole country, where what holds here is compared."""

    @property
    def is_established(self) -> bool:
        return self.claim is not None and self.value not in OPEN

    @property
    def answer(self) -> str:
        """What is compared: the value; for a description, its words."""
        return self.words if self.value == FeatureValue.Value.TEXT else self.value

    @property
    def words(self) -> str:
        return strip_tags(self.claim.text).strip() if self.claim else ""


@dataclass(frozen=True)
class Row:
    """One feature over all the cards."""

    feature: FeatureFacts
    cells: tuple[Cell, ...]
    cautions: tuple[ClaimFacts, ...] = ()

    @property
    def established(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.is_established)

    @property
    def differs(self) -> bool:
        """Two established cells disagree. What is unknown, does not apply or is missing never counts."""
        return len({cell.answer for cell in self.established}) > 1

    @property
    def is_same(self) -> bool:
        """At least two are established and none disagrees."""
        return len(self.established) > 1 and not self.differs

    @property
    def has_other_conditions(self) -> bool:
        """The same answer, said in other words: look at the conditions."""
        return self.is_same and len({cell.words for cell in self.established}) > 1

    @property
    def not_established(self) -> int:
        """How many cards nobody can tell about. What does not apply is settled, and not among them."""
        return sum(cell.value == FeatureValue.Value.UNKNOWN for cell in self.cells)

    @property
    def mark(self) -> str:
        if self.differs:
            return _("Differs")
        if self.has_other_conditions:
            return _("Same answer, different conditions")
        return _("Same") if self.is_same else _("Too little is established to compare")


@dataclass(frozen=True)
class Group:
    """Rows under one heading, which fold together."""

    key: str
    name: str
    rows: tuple[Row, ...]

    @property
    def flags(self) -> int:
        """How many rows are answered yes or no, with limits."""
        return sum(row.feature.is_flag for row in self.rows)

    @property
    def differing_flags(self) -> int:
        return sum(row.feature.is_flag and row.differs for row in self.rows)


@dataclass(frozen=True)
class Matrix:
    """A whole comparison."""

    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def flags(self) -> int:
        return sum(group.flags for group in self.groups)

    @property
    def differing_flags(self) -> int:
        return sum(group.differing_flags for group in self.groups)

    @property
    def same_flags(self) -> int:
        return sum(row.feature.is_flag and row.is_same for row in self.rows)

    @property
    def open_flags(self) -> int:
        """Yes-or-no rows with too little established to say."""
        return self.flags - self.differing_flags - self.same_flags

    def only_differences(self) -> "Matrix":
        """The rows that differ, in the groups that have any."""
        groups = (replace(group, rows=tuple(row for row in group.rows if row.differs)) for group in self.groups)
        return Matrix(tuple(group for group in groups if group.rows))


def build_matrix(
    cards: Sequence[CardLink],
    cells: Mapping[int, Sequence[CellFacts]],
    cautions: Mapping[str, tuple[ClaimFacts, ...]] | None = None,
) -> Matrix:
    """Return one row for each feature that any of the cards has a value for.

    `cells` are by the card's id, `cautions` by the feature's key.

    A card with no value for a feature gets a cell that is not established,
    because silence must never read as "no".
    """
    features = sorted({cell.feature for some in cells.values() for cell in some}, key=lambda feature: feature.order)
    by_feature = {
        card.pk: {f: [cell for cell in cells.get(card.pk, ()) if cell.feature == f] for f in features} for card in cards
    }
    beware = cautions or {}
    rows = [
        Row(f, tuple(_cell(card, by_feature[card.pk][f]) for card in cards), beware.get(f.key, ())) for f in features
    ]
    return Matrix(
        tuple(
            Group(key, name, tuple(row for row in rows if row.feature.group_key == key))
            for key, name in groups_of(features)
        )
    )


def _cell(card: CardLink, found: Sequence[CellFacts]) -> Cell:
    """What holds in the whole country is compared, or what holds where the reader is; the rest stands beside it."""
    standing = next((cell for cell in found if not cell.claim.is_elsewhere), None)
    others = (cell for each in found for cell in (each, *each.beside))
    elsewhere = tuple(cell for cell in others if cell is not standing)
    if standing is None:
        unknown = FeatureValue.Value.UNKNOWN
        return Cell(card, unknown.value, str(unknown.label), None, elsewhere)
    return Cell(card, standing.value, standing.label, standing.claim, elsewhere)
