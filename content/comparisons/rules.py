"""What the gate asks of a comparison: two to four cards that can be compared, and the address they give it."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from content.cards.models import Card
from content.comparisons.addresses import FEWEST, MOST, comparison_slug
from content.publishing.gate import Candidate, Flaw


def comparisons_are_of_cards(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """One query however many comparisons."""
    wanted = {key for candidate in candidates for key in candidate.document.get("cards", ())}
    cards = {card.key: card for card in Card.objects.filter(key__in=wanted)} if wanted else {}
    for candidate in candidates:
        yield from _flaws(candidate, [cards[key] for key in candidate.document.get("cards", ()) if key in cards])


def _flaws(candidate: Candidate, cards: Sequence[Card]) -> Iterable[Flaw]:
    reference = candidate.reference
    if not FEWEST <= len(cards) <= MOST:
        yield Flaw(reference, ("cards",), _("cards: a comparison has two to four cards."))
    for card in cards:
        if not card.is_comparable:
            yield Flaw(reference, ("cards",), _("cards: “%(card)s” cannot be compared.") % {"card": card})
    for language in candidate.languages:
        slug = comparison_slug({card.key: getattr(card, f"slug_{language}") or "" for card in cards})
        if (candidate.document.get("slug") or {}).get(language) != slug:
            message = _("address: it follows from its cards and must be “%(slug)s” in %(language)s.")
            words = message % {"slug": slug, "language": language}
            yield Flaw(reference, ("slug", language), words, language=language)
