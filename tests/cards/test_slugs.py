"""What may not stand in a card's address."""

import pytest
from django.core.exceptions import ValidationError

from tests import factories as make

pytestmark = pytest.mark.django_db


class TestSlug:
    @pytest.mark.parametrize("slug", ["card-vs-code", "vs-card", "card-vs", "vs"])
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_holding_the_word_that_separates_compared_cards_is_refused(self, slug, language):
        card = make.make_card()
        setattr(card, f"slug_{language}", slug)

        with pytest.raises(ValidationError) as refusal:
            card.clean_fields()

        assert list(refusal.value.message_dict) == [f"slug_{language}"]

    def test_holding_the_letters_within_another_word_is_allowed(self):
        make.make_card(slug_en="canvas-card", slug_es="tarjeta-vsx").clean_fields()

    def test_is_refused_together_with_what_else_is_wrong(self):
        card = make.make_card()
        card.slug_en, card.state = "a-vs-b", "lost"

        with pytest.raises(ValidationError) as refusal:
            card.clean_fields()

        assert set(refusal.value.message_dict) == {"slug_en", "state"}
