"""What a guide asks to bring, and from whom."""

import pytest

from content.evidence.models import ForWhom
from content.evidence.reading.claims import read_claims
from content.guides.facts import read_beside
from content.guides.to_bring import document_keys, grouped, listed, to_bring_columns, to_bring_of
from content.reader import AudienceFacts, Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    return make.make_guide()


def read(guide, language="en"):
    claims = read_claims([guide.pk], Reader(language), columns=to_bring_columns(Reader(language)))
    return to_bring_of(claims, Reader(language), read_beside(guide, document_keys(claims), Reader(language)).readers)


class TestPapers:
    def test_say_the_document_its_chinese_name_and_its_form(self, guide):
        make.make_requirement(guide, make.make_document(**make.both("name", "Passport", "Pasaporte")), form="copy")

        [document] = read(guide, "es")

        assert (document.name, document.name_zh, document.form) == ("Pasaporte", "护照", "copy")

    def test_say_when_a_document_is_only_sometimes_asked_for(self, guide):
        make.make_requirement(guide, make.make_document(), needed="sometimes")

        [document] = read(guide)

        assert (document.necessity, document.detail) == ("if asked", "original")

    def test_take_the_readers_of_the_document(self, guide):
        passport = make.make_document(for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        make.make_requirement(guide, passport)

        [document] = read(guide)

        assert [reader.name for reader in document.readers] == ["Foreign workers"]

    def test_take_the_readers_of_the_claim_before_those_of_the_document(self, guide):
        passport = make.make_document(for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        claim = make.make_requirement(guide, passport, for_whom=ForWhom.NAMED)
        claim.audiences.add(make.make_audience("child", **make.both("name", "Children")))

        [document] = read(guide)

        assert [reader.name for reader in document.readers] == ["Children"]

    def test_say_who_has_a_document_where_it_is_not_established_who_brings_it(self, guide):
        passport = make.make_document(for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        make.make_requirement(guide, passport, for_whom=ForWhom.NOT_ESTABLISHED)

        [document] = read(guide)

        assert (document.for_whom, document.readers) == (ForWhom.NOT_ESTABLISHED, ())
        assert document.detail == "original, only for: Foreign workers"

    def test_leave_out_what_is_held_back(self, guide):
        make.make_requirement(guide, make.make_document(), hold="Nobody asks for it")

        assert read(guide) == []

    def test_keep_no_note_that_only_repeats_the_name(self, guide):
        document = make.make_document(**make.both("name", "Worker's letter"))
        make.make_requirement(guide, document, **make.both("text", "Worker's letter"))

        [document] = read(guide)

        assert document.note == ""

    def test_keep_what_the_claim_says_beyond_the_name(self, guide):
        make.make_requirement(guide, make.make_document(), **make.both("text", "The one the card was issued on."))

        [document] = read(guide)

        assert "issued on" in document.note


class TestGroups:
    def test_put_everyones_first_then_the_named_then_the_doubtful(self, guide):
        doubtful = make.make_document("letter", for_whom=ForWhom.NOT_ESTABLISHED)
        passport = make.make_document("passport", for_whom=ForWhom.NAMED)
        passport.audiences.add(make.make_audience())
        for document in (doubtful, passport, make.make_document("card")):
            make.make_requirement(guide, document)

        groups = grouped(read(guide), Reader("en"))

        assert [[document.key for document in group.to_bring] for group in groups] == [
            ["card"],
            ["passport"],
            ["letter"],
        ]
        assert groups[2].is_not_established

    def test_hold_together_what_the_same_readers_bring(self, guide):
        for document in (make.make_document("card"), make.make_document("telephone")):
            make.make_requirement(guide, document)

        [group] = grouped(read(guide), Reader("en"))

        assert len(group.to_bring) == 2


class TestBranches:
    @pytest.fixture
    def readers(self):
        names = {"citizen": "Chinese citizen", "foreign-worker": "Foreign worker"}
        return {key: make.make_audience(key, **make.both("name", name)) for key, name in names.items()}

    @pytest.fixture
    def to_bring(self, guide, readers):
        """An identity card for citizens, a passport for foreign workers, both with one photo."""
        make.make_requirement(guide, make.make_document("photo"))
        cast = (("resident-id", "citizen"), ("passport", "foreign-worker"))
        for position, (key, reader) in enumerate(cast, 1):
            document = make.make_document(key, for_whom=ForWhom.NAMED, proves_identity=True)
            document.audiences.add(readers[reader])
            make.make_requirement(guide, document, position=position)
        return read(guide)

    def test_are_joined_by_or_where_one_paper_stands_in_for_another(self, to_bring):
        assert [(group.names, group.or_else) for group in grouped(to_bring, Reader("en"))] == [
            ("", False),
            ("Chinese citizen", False),
            ("Foreign worker", True),
        ]

    def test_are_none_where_a_paper_is_asked_in_addition(self, guide, readers):
        for key in readers:
            document = make.make_document(key, for_whom=ForWhom.NAMED)
            document.audiences.add(readers[key])
            make.make_requirement(guide, document)

        assert not any(group.or_else for group in grouped(read(guide), Reader("en")))

    def test_leave_only_what_the_chosen_reader_brings(self, to_bring):
        groups = grouped(to_bring, Reader("en", audience=AudienceFacts("foreign-worker", "Foreign worker")))

        assert [(group.names, group.or_else) for group in groups if not group.is_aside] == [
            ("", False),
            ("Foreign worker", False),
        ]


class TestList:
    @pytest.fixture
    def groups(self, guide):
        names = {"citizen": "Chinese citizen", "foreign-worker": "Foreign worker"}
        for position, (key, name) in enumerate(names.items()):
            document = make.make_document(f"paper-{key}", for_whom=ForWhom.NAMED, proves_identity=True)
            document.audiences.add(make.make_audience(key, **make.both("name", name)))
            make.make_requirement(guide, document, position=position)
        return read(guide)

    def test_is_one_that_says_what_is_only_for_some_and_what_stands_for_what(self, groups):
        reader = Reader("en")

        to_bring = listed(grouped(groups, reader), reader)

        assert [(document.detail, document.or_else) for document in to_bring] == [
            ("original, only for: Chinese citizen", False),
            ("original, only for: Foreign worker", True),
        ]

    def test_does_not_tell_the_reader_who_asks_that_it_is_for_them(self, groups):
        reader = Reader("en", audience=AudienceFacts("foreign-worker", "Foreign worker"))

        to_bring = listed([group for group in grouped(groups, reader) if not group.is_aside], reader)

        assert [document.detail for document in to_bring] == ["original"]

    def test_says_of_what_all_its_readers_bring_not_for_whom_it_is(self, guide):
        document = make.make_document(for_whom=ForWhom.NAMED)
        document.audiences.add(make.make_audience())
        make.make_requirement(guide, document)
        reader = Reader("en")

        [document] = listed(grouped(read(guide), reader), reader)

        assert document.detail == "original"
