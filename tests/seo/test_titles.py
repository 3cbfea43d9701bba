"""Titles and descriptions that search engines show whole."""

import pytest

from content.seo.titles import LONGEST_DESCRIPTION, LONGEST_TITLE, description, document_title, fits


class TestTitle:
    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("My card is lost", "My card is lost – China – CardFAQ"),
            ("Leaving China for good", "Leaving China for good – CardFAQ"),
            ("Tarjeta del sistema chino", "Tarjeta del sistema chino – CardFAQ"),
            ("What the machine at the bank says", "What the machine at the bank says – China – CardFAQ"),
            ("x" * 45, f"{'x' * 45} – China"),
            (f"China {'x' * 52}", f"China {'x' * 52}"),
            ("Machine made", "Machine made – China – CardFAQ"),
        ],
    )
    def test_names_the_country_and_the_site_where_there_is_room(self, title, expected):
        assert document_title(title) == expected
        assert len(expected) <= LONGEST_TITLE

    def test_is_what_an_editor_wrote_for_search_results(self):
        assert document_title("A very long question " * 5, "Lost card") == "Lost card – China – CardFAQ"

    def test_is_told_when_it_does_not_fit(self):
        assert not fits("x" * 53)
        assert fits("x" * 53, "Lost card")
        assert fits("x" * 52)


class TestDescription:
    def test_is_the_whole_sentences_that_fit(self):
        first, second = "Yes, it works there.", "Bring the card and your passport to the counter. " * 3

        assert description(f"{first} {second}") == f"{first} {second.split('. ')[0]}. {second.split('. ')[1]}."

    def test_of_one_long_sentence_is_its_first_words_and_says_that_more_follow(self):
        said = description("Bring the card, your passport and the letter of the employer, " * 4)

        assert said.endswith("…")
        assert not said.endswith((",…", " …"))
        assert len(said) <= LONGEST_DESCRIPTION

    def test_says_more_than_no(self):
        assert description("No. " + "The card lasts for as long as you are insured there, " * 4).startswith(
            "No. The card"
        )

    def test_that_fits_stays_as_it_is(self):
        assert description("¿Vale? Sí, en todo el país.") == "¿Vale? Sí, en todo el país."

    def test_does_not_end_at_an_abbreviation(self):
        words = (
            "Ley de Seguro Social, art. 7: los trabajadores cotizan. "
            + "Más adelante se explica con todo detalle. " * 4
        )

        assert description(words).startswith("Ley de Seguro Social, art. 7: los trabajadores cotizan. Más")

    def test_never_ends_within_a_word(self):
        words = "palabra " * 40

        assert set(description(words).rstrip("…").split()) == {"palabra"}
