"""Cards as they stand in lists: the wall of pictures, the heads of a comparison."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.addresses import LANGUAGES, page_path
from content.cards.models import Card
from content.cards.pictures import picture_of
from content.publishing.models import OfferedIn, PageQuerySet
from content.reader import Reader

FORMER = (Card.State.REPLACED, Card.State.DISCONTINUED)


@dataclass(frozen=True)
class CardLink:
    """A card in a list."""

    pk: int
    key: str
    title: str
    short_name: str
    name_zh: str
    short_zh: str
    slugs: dict[str, str]
    """Language → slug, for the languages it exists in."""
    short_answer: str
    state: str
    is_comparable: bool
    url: str

    @property
    def picture(self) -> str:
        return picture_of(self.key)

    @property
    def state_label(self) -> str:
        return str(Card.State(self.state).label)

    @property
    def is_former(self) -> bool:
        return self.state in FORMER


def read_cards(cards: PageQuerySet, reader: Reader) -> list[CardLink]:
    """The published cards among these, in the order of the queryset. One query."""
    columns = ("pk", "key", reader.column("title"), reader.column("short_name"), "name_zh", "short_zh")
    more = (
        reader.column("short_answer"),
        "state",
        "is_comparable",
        "offered_in",
        *(f"slug_{code}" for code in LANGUAGES),
    )
    return [
        CardLink(
            pk=pk,
            key=key,
            title=title,
            short_name=short or title,
            name_zh=name_zh,
            short_zh=short_zh or name_zh,
            slugs=(offered_slugs := _offered(offered, slugs)),
            short_answer=answer,
            state=state,
            is_comparable=is_comparable,
            url=page_path(Card.KIND, reader.language, offered_slugs[reader.language]),
        )
        for pk, key, title, short, name_zh, short_zh, answer, state, is_comparable, offered, *slugs in (
            cards.published(reader.language).values_list(*columns, *more)
        )
    ]


def _offered(offered_in: str, slugs: Sequence[str | None]) -> dict[str, str]:
    pairs = zip(LANGUAGES, slugs, strict=True)
    return {code: slug for code, slug in pairs if slug and offered_in in (OfferedIn.BOTH, code)}


def in_use(cards: Sequence[CardLink]) -> list[CardLink]:
    return [card for card in cards if not card.is_former]


def former(cards: Sequence[CardLink]) -> list[CardLink]:
    """Cards people still hold and read about, though something else took their place."""
    return [card for card in cards if card.is_former]
