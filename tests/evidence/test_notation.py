"""The notation in which editors write proof."""

from datetime import date

import pytest

from content.evidence.editing.notation import LawLine, ProofRefused, SourceLine, format_proof, parse_proof

WHOLE = """\
source m47
source xh2024
law social-insurance-agency-regulations/7@2023-12-01 paragraph 1 implies part until 2026-12-31 judged 2026-11-22 by Ana
  en: Defines the card as "a credential": physical and electronic.
  es: Define la tarjeta como credencial.
law social-insurance-law/64 background"""


class TestParseProof:
    def test_reads_sources_and_law_with_all_its_parts(self):
        first, _second, law, plain = parse_proof(WHOLE)

        assert first == SourceLine("m47", 1)
        assert law == LawLine(
            provision="social-insurance-agency-regulations/7",
            version="2023-12-01",
            paragraph=1,
            grade="implies",
            covers="part",
            applies_until=date(2026, 12, 31),
            judged_on=date(2026, 11, 22),
            judged_by="Ana",
            why_en='Defines the card as "a credential": physical and electronic.',
            why_es="Define la tarjeta como credencial.",
            line=3,
        )
        assert (plain.provision, plain.version, plain.grade) == ("social-insurance-law/64", "", "background")

    def test_is_the_inverse_of_format_proof(self):
        assert format_proof(parse_proof(WHOLE)) == WHOLE

    def test_passes_over_empty_lines(self):
        assert parse_proof("\n\nsource m47\n\n") == [SourceLine("m47", 3)]

    def test_reads_nothing_from_nothing(self):
        assert parse_proof("") == []

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ("source m47\nsorce m48", 2, "Begin with"),
            ("source", 1, "Begin with"),
            ("source two words", 1, "Begin with"),
            ("law social-insurance-law/28", 1, "a grade"),
            ("law social-insurance-law/28 proves", 1, "“proves” is no grade"),
            ("law social-insurance-law/28 implies from yesterday", 1, "“yesterday” is no day"),
            ("law social-insurance-law/28 implies from 2026-02-30", 1, "“2026-02-30” is no day"),
            ("  en: a reason of nothing", 1, "An indented line"),
            ("source m47\n  en: a reason of a source", 2, "An indented line"),
            ("law a/1 implies\n  fr: une raison", 2, "An indented line"),
            ("source m47\nsource m47", 2, "stands here already"),
        ],
    )
    def test_refuses_a_line_it_cannot_read_and_says_which(self, text, line, words):
        with pytest.raises(ProofRefused) as refusal:
            parse_proof(text)

        [(number, message)] = refusal.value.problems
        assert number == line
        assert words in message

    def test_names_every_bad_line_at_once(self):
        with pytest.raises(ProofRefused) as refusal:
            parse_proof("nonsense\nsource m47\nlaw x\n")

        assert [number for number, _message in refusal.value.problems] == [1, 3]
        assert "Line 3" in str(refusal.value)
