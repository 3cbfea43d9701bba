"""Turn the cells of cards into the rows of a comparison. No queries, no HTML."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from content.cards.facts import CellFacts, FeatureFacts
from content.cards.listing import CardLink
from content.cards.models import FeatureValue
from content.evidence.reading.facts import ClaimFacts

OPEN = (FeatureValue.Value.UNKNOWN, FeatureValue.Value.NOT_APPLICABLE)
"""Values that say nothing about the card, and so never make a difference."""

DESCRIBED = "described"
"""The group of the rows in words: long to read, and folded."""


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
    matters: bool = False
    """An editor says that what differs here is what matters between these cards."""
    is_brief: bool = False
    """It stands in a list to run over: its answers, with the words behind them, and nothing else."""

    @property
    def established(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.is_established)

    @property
    def stands_open(self) -> bool:
        """What matters is read at once. Where only the differences are asked for, they are run over first."""
        return self.matters and not self.is_brief

    @property
    def differs(self) -> bool:
        """Two established cells disagree. What is unknown, does not apply or is missing never counts.

        Two descriptions are seldom in the same words: whether that matters, an editor says.
        """
        return self._has_other_answers and (self.feature.is_flag or self.matters)

    @property
    def _has_other_answers(self) -> bool:
        return len({cell.answer for cell in self.established}) > 1

    @property
    def is_same(self) -> bool:
        """At least two are established and none disagrees."""
        return len(self.established) > 1 and not self._has_other_answers

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
        if self.is_same:
            return _("Same")
        return "" if self._has_other_answers else _("Not enough is known to compare")


@dataclass(frozen=True)
class Group:
    """Rows under one heading, which fold together."""

    key: str
    name: str
    rows: tuple[Row, ...]

    @property
    def is_open(self) -> bool:
        return self.key != DESCRIBED


@dataclass(frozen=True)
class Matrix:
    """A whole comparison."""

    groups: tuple[Group, ...]

    @property
    def rows(self) -> tuple[Row, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def flags(self) -> int:
        """How many rows are answered yes or no, with limits."""
        return sum(row.feature.is_flag for row in self.rows)

    @property
    def differing_flags(self) -> int:
        return sum(row.feature.is_flag and row.differs for row in self.rows)

    @property
    def same_flags(self) -> int:
        return sum(row.feature.is_flag and row.is_same for row in self.rows)

    @property
    def open_flags(self) -> int:
        """Yes-or-no rows with too little established to say."""
        return self.flags - self.differing_flags - self.same_flags

    def only_differences(self) -> "Matrix":
        """The rows that differ, in the groups that have any, each as brief as it can be."""
        groups = (
            replace(group, rows=tuple(replace(row, is_brief=True, cautions=()) for row in group.rows if row.differs))
            for group in self.groups
        )
        return Matrix(tuple(group for group in groups if group.rows))


def build_matrix(
    cards: Sequence[CardLink],
    cells: Mapping[int, Sequence[CellFacts]],
    cautions: Mapping[str, tuple[ClaimFacts, ...]] | None = None,
    matters: Collection[str] = (),
) -> Matrix:
    """Return one row for each feature that any of the cards has a value for.

    `cells` are by the card's id, `cautions` by the feature's key; `matters` are the keys of the features in which the
    cards differ as an editor says it matters. Their rows come first, what is described in words last.

    A card with no value for a feature gets a cell that is not established,
    because silence must never read as "no".
    """
    features = sorted({cell.feature for some in cells.values() for cell in some}, key=lambda feature: feature.order)
    by_feature = {
        card.pk: {f: [cell for cell in cells.get(card.pk, ()) if cell.feature == f] for f in features} for card in cards
    }
    beware = cautions or {}
    rows = [
        Row(f, tuple(_cell(card, by_feature[card.pk][f]) for card in cards), beware.get(f.key, ()), f.key in matters)
        for f in features
    ]
    first = tuple(row for row in rows if row.matters)
    between = tuple(row for row in rows if row.feature.is_flag and not row.matters)
    last = tuple(row for row in rows if not (row.matters or row.feature.is_flag))
    groups = (
        Group("matters", _("What matters most"), first),
        Group("answered", _("Yes or no"), between),
        Group(DESCRIBED, _("Described in words"), last),
    )
    return Matrix(tuple(group for group in groups if group.rows))


def _cell(card: CardLink, found: Sequence[CellFacts]) -> Cell:
    """What holds in the whole country is compared, or what holds where the reader is; the rest stands beside it."""
    standing = next((cell for cell in found if not cell.claim.is_elsewhere), None)
    others = (cell for each in found for cell in (each, *each.beside))
    elsewhere = tuple(cell for cell in others if cell is not standing)
    if standing is None:
        unknown = FeatureValue.Value.UNKNOWN
        return Cell(card, unknown.value, str(unknown.label), None, elsewhere)
    return Cell(card, standing.value, standing.label, standing.claim, elsewhere)
