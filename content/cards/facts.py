"""What a card does, as values: its cells with the features they answer. A page of a card and a comparison show them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.cards.models import Feature, FeatureValue
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.reader import Reader

_FEATURE = "featurevalue__feature"


def cell_columns(reader: Reader) -> tuple[str, ...]:
    """What to ask `read_claims` for, so that `cells_of` finds the cells among the claims without a query of its own."""
    return (
        *("featurevalue__value", f"{_FEATURE}__key", f"{_FEATURE}__kind", f"{_FEATURE}__position"),
        *(reader.column(f"{_FEATURE}__name"), reader.column(f"{_FEATURE}__group__name")),
        *(f"{_FEATURE}__group__key", f"{_FEATURE}__group__position"),
    )


@dataclass(frozen=True)
class FeatureFacts:
    """One thing cards do or do not do: a row of a comparison."""

    key: str
    name: str
    kind: str
    position: int
    group_key: str
    group: str
    group_position: int

    @property
    def is_flag(self) -> bool:
        """Answered yes or no, with limits; the others are described in words."""
        return self.kind == Feature.Kind.FLAG

    @property
    def order(self) -> tuple[int, str, int, str]:
        return self.group_position, self.group_key, self.position, self.key


@dataclass(frozen=True)
class CellFacts:
    """What one card does about one feature, with its proof."""

    feature: FeatureFacts
    value: str
    claim: ClaimFacts
    beside: tuple["CellFacts", ...] = ()
    """What it does in single places; or in the whole country, where this one is here."""

    @property
    def label(self) -> str:
        return str(FeatureValue.Value(self.value).label)


@dataclass(frozen=True)
class CellGroup:
    """Cells of one card under the heading of their features."""

    key: str
    name: str
    cells: tuple[CellFacts, ...]


def cells_of(claims: ClaimSet, reader: Reader) -> list[CellFacts]:
    """The cells among the claims, in the order of their features."""
    cells = [_cell(claim, reader) for claim in claims.having("featurevalue__value")]
    return sorted(cells, key=lambda cell: cell.feature.order)


def _cell(claim: ClaimFacts, reader: Reader) -> CellFacts:
    """Of what has ended, nobody knows what it is now."""
    value = FeatureValue.Value.UNKNOWN.value if claim.ended_on else claim.extra["featurevalue__value"]
    return CellFacts(_feature(claim, reader), value, claim.alone, tuple(_cell(other, reader) for other in claim.beside))


def _feature(claim: ClaimFacts, reader: Reader) -> FeatureFacts:
    extra = claim.extra
    return FeatureFacts(
        key=extra[f"{_FEATURE}__key"],
        name=extra[reader.column(f"{_FEATURE}__name")],
        kind=extra[f"{_FEATURE}__kind"],
        position=extra[f"{_FEATURE}__position"],
        group_key=extra[f"{_FEATURE}__group__key"],
        group=extra[reader.column(f"{_FEATURE}__group__name")],
        group_position=extra[f"{_FEATURE}__group__position"],
    )


def grouped(cells: Sequence[CellFacts]) -> list[CellGroup]:
    """The same cells in groups, for the page of a card."""
    return [
        CellGroup(key, name, tuple(cell for cell in cells if cell.feature.group_key == key))
        for key, name in groups_of(cell.feature for cell in cells)
    ]


def groups_of(features: Iterable[FeatureFacts]) -> list[tuple[str, str]]:
    """The groups of these features, key and name, each once, in order."""
    return list(dict.fromkeys((feature.group_key, feature.group) for feature in features))
