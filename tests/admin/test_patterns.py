"""Patterns that editors write: no pattern holds up a save, and one that could is refused."""

import time

import pytest
from django.core.exceptions import ValidationError

from content.checks.rules import check_content
from content.glossary.banned_wording import find_banned
from content.glossary.models import BannedRendering
from content.glossary.patterns import check_pattern
from tests.admin.typing_editor import change_form
from tests.factories import both, make_guide, make_term

EXPONENTIAL = ["(a+)+$", r"(\w+\s?)+$", "(x+x+)+y", r"(?:é|\w)+\d", r"(-|--)+!", r"(?:ab|a|b)+#"]
POLYNOMIAL = [r"\w*\w*\w*\w*!", r"\w+\s*\w+\s*\w+\s*\w+!"]


@pytest.mark.parametrize("pattern", EXPONENTIAL + POLYNOMIAL)
def test_a_pattern_that_can_take_long_is_refused_at_once(pattern):
    began = time.process_time()

    with pytest.raises(ValidationError, match="can take very long"):
        check_pattern(pattern)

    assert time.process_time() - began < 20


@pytest.mark.parametrize("pattern", ["(", "[a", "*a"])
def test_what_is_no_pattern_is_refused_with_its_fault(pattern):
    with pytest.raises(ValidationError, match="no regular expression"):
        check_pattern(pattern)


@pytest.mark.django_db
class TestASlowPattern:
    @pytest.fixture
    def slow(self):
        """One that came in past the form."""
        return BannedRendering.objects.create(
            term=make_term(), language="en", text="unit", pattern="(a+)+$", is_refused=True, **both("reason", "Wrong.")
        )

    def test_is_refused_in_its_form_and_nothing_typed_is_lost(self, desk, slow):
        refused = change_form(desk, slow).refuse(reason_en="Typed just now.")

        assert "can take very long" in refused.errors_at("pattern")
        assert refused["reason_en"] == "Typed just now."

    def test_costs_no_editor_a_text(self, desk, slow, caplog):
        guide = make_guide()
        began = time.process_time()

        answer = change_form(desk, guide).send(title_en="a" * 60 + "!", body_en="a" * 5_000 + "!", body_es="Sí.")

        assert answer.status_code == 302
        assert time.process_time() - began < 20
        assert "takes too long" in caplog.text

    def test_is_found_by_the_check_of_the_content(self, slow):
        assert [finding.field for finding in check_content() if "can take very long" in finding.problem] == ["pattern"]

    def test_leaves_the_other_patterns_at_work(self, slow):
        BannedRendering.objects.create(
            term=slow.term, language="en", text="b unit", is_refused=True, **both("reason", "Wrong.")
        )

        assert [hit.text for hit in find_banned("a" * 60 + " b units", "en")] == ["b units"]
