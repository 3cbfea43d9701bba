"""What counts as a difference."""

import pytest
from django.utils.safestring import mark_safe

from content.cards.facts import CellFacts, FeatureFacts
from content.cards.listing import CardLink
from content.comparisons.matrix import build_matrix
from content.evidence.reading.facts import ClaimFacts

PENSION = FeatureFacts("pension", "Pension matters", "flag", 1, "social", "Social insurance", 2)
CONCEPT = FeatureFacts("concept", "What it is", "text", 1, "basics", "What it is", 1)


def card(key, pk):
    return CardLink(
        pk=pk,
        key=key,
        title=key,
        short_name=key,
        name_zh="社会保障卡",
        short_zh="社保卡",
        slugs={"en": key, "es": key},
        short_answer="",
        state="current",
        is_comparable=True,
        url=f"/en/cards/{key}/",
    )


PHYSICAL, ELECTRONIC, CODE = card("physical", 1), card("electronic", 2), card("code", 3)


def cell(value, words="At the counter.", feature=PENSION, region=""):
    claim = ClaimFacts(
        id=f"{feature.key}-{value}-{region}",
        page_id=1,
        slot=feature.key,
        anchor=feature.key,
        heading=mark_safe(""),
        text=mark_safe(f"<p>{words}</p>"),
        inline=mark_safe(words),
        recorded_verified=True,
        recorded_basis="not-examined",
        for_whom="everyone",
        is_local=False,
        as_of="",
        region=region,
        checked_on=None,
        check_method="",
    )
    return CellFacts(feature, value, claim)


def row_of(*cells):
    """The one row of as many cards as there are cells; None is a card without a value."""
    cards = (PHYSICAL, ELECTRONIC, CODE)[: len(cells)]
    matrix = build_matrix(cards, {c.pk: [some] if some else [] for c, some in zip(cards, cells, strict=True)})
    [row] = matrix.rows
    return row


def row_that_matters(*cells):
    matrix = build_matrix((PHYSICAL, ELECTRONIC), {1: [cells[0]], 2: [cells[1]]}, matters=[cells[0].feature.key])
    [row] = matrix.rows
    return row


class TestRow:
    def test_differs_when_two_established_values_disagree(self):
        assert row_of(cell("yes"), cell("no")).differs

    @pytest.mark.parametrize("silent", ["unknown", "na"])
    def test_does_not_differ_from_what_is_unknown_or_does_not_apply(self, silent):
        row = row_of(cell("yes"), cell(silent))

        assert not row.differs
        assert not row.is_same

    def test_does_not_differ_from_a_card_nobody_asked_about(self):
        row = row_of(cell("no"), None)

        assert not row.differs
        assert not row.cells[1].is_established
        assert row.cells[1].claim is None

    def test_differs_beside_a_third_card_that_is_not_established(self):
        row = row_of(cell("yes"), cell("unknown"), cell("varies"))

        assert row.differs
        assert row.not_established == 1

    def test_is_the_same_when_value_and_words_agree(self):
        row = row_of(cell("yes"), cell("yes"))

        assert row.is_same
        assert not row.has_other_conditions
        assert row.mark == "Same"

    def test_has_other_conditions_when_the_same_value_is_said_in_other_words(self):
        row = row_of(cell("yes", "At the counter."), cell("yes", "In the app."))

        assert not row.differs
        assert row.mark == "Same answer, different conditions"

    def test_in_words_differs_only_where_an_editor_says_that_it_matters(self):
        described = cell("text", "Plastic.", CONCEPT), cell("text", "On the telephone.", CONCEPT)

        assert (row_of(*described).differs, row_of(*described).is_same, row_of(*described).mark) == (False, False, "")
        assert row_that_matters(*described).differs
        assert not row_that_matters(described[0], described[0]).differs

    def test_says_that_too_little_is_established(self):
        assert row_of(cell("yes"), cell("unknown")).mark == "Not enough is known to compare"


class TestBuildMatrix:
    def test_puts_first_what_matters_then_answers_last_descriptions(self):
        cells = {1: [cell("yes"), cell("text", "Plastic.", CONCEPT)]}

        assert [group.key for group in build_matrix([PHYSICAL], cells).groups] == ["answered", "described"]
        chosen = build_matrix([PHYSICAL], cells, matters=["concept"])
        assert [(group.key, len(group.rows)) for group in chosen.groups] == [("matters", 1), ("answered", 1)]

    def test_keeps_the_cards_in_their_order(self):
        row = row_of(cell("yes"), cell("no"), cell("partial"))

        assert [c.card.key for c in row.cells] == ["physical", "electronic", "code"]

    def test_counts_only_rows_answered_yes_or_no(self):
        matrix = build_matrix(
            [PHYSICAL, ELECTRONIC],
            {
                1: [cell("yes"), cell("text", "Plastic.", CONCEPT)],
                2: [cell("no"), cell("text", "On the telephone.", CONCEPT)],
            },
        )

        assert (matrix.flags, matrix.differing_flags, matrix.same_flags, matrix.open_flags) == (1, 1, 0, 0)
        assert len(matrix.rows) == 2

    def test_counts_a_row_nobody_can_tell_as_open(self):
        matrix = build_matrix([PHYSICAL, ELECTRONIC], {1: [cell("yes")], 2: [cell("unknown")]})

        assert (matrix.differing_flags, matrix.same_flags, matrix.open_flags) == (0, 0, 1)

    def test_keeps_only_differences_and_drops_groups_without_any(self):
        matrix = build_matrix(
            [PHYSICAL, ELECTRONIC],
            {1: [cell("yes"), cell("text", "Same.", CONCEPT)], 2: [cell("no"), cell("text", "Same.", CONCEPT)]},
        )

        assert [group.key for group in matrix.only_differences().groups] == ["answered"]

    def test_compares_what_holds_in_the_whole_country_and_keeps_what_holds_in_a_place_beside_it(self):
        matrix = build_matrix(
            [PHYSICAL, ELECTRONIC], {1: [cell("no", region="Beijing"), cell("yes")], 2: [cell("yes")]}
        )
        [row] = matrix.rows

        assert not row.differs
        assert row.cells[0].value == "yes"
        assert [local.claim.region for local in row.cells[0].elsewhere] == ["Beijing"]
