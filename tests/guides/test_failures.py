"""What may go wrong stands at its step, with what to say then and whom to call."""

import pytest

from content.guides.models import Guide
from content.guides.reading import read_counter, read_guide
from content.publishing.workflow import NotPublishable, publish
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    guide = make.make_guide()
    make.make_claim(guide, "answer", text_en="", text_es="")
    return guide


def html_of(client, guide, language="en", query=""):
    return client.get(f"{guide.path_in(language)}{query}").content.decode()


class TestAFailure:
    def test_stands_at_its_step_with_its_sentences(self, client, guide):
        make.make_step(guide, 1)
        make.make_step(guide, 2)
        make.make_failure(
            guide, at_step="step-1", phrases=[make.make_phrase("face-failed")], text_en="If the face check fails, ask."
        )

        html = html_of(client, guide)

        first, second = html.index('id="step-1"'), html.index('id="step-2"')
        assert first < html.index("If the face check fails, ask.") < second
        assert first < html.index("Please: face-failed.") < second
        assert html.count('id="fail-1"') == 1

    def test_is_found_from_the_part_on_trouble(self, client, guide):
        make.make_step(guide, 1)
        make.make_failure(guide, at_step="step-1")

        assert '<a href="#step-1">En el paso 1</a>' in html_of(client, guide, "es")

    def test_of_no_single_step_stands_in_the_part_on_trouble(self, client, guide):
        make.make_step(guide, 1)
        make.make_failure(guide, text_en="If the card never comes, ask.")

        html = html_of(client, guide)

        assert html.index('id="fail"') < html.index("If the card never comes, ask.")

    def test_is_not_lost_with_a_step_that_is_held_back(self, guide):
        make.make_step(guide, 1, hold="Not confirmed")
        make.make_failure(guide, at_step="step-1")

        [failure] = read_guide(guide, Reader("en")).failures

        assert failure.claim.slot == "fail-1"

    def test_for_other_readers_folds_at_its_step(self, client, guide):
        make.make_step(guide, 1)
        citizen = make.make_audience("citizen", **make.both("name", "Chinese citizen", "Ciudadano chino"))
        make.make_audience("foreign-worker")
        make.make_failure(guide, at_step="step-1", for_whom="named").audiences.add(citizen)

        html = html_of(client, guide, query="?for=foreign-worker")

        summary = html[html.index('id="fail-1"') :].partition("</summary>")[0]
        assert "For others: Chinese citizen" in summary

    def test_names_its_case_in_the_line_that_opens(self, client, guide):
        make.make_step(guide, 1)
        make.make_failure(guide, at_step="step-1", text_en="If the bank asks for more papers, bring your permit.")

        html = html_of(client, guide)

        summary, rest = html[html.index('id="fail-1"') :].split("</summary>", 1)
        assert "If the bank asks for more papers" in summary
        assert "bring your permit" not in summary
        assert "bring your permit" in rest

    def test_at_a_step_that_does_not_exist_is_refused_with_its_name(self, guide):
        make.make_step(guide, 1)
        make.make_failure(guide, at_step="step-7")

        with pytest.raises(NotPublishable) as refusal:
            publish(guide, by=None)

        assert refusal.value.problems == ["guide/report-lost-card#fail-1: The guide has no step “step-7” to stand at."]


class TestCounterCards:
    def test_for_a_failure_follow_those_of_its_step_and_lead_back_to_it(self, guide):
        make.make_phrase("take-number", steps=[make.make_step(guide, 1)])
        make.make_phrase("activate", steps=[make.make_step(guide, 2)])
        make.make_failure(guide, at_step="step-1", phrases=[make.make_phrase("face-failed")])
        make.make_failure(guide, 2, phrases=[make.make_phrase("what-papers")])

        cards = read_counter(guide, Reader("en"))

        assert [card.phrase.key for card in cards] == ["take-number", "face-failed", "activate", "what-papers"]
        assert [card.where for card in cards] == ["Step 1", "Step 1, if it goes wrong", "Step 2", "If it goes wrong"]
        assert [card.back.partition("#")[2] for card in cards] == ["step-1", "fail-1", "step-2", "fail-2"]


class TestTheLineToCall:
    def test_says_what_it_can_tell_with_its_proof(self, client, guide):
        guide.hotlines.add(make.make_hotline("12333"))
        contacts = make.make_page("whom-to-ask")
        make.make_claim(contacts, "hotline-12333", **make.both("text", "It tells about cards.", "Informa de tarjetas."))

        html = html_of(client, guide, "es")

        assert html.index('href="tel:12333"') < html.index("Informa de tarjetas.")

    def test_does_not_make_its_page_part_of_the_guide(self, guide):
        guide.hotlines.add(make.make_hotline("12333"))
        make.make_claim(make.make_page("whom-to-ask"), "hotline-12333")

        facts = read_guide(guide, Reader("en"))

        assert [claim.slot for claim in facts.claims] == ["answer"]
        assert facts.others == ()

    def test_is_not_quoted_from_a_page_that_is_not_published(self, client, guide):
        guide.hotlines.add(make.make_hotline("12333"))
        draft = make.make_page("whom-to-ask", status="draft")
        make.make_claim(draft, "hotline-12333", text_en="Not for readers yet.")

        assert "Not for readers yet." not in html_of(client, guide)

    def test_of_another_guide_is_not_named(self, client, guide):
        make.make_hotline("12393")
        make.make_claim(make.make_page("whom-to-ask"), "hotline-12393", text_en="About insurance.")

        assert "About insurance." not in html_of(client, guide)


@pytest.mark.usefixtures("shipped")
def test_every_shipped_guide_says_what_may_go_wrong_and_whom_to_call():
    for guide in Guide.objects.published("en"):
        facts = read_guide(guide, Reader("en"))
        assert facts.all_failures, guide.key
        assert facts.hotlines, guide.key
        assert all(hotline.subject for hotline in facts.hotlines), guide.key
