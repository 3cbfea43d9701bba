"""For whom and where a page is read: what counts, what steps aside, what is not known."""

import pytest

from content.evidence.reading.claims import place_of, read_claims
from content.evidence.reading.scope import choosing
from content.reader import AudienceFacts, Reader
from tests import factories as make

pytestmark = pytest.mark.django_db

WORKER = Reader("en", audience=AudienceFacts("foreign-worker", "Foreign workers"))
CHENGDU = Reader("en", place=place_of("chengdu", "Chengdu", "sichuan", "nationwide"))


@pytest.fixture
def guide():
    return make.make_guide()


@pytest.fixture
def sichuan():
    return make.make_region("sichuan")


def read(guide, reader):
    return read_claims([guide.pk], reader)


def named(claim, key="foreign-worker", name="Foreign workers"):
    claim.for_whom = "named"
    claim.save()
    claim.audiences.add(make.make_audience(key, **make.both("name", name)))
    return claim


class TestReader:
    def test_keeps_what_names_the_reader_and_what_is_for_everyone(self, guide):
        named(make.make_claim(guide, "fail-1"))
        make.make_claim(guide, "fail-2")

        assert [claim.aside for claim in read(guide, WORKER)] == ["", ""]

    def test_folds_away_what_is_for_others_and_says_for_whom(self, guide):
        named(make.make_step(guide), "citizen", "Chinese citizen")

        [step] = read(guide, WORKER)

        assert step.aside == "For others: Chinese citizen"

    def test_says_once_a_page_that_sources_do_not_name_the_reader(self, guide):
        make.make_step(guide, for_whom="not-established")
        claims = read(guide, WORKER)

        [step] = claims

        assert (step.aside, step.unknown_for) == ("", "")
        assert choosing(claims, WORKER, "/p/").is_open

    def test_folds_nothing_away_where_nothing_is_chosen(self, guide):
        named(make.make_step(guide), "citizen", "Chinese citizen")

        assert [claim.aside for claim in read_claims([guide.pk], Reader("en"))] == [""]


class TestPlace:
    def test_takes_what_holds_in_the_province_for_its_cities(self, guide, sichuan):
        make.make_claim(guide, "caveat-1", region=sichuan)

        assert [claim.aside for claim in read(guide, CHENGDU)] == [""]

    def test_puts_what_is_local_first_among_its_like(self, guide, sichuan):
        make.make_claim(guide, "caveat-1", position=1)
        make.make_claim(guide, "caveat-2", position=2, is_local=True).places.add(sichuan)

        assert [claim.slot for claim in read(guide, CHENGDU)] == ["caveat-2", "caveat-1"]

    def test_never_changes_the_order_of_steps(self, guide, sichuan):
        make.make_step(guide, 1)
        make.make_step(guide, 2, is_local=True).places.add(sichuan)

        assert [claim.slot for claim in read(guide, CHENGDU)] == ["step-1", "step-2"]

    def test_folds_away_what_holds_elsewhere(self, guide):
        make.make_claim(guide, "cost", region=make.make_region("beijing"))

        [cost] = read(guide, CHENGDU)

        assert cost.aside == "Elsewhere: Beijing"

    def test_keeps_a_step_that_was_seen_elsewhere_and_says_that_it_is_not_known_here(self, guide, sichuan):
        make.make_step(guide, is_local=True).places.add(make.make_region("beijing"))
        make.make_claim(guide, "caveat-1", region=sichuan)

        step = read(guide, CHENGDU).slot("step-1")

        assert (step.aside, step.unknown_for) == ("", "Chengdu")

    def test_leaves_it_to_the_page_to_say_that_nothing_is_known_here(self, guide):
        make.make_step(guide, is_local=True).places.add(make.make_region("beijing"))
        claims = read(guide, CHENGDU)

        [step] = claims

        assert (step.aside, step.unknown_for) == ("", "")
        assert choosing(claims, CHENGDU, "/p/").no_place == "Chengdu"

    def test_never_says_not_known_of_what_no_source_ties_to_a_place(self, guide, sichuan):
        make.make_claim(guide, "cost", is_local=True)
        make.make_claim(guide, "caveat-1", region=sichuan)

        cost = read(guide, CHENGDU).slot("cost")

        assert (cost.aside, cost.unknown_for) == ("", "")


class TestChoosing:
    def test_offers_only_readers_and_places_that_the_page_names(self, guide, sichuan):
        named(make.make_step(guide))
        make.make_audience("student")
        make.make_claim(guide, "caveat-1", is_local=True).places.add(sichuan)
        make.make_region("beijing")

        offer = choosing(read_claims([guide.pk], Reader("en")), Reader("en"), "/p/")

        assert [choice.label for choice in offer.readers] == ["Everyone", "Foreign workers"]
        assert [(choice.label, choice.url) for choice in offer.places] == [
            ("All of China", "/p/"),
            ("Sichuan", "/p/?in=sichuan"),
        ]

    def test_offers_nothing_where_the_page_names_nobody_and_no_place(self, guide):
        make.make_step(guide)

        assert not choosing(read_claims([guide.pk], Reader("en")), Reader("en"), "/p/")

    def test_keeps_the_other_choice_and_the_other_parameters(self, guide, sichuan):
        named(make.make_step(guide))
        make.make_claim(guide, "caveat-1", is_local=True).places.add(sichuan)

        offer = choosing(read_claims([guide.pk], Reader("en")), WORKER, "/p/", {"only": "differences"})

        assert [choice.url for choice in offer.places] == [
            "/p/?only=differences&for=foreign-worker",
            "/p/?only=differences&for=foreign-worker&in=sichuan",
        ]
        assert offer.readers[0].url == "/p/?only=differences"

    def test_says_when_nothing_local_is_recorded_and_offers_the_way_back(self, guide):
        make.make_step(guide)

        offer = choosing(read(guide, CHENGDU), CHENGDU, "/p/")

        assert offer.no_place == "Chengdu"
        assert [choice.url for choice in offer.places] == ["/p/", "/p/?in=chengdu"]

    def test_says_when_no_statement_names_the_reader(self, guide):
        make.make_step(guide)

        assert choosing(read(guide, WORKER), WORKER, "/p/").no_reader == "Foreign workers"
