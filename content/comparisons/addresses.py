"""The address of a comparison: the cards' slugs in the order of their keys, which is the same in both languages."""

from collections.abc import Mapping, Sequence

from content.addresses import LANGUAGES, page_path
from content.cards.listing import CardLink
from content.cards.models import SEPARATOR

FEWEST, MOST = 2, 4


def comparison_slug(slugs: Mapping[str, str]) -> str:
    """`a-vs-b` from slugs by the cards' keys: whoever is compared with whom, the order never differs."""
    return SEPARATOR.join(slug for _key, slug in sorted(slugs.items()))


def comparison_paths(cards: Sequence[CardLink]) -> dict[str, str]:
    """Language → path, for the languages that all these cards exist in."""
    return {
        code: page_path("comparison", code, comparison_slug({card.key: card.slugs[code] for card in cards}))
        for code in LANGUAGES
        if all(code in card.slugs for card in cards)
    }
