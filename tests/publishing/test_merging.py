"""Two versions of one thing are put together: whatever they are, nothing is lost in silence."""

import random

import pytest

from content.publishing.merging import Difference, merge

TITLE, STEP, COST = "title", ("steps", "step-1"), ("claims", "cost")
WAS = {
    TITLE: {"en": "Lost card", "es": "Tarjeta perdida"},
    STEP: {"text_en": "Go to the bank.", "text_es": "Vaya al banco.", "proof": "source a"},
    COST: {"text_en": "Free.", "text_es": "Gratis.", "proof": ""},
}


def changed(unit, **fields):
    return {**WAS, unit: {**WAS[unit], **fields}}


def without(unit):
    return {name: fields for name, fields in WAS.items() if name != unit}


def test_claims_that_only_one_changed_are_merged():
    merged = merge(WAS, changed(STEP, text_en="Call the bank."), changed(COST, text_en="10 yuan."))

    assert merged.meetings == ()
    assert merged.units[STEP]["text_en"] == "Call the bank."
    assert merged.units[COST]["text_en"] == "10 yuan."
    assert merged.taken == (STEP,)


def test_a_field_that_both_changed_is_open_and_shows_all_three():
    merged = merge(WAS, changed(COST, text_en="5 yuan."), changed(COST, text_en="10 yuan."))

    [meeting] = merged.meetings
    assert meeting.differences == (Difference("text_en", was="Free.", theirs="5 yuan.", mine="10 yuan."),)
    assert meeting.differences[0].is_open
    assert merged.units[COST]["text_en"] == "10 yuan."


def test_a_claim_that_both_changed_in_other_fields_is_put_together_and_shown():
    merged = merge(WAS, changed(COST, proof="source b"), changed(COST, text_en="10 yuan."))

    [meeting] = merged.meetings
    assert [difference.is_open for difference in meeting.differences] == [False, False]
    assert merged.units[COST] == {"text_en": "10 yuan.", "text_es": "Gratis.", "proof": "source b"}


def test_one_text_changed_in_either_language_meets():
    merged = merge(WAS, changed(TITLE, en="My card is lost"), changed(TITLE, es="Perdí la tarjeta"))

    assert [meeting.unit for meeting in merged.meetings] == [TITLE]
    assert merged.units[TITLE] == {"en": "My card is lost", "es": "Perdí la tarjeta"}


def test_the_same_change_twice_is_one_change():
    both = changed(COST, text_en="10 yuan.")

    merged = merge(WAS, both, both)

    assert (merged.units, merged.meetings) == (both, ())


def test_what_they_removed_and_i_left_alone_is_gone_and_what_they_added_is_there():
    added = {**without(COST), "new": {"text_en": "Ask."}}

    merged = merge(WAS, added, WAS)

    assert merged.units == added
    assert merged.meetings == ()


@pytest.mark.parametrize(("theirs_is_gone"), [True, False])
def test_what_one_removed_and_the_other_changed_meets(theirs_is_gone):
    mine = changed(COST, text_en="10 yuan.")
    versions = (without(COST), mine) if theirs_is_gone else (mine, without(COST))

    [meeting] = merge(WAS, *versions).meetings

    assert (meeting.removed_by_them, meeting.removed_by_me) == (theirs_is_gone, not theirs_is_gone)


# Whatever the three versions are

WORDS = ("", "free", "10 yuan", "5 yuan", ["a"], ["a", "b"])


def version(dice, like=None):
    """A small thing at random; most of it `like` another."""
    units = {}
    for unit in range(4):
        fields = dict((like or {}).get(unit, {name: dice.choice(WORDS) for name in "abc"}))
        if dice.random() < 0.3:
            fields[dice.choice("abc")] = dice.choice(WORDS)
        if dice.random() < 0.85:
            units[unit] = fields
    return units


@pytest.fixture(params=range(60))
def three(request):
    dice = random.Random(request.param)
    base = version(dice)
    return base, version(dice, base), version(dice, base)


def test_whoever_changed_nothing_takes_what_the_other_made(three):
    base, theirs, mine = three

    assert merge(base, theirs, base).units == theirs
    assert merge(base, base, mine).units == mine
    assert merge(base, theirs, base).meetings == merge(base, base, mine).meetings == ()


def test_every_change_of_either_is_in_the_result_or_is_shown(three):
    base, theirs, mine = three
    merged = merge(base, theirs, mine)
    shown = {meeting.unit for meeting in merged.meetings}

    for unit in {*base, *theirs, *mine} - shown:
        changes = [side.get(unit) for side in (theirs, mine) if side.get(unit) != base.get(unit)]
        assert all(merged.units.get(unit) == change for change in changes)


def test_a_meeting_names_every_field_that_either_changed(three):
    base, theirs, mine = three

    for meeting in merge(base, theirs, mine).meetings:
        named = {difference.field for difference in meeting.differences}
        for side in (theirs, mine):
            was, now = base.get(meeting.unit, {}), side.get(meeting.unit, {})
            assert {name for name in {*was, *now} if was.get(name) != now.get(name)} <= named


def test_nothing_that_i_typed_is_missing_from_the_result(three):
    base, theirs, mine = three
    merged = merge(base, theirs, mine)

    for unit, fields in mine.items():
        typed = {name: value for name, value in fields.items() if value != base.get(unit, {}).get(name)}
        assert typed.items() <= merged.units.get(unit, {}).items() or not typed


def test_it_is_the_same_meeting_from_either_side(three):
    base, theirs, mine = three

    here, there = merge(base, theirs, mine), merge(base, mine, theirs)

    assert {meeting.unit for meeting in here.meetings} == {meeting.unit for meeting in there.meetings}
    quiet = {*base, *theirs, *mine} - {meeting.unit for meeting in here.meetings}
    assert all(here.units.get(unit) == there.units.get(unit) for unit in quiet)


def test_merging_again_changes_nothing(three):
    base, theirs, mine = three
    once = merge(base, theirs, mine)

    if not once.meetings:
        assert merge(base, theirs, once.units).units == once.units
        assert merge(base, theirs, once.units).meetings == ()
