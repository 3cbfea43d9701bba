"""Comparisons that together hold every shipped cell: each shows its value and its words, in both languages."""

import re

import html5lib
import pytest
from django.utils import translation

from content.addresses import LANGUAGES
from content.cards.listing import read_cards
from content.cards.models import Card, FeatureValue
from content.comparisons.addresses import MOST, comparison_paths
from content.markup import plain, tidy
from content.reader import Reader

XHTML = "{http://www.w3.org/1999/xhtml}"


def words_of(element):
    """The element's own words, without the Chinese that explains a term in their midst."""

    def read(part):
        if part.get("class") != "gloss":
            yield part.text or ""
            for child in part:
                yield from read(child)
                yield child.tail or ""

    return re.sub(r"\s+", " ", "".join(read(element))).strip()


def cells_on(client, cards, language):
    """What the page of these cards shows: card#feature → the words of that cell."""
    response = client.get(comparison_paths(cards)[language])
    assert response.status_code == 200
    tree = html5lib.parse(response.content.decode(), treebuilder="etree")
    shown = {}
    for row in tree.iter(f"{XHTML}tr"):
        if "comparison__row" in row.get("class", ""):
            for card, cell in zip(cards, row.findall(f"{XHTML}td"), strict=True):
                shown[f"{card.key}#{row.get('id')}"] = words_of(cell)
    return shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_cell_shows_its_value_and_its_words(client, shipped, language):
    cards = sorted(read_cards(Card.objects.filter(is_comparable=True), Reader(language)), key=lambda card: card.key)
    shown = {}
    for start in range(0, len(cards), MOST):
        shown |= cells_on(client, cards[start : start + MOST], language)

    rows = FeatureValue.objects.filter(page__in=[card.pk for card in cards]).values_list(
        "page__key", "feature__key", "value", f"text_{language}"
    )
    cells = {f"{card}#{feature}": (value, words) for card, feature, value, words in rows}
    assert shown.keys() == cells.keys()
    for address, (value, words) in cells.items():
        text = tidy(plain(words), language)
        assert re.sub(r"\s+", " ", text).strip() in shown[address], address
        with translation.override(language):
            label = str(FeatureValue.Value(value).label)
        assert value == "text" or label in shown[address], address
