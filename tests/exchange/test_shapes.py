"""Shapes inside files and inside their texts: refused with file, line and what to write."""

import pytest

pytestmark = pytest.mark.django_db

CARD = "cards/social-security-card.yaml"


class TestChecks:
    @pytest.mark.parametrize(
        ("check", "words"),
        [
            ("2026-02-30 stored-copy", "“2026-02-30” is no day. Write it as 2027-01-01."),
            ("22.11.2026 stored-copy", "“22.11.2026” is no day"),
            ("05/11/2025 stored-copy", "“05/11/2025” is no day"),
            ("20261122 stored-copy", "“20261122” is no day"),
            ("2026-W01-1 stored-copy", "“2026-W01-1” is no day"),
            ("２０２６-11-22 stored-copy", "is no day"),
            ("2026-11-22", "Write the day, how, and the source"),
            ("'   '", "Write the day, how, and the source"),
            ("2026-11-22 stored-copy m47 m47", "Write the day, how, and the source"),
            ("2026-11-22 looked", "“looked” is no way to check. Choose one of: live, stored-copy, telephone, counter."),
            ("2026-11-22 stored-copy m74", "There is no source called “m74”. Did you mean “m47”?"),
        ],
    )
    def test_are_refused_with_what_to_write(self, files, check, words):
        files.change("[2026-11-22 stored-copy]", f"\n  - 2026-11-21 live\n  - {check}")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:14: ")
        assert words in problem


class TestDays:
    @pytest.mark.parametrize(
        "day", ["2026-02-30", "20270101", "0", "1700000000", "2027-01-01T00:00", "1/2/2027", "soon"]
    )
    def test_are_written_in_one_form(self, files, day):
        files.change("  proof:", f"  valid_from: {day}\n  proof:")

        assert files.refused() == [f"{CARD}:11: claims.0.valid_from: “{day}” is no day. Write it as 2027-01-01."]


class TestNothing:
    @pytest.mark.parametrize("word", ["~", "null", "Null", "NULL"])
    def test_is_no_word_for_readers(self, files, word):
        files.change("state: current", f"state: current\npinyin: {word}")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:8: “{word}” stands for nothing.")

    def test_is_refused_deep_inside_too(self, files):
        files.change("es: Todos.", "es: ~")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:10: ")

    def test_is_a_word_between_quotation_marks(self, files):
        files.change("en: Everyone.", "en: '~'")

        files.bring()

    def test_left_empty_is_empty(self, files):
        files.change("state: current", "state: current\npinyin:")

        files.bring()


class TestFields:
    @pytest.mark.parametrize(
        ("old", "new", "line", "words"),
        [
            ("state: current", "", 1, "state: this field is needed and is not there."),
            ("state: current", "state: current\nstatues: draft", 8, "statues: there is no field of this name here."),
            ("{en: A card., es: Una tarjeta.}", "A card.", 5, "short_answer: write fields here"),
            ("en: A card.", "en: [A card]", 5, "short_answer.en: write words here"),
            ("state: current", "state: current\nabout: card:a", 8, "about: write a list"),
            ("state: current", "state: current\nposition: first", 8, "position: write a whole number."),
            ("state: current", "state: current\nis_comparable: maybe", 8, "is_comparable: write true or false."),
            ("proof: source m47", "proof: [source m47]", 11, "claims.0.proof: write words here"),
        ],
    )
    def test_say_what_to_write(self, files, old, new, line, words):
        files.change(old, new)

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:{line}: {words}")


class TestSigns:
    @pytest.mark.parametrize(
        "sign", ["\\0", "\\x08", "\\x1b", "\\x7f", "\\x85", "\\uFFFE", "\\uD800", "\\u202E", "\\u2066", "\\uFEFF"]
    )
    def test_that_nobody_sees_are_refused(self, files, sign):
        files.change("en: Everyone.", f'en: "Every{sign}one."')

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:10: ")

    @pytest.mark.parametrize("sign", ["\x08", "\x7f", "\u202e", "\ufffe", "\x0b"])
    def test_that_nobody_sees_are_refused_as_they_are_too(self, files, sign):
        files.change("en: Everyone.", f"en: Every{sign}one.")

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:")
