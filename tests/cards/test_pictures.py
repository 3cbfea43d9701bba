"""Drawings of cards and what they show in words."""

from content.cards.pictures import picture_of, picture_words


class TestPicture:
    def test_stands_where_a_card_has_a_drawing(self):
        assert picture_of("social-security-card") == "img/social-security-card.svg"
        assert picture_of("library-card") == ""

    def test_says_what_it_shows_in_the_language_of_the_page(self):
        assert picture_words("social-security-card", "en") == "Front of a third-generation social security card"
        assert picture_words("social-security-card", "es").startswith("Anverso de una tarjeta")
        assert picture_words("library-card", "en") == ""
