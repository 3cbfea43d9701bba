"""What a guide asks to bring, and from whom."""

import pytest

from content.claims.models import ForWhom
from content.guides.papers import grouped, paper_columns, paper_keys, papers_of, readers_of_papers
from content.proof.reading import read_claims
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    return make.make_guide()


def read(guide, language="en"):
    claims = read_claims([guide.pk], language, columns=paper_columns(language))
    return papers_of(claims, language, readers_of_papers(paper_keys(claims), language))


class TestPapers:
    def test_say_the_document_its_chinese_name_and_its_form(self, guide):
        make.make_requirement(guide, make.make_document(**make.both("name", "Passport", "Pasaporte")), form="copy")

        [paper] = read(guide, "es")

        assert (paper.name, paper.name_zh, paper.form) == ("Pasaporte", "护照", "copy")

    def test_say_when_a_document_is_only_sometimes_asked_for(self, guide):
        make.make_requirement(guide, make.make_document(), needed="sometimes")

        [paper] = read(guide)

        assert paper.detail == "original, sometimes asked for"

    def test_take_the_readers_of_the_document(self, guide):
        passport = make.make_document(for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        make.make_requirement(guide, passport)

        [paper] = read(guide)

        assert paper.readers == ("Foreign workers",)

    def test_take_the_readers_of_the_claim_before_those_of_the_document(self, guide):
        passport = make.make_document(for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        claim = make.make_requirement(guide, passport, for_whom=ForWhom.NAMED)
        claim.audiences.add(make.make_audience("child", **make.both("name", "Children")))

        [paper] = read(guide)

        assert paper.readers == ("Children",)

    def test_say_who_has_a_document_where_it_is_not_established_who_brings_it(self, guide):
        passport = make.make_document(for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        make.make_requirement(guide, passport, for_whom=ForWhom.NOT_ESTABLISHED)

        [paper] = read(guide)

        assert (paper.for_whom, paper.readers) == (ForWhom.NOT_ESTABLISHED, ())
        assert paper.detail == "original, a document of: Foreign workers"

    def test_leave_out_what_is_held_back(self, guide):
        make.make_requirement(guide, make.make_document(), hold="Nobody asks for it")

        assert read(guide) == []

    def test_keep_no_note_that_only_repeats_the_name(self, guide):
        document = make.make_document(**make.both("name", "Worker's letter"))
        make.make_requirement(guide, document, **make.both("text", "Worker's letter"))

        [paper] = read(guide)

        assert paper.note == ""

    def test_keep_what_the_claim_says_beyond_the_name(self, guide):
        make.make_requirement(guide, make.make_document(), **make.both("text", "The one the card was issued on."))

        [paper] = read(guide)

        assert "issued on" in paper.note


class TestGroups:
    def test_put_everyones_first_then_the_named_then_the_doubtful(self, guide):
        doubtful = make.make_document("letter", for_whom=ForWhom.NOT_ESTABLISHED)
        passport = make.make_document("passport", for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        for document in (doubtful, passport, make.make_document("card")):
            make.make_requirement(guide, document)

        groups = grouped(read(guide))

        assert [[paper.key for paper in group.papers] for group in groups] == [["card"], ["passport"], ["letter"]]
        assert groups[2].is_not_established

    def test_hold_together_what_the_same_readers_bring(self, guide):
        for document in (make.make_document("card"), make.make_document("telephone")):
            make.make_requirement(guide, document)

        [group] = grouped(read(guide))

        assert len(group.papers) == 2
