"""From the words of an address to the cards that are compared."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from content.addresses import OTHER
from content.cards.listing import CardLink
from content.cards.models import SEPARATOR, Card
from content.comparisons.addresses import FEWEST, MOST
from content.publishing.models import Redirect
from content.reader import Reader


class CannotCompare(Exception):
    """These cards cannot stand side by side. `reason` says why, in a reader's words."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def names_in(slug: str) -> list[str]:
    """The cards an address names, however it is spelt."""
    return slug.lower().split(SEPARATOR)


def find_cards(names: Sequence[str], comparable: Sequence[CardLink], reader: Reader) -> list[CardLink]:
    """The cards of these names, in the order of their keys. Raises `CannotCompare`.

    A name is the card's slug; one it once had, or has in the other language, is understood too.
    """
    if len(names) > MOST:
        raise CannotCompare(_("No more than four cards can stand side by side."))
    by_slug = {card.slugs[reader.language]: card for card in comparable}
    strange = [name for name in names if name not in by_slug]
    if strange:
        by_slug |= _found_elsewhere(strange, comparable, reader)
    cards = [by_slug[name] for name in names]
    if len({card.key for card in cards}) < len(cards):
        raise CannotCompare(_("The same card stands here twice. Choose another one to put beside it."))
    return sorted(cards, key=lambda card: card.key)


def find_pair(names: Sequence[str], comparable: Sequence[CardLink], reader: Reader) -> list[CardLink]:
    """Cards enough to compare. Raises `CannotCompare`."""
    cards = find_cards(names, comparable, reader)
    if len(cards) < FEWEST:
        raise CannotCompare(_("One card alone cannot be compared. Choose another one to put beside it."))
    return cards


def _found_elsewhere(names: Sequence[str], comparable: Sequence[CardLink], reader: Reader) -> dict[str, CardLink]:
    by_pk = {card.pk: card for card in comparable}
    pks = dict(
        Redirect.objects.filter(kind=Card.KIND, language=reader.language, slug__in=names).values_list("slug", "page")
    )
    slugs = {code: f"slug_{code}" for code in (OTHER[reader.language], reader.language)}
    published = Card.objects.published(reader.language)
    for name in slugs.values():
        pks |= dict(published.filter(**{f"{name}__in": names}).values_list(name, "pk"))
    if missing := [name for name in names if name not in pks]:
        raise CannotCompare(_("There is no card called “%(name)s” here.") % {"name": missing[0]})
    if refused := [name for name in names if pks[name] not in by_pk]:
        raise CannotCompare(_("The card “%(name)s” cannot be compared with others.") % {"name": refused[0]})
    return {name: by_pk[pks[name]] for name in names}
