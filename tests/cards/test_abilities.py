"""What a card does, at one look."""

from datetime import date

import pytest

from content.cards.abilities import read_abilities
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def card():
    return make.make_card()


def abilities(card, language="en"):
    return [(some.value, some.features) for some in read_abilities(card.pk, Reader(language))]


class TestAbilities:
    def test_are_the_features_sorted_by_their_answers_each_in_its_order(self, card):
        for position, (key, value) in enumerate({"bank": "no", "pension": "yes", "pharmacy": "yes"}.items()):
            make.make_value(card, make.make_feature(key, position=-position + 9), value)

        assert abilities(card, "es") == [("yes", ("Pharmacy (es)", "Pension (es)")), ("no", ("Bank (es)",))]

    def test_are_not_established_where_nobody_confirms_them(self, card):
        make.make_value(card, make.make_feature(), "yes", verified=False)

        assert abilities(card) == [("unknown", ("Pension",))]

    def test_leave_out_what_is_told_in_words_and_what_does_not_apply(self, card):
        make.make_value(card, make.make_feature("issuer", kind="text"), "text")
        make.make_value(card, make.make_feature("expires"), "na")

        assert abilities(card) == []

    def test_leave_out_what_is_held_back_local_or_to_come(self, card):
        make.make_value(card, make.make_feature("held"), "yes", hold="Doubtful.")
        make.make_value(card, make.make_feature("local"), "yes", region=make.make_region())
        make.make_value(card, make.make_feature("coming"), "yes", valid_from=date(2120, 1, 1))

        assert abilities(card) == []

    def test_do_not_know_what_is_now_where_a_rule_has_ended(self, card):
        ended, followed = make.make_feature("ended"), make.make_feature("followed")
        for feature in (ended, followed):
            make.make_value(card, feature, "yes", valid_until=date(2020, 1, 1))
        make.make_value(card, followed, "no", valid_from=date(2020, 1, 2))

        assert abilities(card) == [("no", ("Followed",)), ("unknown", ("Ended",))]
