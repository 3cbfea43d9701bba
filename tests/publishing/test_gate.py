"""The gate: one function decides what readers may see, and says where each fault stands."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.checks.content import Content
from content.checks.pages import pages_may_be_published
from content.evidence.models import Check, Claim, ProvisionVersion
from content.publishing.formats import document_of
from content.publishing.gate import candidates, flaws
from content.publishing.models import Page, Status
from content.publishing.workflow import NotPublishable, flaws_of, publish
from tests import factories as make

pytestmark = pytest.mark.django_db

TOMORROW = "2026-12-01"


@pytest.fixture(autouse=True)
def _last_of_november(time_machine):
    time_machine.move_to("2026-11-30T04:00:00Z", tick=False)


def question(**fields):
    question = make.make_question(**fields)
    make.make_claim(question, "answer", legal_basis="not-examined")
    return question


def without_a_claim(page):
    page.claims.all().delete()


def with_claims_held_back(page):
    page.claims.update(hold="Doubtful.")


def confirmed_by_nothing(page):
    Claim.sources.through.objects.all().delete()


def confirmed_by_background(page):
    confirmed_by_nothing(page)
    make.make_citation(page.claims.get(), grade="background")


def confirmed_by_an_unread_law(page):
    confirmed_by_nothing(page)
    make.make_citation(page.claims.get(), make.make_version(verified=False), grade="says-so")
    page.claims.update(legal_basis="cited")


def checked_tomorrow(page):
    Check.objects.create(claim=page.claims.get(), checked_on=TOMORROW, method="live")


def with_words_in_one_language(page):
    page.claims.update(text_es="")


def with_an_explanation_in_one_language(page):
    Page.objects.filter(pk=page.pk).update(body_en="Only here.")


def for_readers_not_named(page):
    page.claims.update(for_whom="named")


def cited_without_a_law(page):
    page.claims.update(legal_basis="cited")


ANSWER = "question/must-i-upgrade#answer"
FAULTS = {
    without_a_claim: ("", ("claims",)),
    with_claims_held_back: ("", ("claims",)),
    confirmed_by_nothing: (ANSWER, ("claims", 0, "verified")),
    confirmed_by_background: (ANSWER, ("claims", 0, "verified")),
    confirmed_by_an_unread_law: (ANSWER, ("claims", 0, "verified")),
    checked_tomorrow: (ANSWER, ("claims", 0, "checks", 0)),
    with_words_in_one_language: (ANSWER, ("claims", 0, "text", "es")),
    with_an_explanation_in_one_language: ("", ("body", "es")),
    for_readers_not_named: (ANSWER, ("claims", 0, "for_whom")),
    cited_without_a_law: (ANSWER, ("claims", 0, "legal_basis")),
}


@pytest.mark.parametrize("commit", FAULTS, ids=lambda fault: fault.__name__)
class TestAFault:
    def test_is_told_with_its_place(self, commit):
        page = question()
        commit(page)
        page.refresh_from_db()

        [flaw] = flaws_of([page])

        assert flaw.page == "question:must-i-upgrade"
        assert (flaw.part, flaw.path) == FAULTS[commit]

    def test_keeps_a_draft_from_its_readers(self, commit):
        page = question(status=Status.DRAFT)
        commit(page)
        page.refresh_from_db()

        with pytest.raises(NotPublishable) as refusal:
            publish(page, by=None)

        assert len(refusal.value.flaws) == len(refusal.value.problems) == 1
        assert Page.objects.get(pk=page.pk).status == Status.DRAFT

    def test_is_found_by_the_check_of_the_content(self, commit):
        page = question()
        commit(page)

        found = {(finding.object, finding.problem) for finding in pages_may_be_published(Content())}

        assert found == {(flaw.part or flaw.page, flaw.message) for flaw in flaws_of([page])}

    def test_is_found_in_a_file_that_is_not_imported_yet(self, commit):
        page = question()
        commit(page)
        page.refresh_from_db()
        document = document_of(page)

        assert flaws(candidates("question", document)) == flaws_of([page])


def test_a_sound_page_passes():
    assert flaws_of([question()]) == []


def test_a_law_that_says_so_confirms_a_statement_without_a_source():
    page = question()
    confirmed_by_nothing(page)
    make.make_citation(page.claims.get(), grade="says-so")
    page.claims.update(legal_basis="cited")

    assert flaws_of([page]) == []


def test_what_is_held_back_is_not_judged():
    page = question()
    make.make_claim(page, "point-1", hold="Doubtful.", legal_basis="cited", text_es="")

    assert flaws_of([page]) == []


def test_what_is_held_back_in_a_language_is_asked_for_in_the_other_alone():
    page = question(offered_in="en", title_es="", slug_es=None, short_answer_es="")
    page.claims.update(text_es="")

    assert flaws_of([page]) == []


class TestProvisions:
    @pytest.fixture
    def provision(self):
        provision = make.make_provision()
        make.make_version(provision)
        return provision

    def test_have_each_wording_in_both_translations(self, provision):
        ProvisionVersion.objects.update(text_es="")

        [flaw] = flaws_of([provision])

        assert flaw.path == ("versions", 0, "text", "es")

    def test_have_the_chinese_that_a_translation_translates(self, provision):
        ProvisionVersion.objects.update(text_zh="")

        [flaw] = flaws_of([provision])

        assert (flaw.part, flaw.field) == ("2011-07-01", "text_zh")

    def test_may_have_a_wording_in_chinese_alone(self, provision):
        ProvisionVersion.objects.update(text_en="", text_es="")

        assert flaws_of([provision]) == []

    def test_ask_when_the_old_wording_ends_where_a_new_one_begins(self, provision):
        newer = make.make_version(provision, "2018-12-29")

        [flaw] = flaws_of([provision])
        ProvisionVersion.objects.exclude(pk=newer.pk).update(in_force_until="2018-12-28")

        assert (flaw.part, flaw.field) == ("2011-07-01", "in_force_until")
        assert "2018-12-29" in flaw.message
        assert flaws_of([provision]) == []

    def test_never_have_two_wordings_on_one_day(self, provision):
        ProvisionVersion.objects.update(in_force_until="2018-12-29")
        make.make_version(provision, "2018-12-29")

        assert [flaw.field for flaw in flaws_of([provision])] == ["in_force_until"]

    def test_are_judged_inside_the_file_of_their_law(self, provision):
        make.make_version(provision, "2018-12-29")

        [flaw] = flaws(candidates("law", document_of(provision.law)))

        assert flaw.page == "provision:social-insurance-law/28"
        assert flaw.path[:3] == ("provisions", 0, "versions")


def test_many_pages_cost_the_queries_of_one():
    def queries(pages):
        with CaptureQueriesContext(connection) as captured:
            assert flaws_of(pages) == []
        return len(captured)

    one = [question()]
    few = queries(one)
    many = [question(key=key) for key in ("how-long", "how-much", "where", "who")]

    assert queries([*one, *many]) == few
