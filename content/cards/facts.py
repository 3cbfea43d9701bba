"""Features and cells as values: what a card's page and a comparison show."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.cards.models import Feature, FeatureValue
from content.proof.facts import ClaimFacts, ClaimSet

CELL_COLUMNS = ("featurevalue__feature__key", "featurevalue__value")
"""What to ask `read_claims` for, so that `cells_of` can find the cells among the claims."""


@dataclass(frozen=True)
class FeatureFacts:
    """One row of a comparison."""

    key: str
    name: str
    help: str
    kind: str
    group: str
    group_key: str


@dataclass(frozen=True)
class CellFacts:
    """What one card does about one feature, with its proof."""

    feature: str
    value: str
    claim: ClaimFacts

    @property
    def label(self) -> str:
        return FeatureValue.Value(self.value).label


@dataclass(frozen=True)
class FeatureGroupFacts:
    """A group of rows with one card's cells."""

    key: str
    name: str
    cells: tuple[tuple[FeatureFacts, CellFacts], ...]


def read_features(language: str) -> list[FeatureFacts]:
    """Every feature in the fixed order of its group. One query."""
    columns = ("key", f"name_{language}", f"help_{language}", "kind", f"group__name_{language}", "group__key")
    rows = Feature.objects.order_by("group__position", "position", "key").values_list(*columns)
    return [FeatureFacts(*row) for row in rows]


def cells_of(claims: ClaimSet) -> dict[str, CellFacts]:
    """The cells among a card's claims, by feature."""
    feature, value = CELL_COLUMNS
    return {c.extra[feature]: CellFacts(c.extra[feature], c.extra[value], c) for c in claims.having(feature)}


def grouped(features: Sequence[FeatureFacts], cells: dict[str, CellFacts]) -> list[FeatureGroupFacts]:
    """The card's cells in the groups of the comparison; groups without a cell are left out."""
    groups: dict[str, list[tuple[FeatureFacts, CellFacts]]] = {}
    names = {}
    for feature in features:
        if feature.key in cells:
            groups.setdefault(feature.group_key, []).append((feature, cells[feature.key]))
            names[feature.group_key] = feature.group
    return [FeatureGroupFacts(key, names[key], tuple(some)) for key, some in groups.items()]
