"""The lock on terms."""

import pytest
from django.core.exceptions import ValidationError

from content.glossary.banned_wording import banned_wording_problems, find_banned
from content.glossary.models import BannedRendering
from tests.factories import both, make_term

pytestmark = pytest.mark.django_db


@pytest.fixture
def designated():
    return make_term("designated", zh="定点", **both("rendering", "designated", "designado"))


def ban(term, text, language="en", **fields):
    fields = {"is_refused": True, **both("reason", "It says who may settle.", "Dice quién puede liquidar."), **fields}
    return BannedRendering.objects.create(term=term, language=language, text=text, **fields)


class TestFindBanned:
    def test_offers_the_rendering_of_the_term_and_says_why(self, designated):
        ban(designated, "fixed-point hospital")

        [hit] = find_banned("Go to a fixed-point hospital.", "en")

        assert (hit.term, hit.text, hit.offered) == ("designated", "fixed-point hospital", "designated")
        assert hit.reason == "It says who may settle."

    @pytest.mark.parametrize(
        "text", ["Fixed-point hospitals", "a fixed point hospital", "fixed\u00a0point hospital", "FIXED-POINT HOSPITAL"]
    )
    def test_knows_plurals_capitals_and_any_space(self, designated, text):
        ban(designated, "fixed-point hospital")

        assert find_banned(text, "en")

    @pytest.mark.parametrize("text", ["accidentes laborales", "tarjetas médicas", "una tarjeta médica"])
    def test_knows_spanish_gender_and_number(self, designated, text):
        ban(designated, "accidente laboral", "es")
        ban(designated, "tarjeta médica", "es")

        assert find_banned(text, "es")

    def test_finds_a_pattern_only_in_the_context_that_makes_it_wrong(self, designated):
        ban(designated, "located", pattern=r"\blocated (?:hospital|pharmac)")

        assert find_banned("a located pharmacy", "en")
        assert not find_banned("a pharmacy located in Beijing", "en")

    def test_leaves_words_inside_other_words_alone(self, designated):
        ban(designated, "unhook")

        assert not find_banned("unhooked from it", "en")

    def test_leaves_the_other_language_and_what_is_not_locked_alone(self, designated):
        ban(designated, "vale", "es")
        ban(designated, "credit", is_refused=False)

        assert not find_banned("vale; credit", "en")

    @pytest.mark.parametrize("text", ["[the rule](term:social-function)", "[[term:social-function]]"])
    def test_does_not_read_the_names_of_pages(self, designated, text):
        ban(designated, "social function")

        assert not find_banned(text, "en")


class TestLockProblems:
    def test_says_by_field_what_to_write_instead(self, designated):
        ban(designated, "ubicado", "es")

        problems = banned_wording_problems({"es": {"title": "Hospitales", "text": "Hospitales ubicados"}})

        assert list(problems) == ["text"]
        assert "“ubicados”" in problems["text"][0]
        assert "“designado”" in problems["text"][0]


def test_a_pattern_that_is_no_regular_expression_is_refused(designated):
    row = ban(designated, "located", pattern="located (hospital")

    with pytest.raises(ValidationError, match="no regular expression"):
        row.clean_fields(exclude=["term"])
