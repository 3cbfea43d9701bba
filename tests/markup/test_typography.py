import random

import pytest

from content.markup import render, tidy
from tests.markup.cast import Site


def shown(text, language):
    """Show the non-breaking spaces as tildes."""
    return tidy(text, language).replace("\u00a0", "~")


class TestTidy:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("el 98,3 % de", "el 98,3~% de"),
            ("unas 800 000 personas", "unas 800~000 personas"),
            ("1 386 000 000 yuanes", "1~386~000~000 yuanes"),
            ("según el art. 12 y los arts. 13 y 14", "según el art.~12 y los arts.~13 y 14"),
            ("Art. 64.1", "Art.~64.1"),
            ("n.º 3 de 2024", "n.º~3 de 2024"),
            ("art.\n12", "art.~12"),
            ("llame al 12333 800 veces", "llame al 12333 800 veces"),
            ("en 2024 100 personas", "en 2024 100 personas"),
            ("98,3% de", "98,3% de"),
            ("el smart. 3", "el smart. 3"),
            ("", ""),
        ],
    )
    def test_keeps_spanish_together(self, text, expected):
        assert shown(text, "es") == expected

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("art. 12 and Arts. 13", "art.~12 and Arts.~13"),
            ("Order No. 35 and Nos. 3 and 4", "Order No.~35 and Nos.~3 and 4"),
            ("No. Then", "No. Then"),
            ("1 December 2024, 98.3 %", "1 December 2024, 98.3 %"),
        ],
    )
    def test_keeps_english_together(self, text, expected):
        assert shown(text, "en") == expected

    def test_leaves_other_languages_alone(self):
        assert tidy("art. 12", "fr") == "art. 12"

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_changes_only_spaces_and_nothing_the_second_time(self, language):
        dice = random.Random(98)

        for _round in range(1000):
            text = "".join(
                dice.choices(["1", "23", "000", "345", " ", " ", "%", "art.", "n.º", "No.", ",", "a", "\n"], k=12)
            )
            once = tidy(text, language)
            assert tidy(once, language) == once
            assert once.replace("\u00a0", " ") == text.replace("\n", " ") or once.split() == text.split()
            assert len(once) == len(text)


class TestTypographyInProse:
    def test_is_applied_to_words_but_not_to_code_or_addresses(self):
        html = render("El 98,3 % (`98,3 %`) [art. 12](https://example.cn/#art.%2012)", resolve=Site(), language="es")

        assert "El 98,3\u00a0%" in html
        assert '<code translate="no">98,3 %</code>' in html
        assert ">art.\u00a012</a>" in html

    def test_keeps_a_space_that_was_typed_as_an_entity(self):
        assert render("20&nbsp;yuanes", resolve=Site(), language="es") == "<p>20\u00a0yuanes</p>"
