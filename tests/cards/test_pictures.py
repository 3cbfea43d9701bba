"""Drawings of cards and what they show in words."""

from content.cards.pictures import picture_of, picture_words, share_picture
from content.reader import Reader


class TestPicture:
    def test_stands_where_a_card_has_a_drawing(self):
        assert picture_of("social-security-card") == "img/social-security-card.svg"
        assert picture_of("library-card") == ""

    def test_says_what_it_shows_in_the_language_of_the_page(self):
        assert picture_words("social-security-card", Reader("en")) == "Front of a third-generation social security card"
        assert picture_words("social-security-card", Reader("es")).startswith("Anverso de una tarjeta")
        assert picture_words("library-card", Reader("en")) == ""


class TestSharePicture:
    def test_shows_the_cards_side_by_side_in_whatever_order_they_are_named(self):
        pair = ["social-security-card", "nrcms-card"]

        shown = share_picture(pair, Reader("en"))

        assert shown == share_picture(reversed(pair), Reader("en"))
        assert shown.url.endswith("/static/img/share/nrcms-card-vs-social-security-card.png")

    def test_says_what_it_shows_in_the_language_of_the_page(self):
        pair = ["nrcms-card", "social-security-card"]

        assert share_picture(pair, Reader("en")).alt == (
            "Booklet of the former rural scheme. Front of a third-generation social security card"
        )
        assert share_picture(pair, Reader("es")).alt.startswith("Libreta del antiguo sistema rural. Anverso")

    def test_is_none_where_nobody_drew_these_cards(self):
        assert share_picture(["library-card"], Reader("en")) is None
        assert share_picture(["nrcms-card", "library-card"], Reader("en")) is None
        assert share_picture([], Reader("en")) is None
