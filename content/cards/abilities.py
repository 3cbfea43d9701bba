"""What a card does, at one look: its yes-or-no features sorted by their answers. The page of the card proves each."""

from dataclasses import dataclass

from content.cards.models import Feature, FeatureValue
from content.evidence.models import NATIONWIDE
from content.reader import Reader

Value = FeatureValue.Value
SORTED = (Value.YES, Value.PARTIAL, Value.VARIES, Value.NO, Value.UNKNOWN)


@dataclass(frozen=True)
class Abilities:
    """The features of a card that have the same answer, by name."""

    value: str
    features: tuple[str, ...]

    @property
    def label(self) -> str:
        return str(Value(self.value).label)


def read_abilities(card: int, reader: Reader) -> list[Abilities]:
    """What holds for the whole country today; what nobody confirms or has ended is not established. One query."""
    flags = FeatureValue.objects.filter(page=card, feature__kind=Feature.Kind.FLAG, region__key=NATIONWIDE)
    today = reader.day
    order = ("feature__group__position", "feature__group__key", "feature__position", "feature__key")
    found: dict[str, list[str]] = {value: [] for value in SORTED}
    columns = ("value", "verified", "valid_until", reader.column("feature__name"))
    for answer, verified, last, name in flags.shown().found_on(today).order_by(*order).values_list(*columns):
        value = answer if verified and (last is None or last >= today) else Value.UNKNOWN
        if value in found:
            found[value].append(name)
    return [Abilities(value, tuple(names)) for value, names in found.items() if names]
