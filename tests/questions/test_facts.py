"""How local statements and their dates are put into words."""

from dataclasses import replace

import pytest
from django.utils import translation
from django.utils.safestring import SafeString

from content.evidence.reading.facts import ClaimFacts
from content.questions.facts import Point, dated, points_of

NATIONAL = ClaimFacts(
    id="question/what-is-the-card#point-1",
    page_id=1,
    slot="point-1",
    anchor="point-1",
    heading=SafeString(),
    text=SafeString("It is a credential."),
    inline=SafeString("It is a credential."),
    recorded_verified=True,
    recorded_basis="not-examined",
    for_whom="everyone",
    is_local=False,
    as_of="",
    region="",
    checked_on=None,
    check_method="",
)
LOCAL = replace(NATIONAL, is_local=True, places=("Guangzhou", "Shanghai"), as_of="2021-12-24")


class TestPoint:
    def test_says_where_and_when_a_local_statement_holds(self):
        assert Point(LOCAL).where == "Guangzhou, Shanghai"
        assert Point(LOCAL).as_of == "24 December 2021"

    def test_says_nothing_of_places_where_a_statement_is_national(self):
        assert not Point(NATIONAL).is_local
        assert Point(NATIONAL).where == ""

    def test_takes_a_statement_of_one_region_for_local(self):
        assert Point(replace(NATIONAL, region="Beijing")).where == "Beijing"

    def test_never_looks_national_where_the_place_is_not_named(self):
        assert Point(replace(LOCAL, places=())).where == "One place or a few; not everywhere"

    def test_leaves_the_answer_to_its_own_place(self):
        assert [point.claim for point in points_of([replace(NATIONAL, slot="answer"), LOCAL])] == [LOCAL]


class TestDated:
    @pytest.mark.parametrize(
        ("written", "english", "spanish"),
        [
            ("2021-12-24", "24 December 2021", "24 de diciembre de 2021"),
            ("2025-07", "July 2025", "julio de 2025"),
            ("2021-12-24 / 2025", "24 December 2021 / 2025", "24 de diciembre de 2021 / 2025"),
            ("2025-13-40", "2025-13-40", "2025-13-40"),
            ("", "", ""),
        ],
    )
    def test_writes_days_and_months_as_readers_do(self, written, english, spanish):
        with translation.override("en"):
            assert dated(written) == english
        with translation.override("es"):
            assert dated(written).lower() == spanish
