"""Laws and wordings as values, as of a day."""

from datetime import date

import pytest

from content.evidence.models import Law, Provision
from content.law.facts import Address, glance, read_levels, read_provisions, read_versions, status_of
from content.reader import Reader
from tests import factories as make

EVE, NEW_YEAR = date(2026, 12, 31), date(2027, 1, 1)

pytestmark = pytest.mark.django_db


@pytest.fixture
def provision():
    return make.make_provision()


class TestReadLevels:
    def test_puts_laws_above_regulations_above_rules(self):
        make.make_law("card-measures", level="normative_document")
        make.make_law("services-regulations", level="administrative_regulation")
        make.make_law()

        assert [level.key for level in read_levels(Reader("en", EVE))] == [
            "law",
            "administrative_regulation",
            "normative_document",
        ]

    @pytest.mark.parametrize("force", Law.Force.values)
    def test_says_every_status_in_words(self, force):
        make.make_law(force=force, in_force_from=None)

        [level] = read_levels(Reader("es", EVE))

        assert level.laws[0].stamp == Law.Force(force).label

    def test_lets_a_law_enter_into_force_on_its_day(self):
        make.make_law(force="not_yet_in_force", in_force_from=NEW_YEAR)

        assert read_levels(Reader("en", EVE))[0].laws[0].stamp_kind == "not_yet_in_force"
        assert read_levels(Reader("en", NEW_YEAR))[0].laws[0].stamp_kind == "in_force"

    def test_leaves_out_drafts(self):
        make.make_law(status="draft")

        assert read_levels(Reader("en", EVE)) == []


class TestReadProvisions:
    def test_leaves_out_what_nobody_has_read(self, provision):
        make.make_version(provision)
        unread = make.make_provision(provision.law, "29")
        make.make_version(unread, verified=False)

        assert [link.key for link in read_provisions(provision.law, Reader("en"))] == [provision.key]

    def test_names_each_once_however_many_versions_it_has(self, provision):
        make.make_version(provision, in_force_until=EVE)
        make.make_version(provision, NEW_YEAR)

        assert len(read_provisions(provision.law, Reader("en"))) == 1


class TestReadVersions:
    def test_puts_what_counts_on_the_day_first(self, provision):
        make.make_version(provision, in_force_until=EVE)
        make.make_version(provision, NEW_YEAR)

        assert [v.key for v in read_versions(provision, Reader("en", EVE))] == ["2011-07-01", "2027-01-01"]
        assert [v.key for v in read_versions(provision, Reader("en", NEW_YEAR))] == ["2027-01-01", "2011-07-01"]

    def test_gives_only_the_first_the_anchors_that_citations_lead_to(self, provision):
        make.make_version(provision, in_force_until=EVE)
        make.make_version(provision, NEW_YEAR)

        today, coming = read_versions(provision, Reader("en", EVE))

        assert today.paragraphs[0].anchor == "paragraph-1"
        assert coming.paragraphs[0].anchor == "version-2027-01-01-paragraph-1"

    def test_shows_what_is_to_come_where_nothing_is_in_force(self, provision):
        make.make_version(provision, NEW_YEAR)
        make.make_version(provision, date(2030, 1, 1))

        first, _later = read_versions(provision, Reader("en", EVE))

        assert (first.key, first.status) == ("2027-01-01", "coming")

    def test_shows_what_ended_last_where_nothing_followed(self, provision):
        make.make_version(provision, in_force_until=date(2018, 12, 28))
        make.make_version(provision, date(2018, 12, 29), in_force_until=date(2020, 1, 1))

        assert [v.key for v in read_versions(provision, Reader("en", EVE))] == ["2018-12-29", "2011-07-01"]

    def test_never_shows_a_wording_that_nobody_has_read(self, provision):
        make.make_version(provision, verified=False)

        assert read_versions(provision, Reader("en", EVE)) == []

    def test_keeps_an_earlier_wording_that_exists_in_chinese_only(self, provision):
        make.make_version(provision, text_en="", text_es="", text_zh="社会保险基金。")

        [version] = read_versions(provision, Reader("es", EVE))

        assert (version.paragraphs[0].zh, version.paragraphs[0].text) == ("社会保险基金。", "")

    @pytest.mark.parametrize(
        ("first", "last", "period"),
        [
            (date(2011, 7, 1), None, "since 1 July 2011"),
            (NEW_YEAR, None, "from 1 January 2027"),
            (date(2011, 7, 1), date(2018, 12, 28), "from 1 July 2011 to 28 December 2018"),
            (None, date(2018, 12, 28), "until 28 December 2018"),
            (None, None, "the day it came into force is not recorded"),
        ],
    )
    def test_says_when_it_counts(self, provision, first, last, period):
        make.make_version(provision, first, in_force_until=last)

        assert read_versions(provision, Reader("en", EVE))[0].period == period


class TestStatusOf:
    def test_is_that_of_the_law_while_the_wording_counts(self, provision):
        provision.law.force = "unclear_probably_superseded"
        make.make_version(provision)

        stamp, label = status_of(provision.law, read_versions(provision, Reader("en", EVE)), EVE)

        assert (stamp, label) == ("unclear_probably_superseded", "Unclear, probably superseded")

    def test_is_to_come_or_over_where_the_wording_is(self, provision):
        make.make_version(provision, NEW_YEAR)
        assert status_of(provision.law, read_versions(provision, Reader("en", EVE)), EVE)[0] == "not_yet_in_force"

        Provision.objects.get(pk=provision.pk).versions.update(in_force_from=None, in_force_until=EVE)
        assert status_of(provision.law, read_versions(provision, Reader("en", NEW_YEAR)), NEW_YEAR)[0] == "ended"


class TestGlance:
    def test_leaves_out_what_is_not_known(self):
        law = make.make_law(promulgated_on=None, in_force_from=None)

        labels = [fact["label"] for fact in glance(law, Reader("en"))]

        assert labels == ["Level", "Issued by"]

    def test_does_not_show_a_way_of_reading_it_does_not_know(self):
        law = make.make_law(verification="seen in a dream")

        assert "seen in a dream" not in str(glance(law, Reader("en")))


class TestAddress:
    def test_is_linked_only_where_an_authority_publishes_it(self):
        assert Address("https://flk.npc.gov.cn/detail?id=1").is_official
        assert not Address("https://gov.cn.example.com/law").is_official
        assert not Address("").is_official
