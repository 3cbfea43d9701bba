"""Which statement stands in a slot: the national one, or a local one for whoever chose its place or a place within."""

from dataclasses import replace
from datetime import date

import pytest

from content.evidence.reading.claims import place_of, read_claims
from content.evidence.reading.scope import choosing
from content.reader import AudienceFacts, Reader
from tests import factories as make

pytestmark = pytest.mark.django_db

EVERYWHERE = Reader("en")
SICHUAN = Reader("en", place=place_of("sichuan", "Sichuan", "nationwide"))
CHENGDU = Reader("en", place=place_of("chengdu", "Chengdu", "sichuan", "nationwide"))
BEIJING = Reader("en", place=place_of("beijing", "Beijing", "nationwide"))


@pytest.fixture
def guide():
    return make.make_guide()


@pytest.fixture
def sichuan():
    return make.make_region("sichuan")


@pytest.fixture
def chengdu(sichuan):
    return make.make_region("chengdu", parent=sichuan)


def cost(guide, reader, on=None):
    """Where the statements of the slot hold: the one that stands, and those beside it."""
    claim = read_claims([guide.pk], replace(reader, day=on or reader.day)).slot("cost")
    return claim.region, [other.region for other in claim.beside]


class TestASlot:
    def test_is_taken_by_the_nearest_of_several_places(self, guide, sichuan, chengdu):
        for region in (sichuan, None, chengdu):
            make.make_claim(guide, "cost", region=region)

        assert cost(guide, EVERYWHERE) == ("", ["Chengdu", "Sichuan"])
        assert cost(guide, CHENGDU) == ("Chengdu", ["", "Sichuan"])
        assert cost(guide, SICHUAN) == ("Sichuan", ["", "Chengdu"])
        assert cost(guide, BEIJING) == ("", ["Chengdu", "Sichuan"])

    def test_never_gives_a_place_within_to_the_whole_of_it(self, guide, chengdu):
        make.make_claim(guide, "cost")
        make.make_claim(guide, "cost", region=chengdu)

        assert cost(guide, SICHUAN) == ("", ["Chengdu"])

    def test_of_a_place_alone_stands_for_nobody_else(self, guide, sichuan):
        make.make_claim(guide, "cost", region=sichuan)

        everywhere, here = (read_claims([guide.pk], reader).slot("cost") for reader in (EVERYWHERE, CHENGDU))

        assert (everywhere.is_elsewhere, here.is_elsewhere) == (True, False)

    def test_is_not_taken_by_what_is_for_other_readers(self, guide, sichuan):
        make.make_claim(guide, "cost")
        make.make_claim(guide, "cost", region=sichuan, for_whom="named").audiences.add(make.make_audience("citizen"))
        worker = Reader("en", audience=AudienceFacts("foreign-worker", "Foreign workers"), place=CHENGDU.place)

        assert cost(guide, worker) == ("", ["Sichuan"])

    def test_is_not_taken_by_a_local_rule_that_has_ended(self, guide, sichuan):
        make.make_claim(guide, "cost")
        make.make_claim(guide, "cost", region=sichuan, valid_until=date(2026, 6, 30))

        assert cost(guide, CHENGDU, on=date(2026, 6, 30)) == ("Sichuan", [""])
        assert cost(guide, CHENGDU, on=date(2026, 7, 1)) == ("", ["Sichuan"])

    def test_keeps_its_turn_among_the_others_wherever_a_local_one_is_listed(self, guide, sichuan):
        for number in (1, 2):
            make.make_step(guide, number)
        make.make_step(guide, 2, region=sichuan, position=0)

        for reader in (EVERYWHERE, CHENGDU, BEIJING):
            assert [claim.slot for claim in read_claims([guide.pk], reader)] == ["step-1", "step-2"]

    def test_is_shared_only_by_what_is_of_one_kind(self, guide, sichuan):
        make.make_step(guide)
        make.make_claim(guide, "step-1", region=sichuan, position=2)

        claims = read_claims([guide.pk], CHENGDU, columns=["step__place"])

        assert [(claim.region, len(claim.beside)) for claim in claims] == [("", 0), ("Sichuan", 0)]

    def test_offers_the_places_of_all_its_statements(self, guide, sichuan):
        make.make_claim(guide, "cost")
        make.make_claim(guide, "cost", region=sichuan)

        offer = choosing(read_claims([guide.pk], Reader("en")), EVERYWHERE, "/p/")

        assert [choice.label for choice in offer.places] == ["All of China", "Sichuan"]


class TestARuleThatHasEnded:
    def test_is_said_once_however_often_it_was_replaced(self, guide):
        for year in (2023, 2024, 2025):
            make.make_claim(guide, "cost", valid_from=date(year, 1, 1), valid_until=date(year, 12, 31))

        [claim] = read_claims([guide.pk], Reader("en", date(2026, 1, 1)))

        assert claim.ended_on == date(2025, 12, 31)

    def test_gives_way_to_what_held_before_it_and_still_does(self, guide):
        make.make_claim(guide, "cost", text_en="As ever.")
        make.make_claim(guide, "cost", valid_from=date(2026, 6, 1), valid_until=date(2026, 8, 31))

        [claim] = read_claims([guide.pk], Reader("en", date(2026, 9, 1)))

        assert "As ever." in claim.text

    def test_is_not_replaced_by_what_is_held_back(self, guide):
        make.make_claim(guide, "cost", valid_until=date(2026, 8, 31))
        make.make_claim(guide, "cost", valid_from=date(2026, 9, 1), hold="Nobody confirms it")

        [claim] = read_claims([guide.pk], Reader("en", date(2026, 9, 1)))

        assert "not confirmed" in claim.text

    def test_keeps_what_it_said_in_its_proof(self, guide):
        make.make_claim(guide, "cost", valid_until=date(2026, 8, 31), text_en="Ten yuan.")

        [claim] = read_claims([guide.pk], Reader("en", date(2026, 9, 1)))

        assert "Ten yuan." in claim.former
        assert "Ten yuan." not in claim.text
