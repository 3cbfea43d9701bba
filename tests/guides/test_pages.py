"""The pages of guides: what a reader finds on them, in both languages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.evidence.models.claims import anchor_of
from content.guides.models import Guide
from content.publishing.making import make_all
from content.publishing.models import Redirect, Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide():
    guide = make.make_guide(**make.both("title", "Report a lost card", "Declarar la pérdida"))
    make.make_claim(guide, "answer", text_en="", text_es="")
    return guide


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def queries(client, path):
    # Notices and terms are kept for a minute: the first page reads them for all.
    page(client, path)
    with CaptureQueriesContext(connection) as captured:
        page(client, path)
    return len(captured)


class TestGuidePage:
    def test_answers_first_with_the_facts_at_one_glance(self, client, guide):
        make.make_claim(guide, "time", **make.both("text", "On the spot.", "En el momento."))

        english, spanish = page(client, guide.path_in("en")), page(client, guide.path_in("es"))

        assert "Report a lost card in short" not in spanish
        assert english.index(guide.short_answer_en) < english.index("On the spot.")
        assert "En el momento." in spanish
        assert "On the spot." not in spanish

    def test_says_that_what_no_claim_says_is_not_established(self, client, guide):
        assert "Not established" in page(client, guide.path_in("en"))

    def test_stamps_what_nobody_confirms(self, client, guide):
        make.make_step(guide, verified=False)

        assert "Nobody confirms this" in page(client, guide.path_in("en"))

    def test_shows_the_chinese_of_a_step_with_its_replies(self, client, guide):
        make.make_phrase(steps=[make.make_step(guide)], replies=[make.make_reply()])

        html = page(client, guide.path_in("es"))

        assert 'lang="zh-Hans" translate="no">我想激活社保卡的金融功能。' in html
        assert 'lang="zh-Hans" translate="no">可以。' in html
        assert "Por favor: activate-bank-side." in html

    def test_dials_the_line_that_answers(self, client, guide):
        guide.hotlines.add(make.make_hotline("12333"))

        assert 'href="tel:12333"' in page(client, guide.path_in("en"))

    def test_has_its_tools_in_one_row_before_everything_to_do(self, client, guide):
        guide.hotlines.add(make.make_hotline("12333"))
        make.make_phrase(steps=[make.make_step(guide)])

        html = page(client, guide.path_in("en"))
        tools = html[html.index('class="tools') :].partition("</nav>")[0]

        for words in ("Counter cards", "Save", "Print", 'href="tel:12333"'):
            assert words in tools
        assert html.index(guide.short_answer_en) < html.index('class="tools') < html.index('id="steps"')

    def test_names_a_place_once_while_one_stays_there(self, client, guide):
        for number in (1, 2):
            make.make_step(guide, number, place="bank")
        make.make_step(guide, 3, place="hospital")

        steps = page(client, guide.path_in("en")).partition('id="steps"')[2]

        assert steps.count('class="directory__place"') == 2

    def test_gathers_the_law_under_its_statements(self, client, guide):
        version = make.make_version()
        make.make_citation(make.make_step(guide, 1), version)
        make.make_citation(make.make_step(guide, 2), version)

        assert "Cited by 2 statements." in page(client, guide.path_in("en"))

    def test_shows_statements_in_slots_of_their_own(self, client, guide):
        make.make_claim(guide, "weekend", **make.both("text", "The hall is closed on Sunday."))

        assert "The hall is closed on Sunday." in page(client, guide.path_in("en"))

    def test_gives_every_shown_statement_its_anchor(self, client, guide):
        for slot in ("time", "cost", "who", "result", "caveat-1", "weekend"):
            make.make_claim(guide, slot)
        make.make_step(guide)
        make.make_failure(guide, 1, at_step="step-1")
        make.make_failure(guide, 2)
        make.make_requirement(guide, make.make_document())

        html = page(client, guide.path_in("en"))

        for claim in guide.claims.all():
            assert html.count(f'id="{claim.slot}"') == 1, claim.slot

    def test_says_how_old_its_oldest_check_is(self, client, guide):
        make.make_step(guide, 1, checked=date(2026, 11, 22))
        make.make_step(guide, 2, checked=date(2026, 11, 20))

        assert "Written on 20 November 2026 from stored copies" in page(client, guide.path_in("en"))

    def test_leads_to_its_card_though_it_is_not_said_to_be_about_it(self, client, guide):
        assert f'href="{guide.card.path_in("en")}"' in page(client, guide.path_in("en"))

    def test_lists_what_is_about_it_but_no_draft(self, client, guide):
        make.make_question().about.add(guide)
        make.make_question("hidden", status=Status.DRAFT).about.add(guide)

        html = page(client, guide.path_in("en"))

        assert "Must i upgrade" in html
        assert "Hidden" not in html

    def test_asks_as_many_questions_of_the_database_for_two_steps_as_for_six(self, client, guide):
        def with_steps(numbers):
            for number in numbers:
                make.make_phrase(f"say-{number}", steps=[make.make_step(guide, number)], replies=replies)
                make.make_requirement(guide, make.make_document(f"paper-{number}"))
                make.make_question(f"question-{number}").about.add(guide)
            return queries(client, guide.path_in("en"))

        replies = [make.make_reply()]

        assert with_steps([1, 2]) == with_steps([3, 4, 5, 6]) <= 12

    def test_stays_within_twelve_queries_when_its_prose_names_pages(self, client, guide):
        make.make_term()
        make.make_phrase(steps=[make.make_step(guide)])
        make.make_requirement(guide, make.make_document())
        prose = "See [[card:social-security-card]], [[term:settlement]] and [[phrase:activate-bank-side]]."
        make.make_claim(guide, "caveat-1", **make.both("text", prose))
        make_all()

        assert queries(client, guide.path_in("en")) <= 12

    def test_redirects_an_old_address(self, client, guide):
        Redirect.objects.create(language="en", kind="guide", slug="old", page=guide)

        response = client.get("/en/guides/old/")

        assert (response.status_code, response["Location"]) == (301, guide.path_in("en"))

    @pytest.mark.parametrize("path", ["/en/guides/no-such-guide/", "/es/guias/no-such-guide/mostrador/"])
    def test_does_not_exist_where_there_is_no_guide(self, client, guide, path):
        assert client.get(path).status_code == 404

    def test_does_not_exist_as_a_draft(self, client):
        draft = make.make_guide("draft", status=Status.DRAFT)

        assert client.get(draft.path_in("en")).status_code == 404


class TestCounterPage:
    @pytest.fixture
    def spoken(self, guide):
        make.make_phrase(steps=[make.make_step(guide)], replies=[make.make_reply()])
        return guide

    def test_shows_each_sentence_as_a_card(self, client, spoken):
        html = page(client, f"{spoken.path_in('es')}mostrador/")

        assert 'id="step-1-activate-bank-side"' in html
        assert "Wǒ xiǎng jīhuó" in html

    def test_sends_search_engines_to_the_guide(self, client, spoken):
        html = page(client, f"{spoken.path_in('en')}counter/")

        assert '<meta name="robots" content="noindex">' in html
        assert f'<link rel="canonical" href="{spoken.canonical_in("en")}">' in html

    def test_does_not_exist_for_a_guide_without_sentences(self, client, guide):
        assert client.get(f"{guide.path_in('en')}counter/").status_code == 404

    def test_follows_the_guide_to_its_new_address(self, client, spoken):
        Redirect.objects.create(language="en", kind="guide", slug="old", page=spoken)

        response = client.get("/en/guides/old/counter/")

        assert (response.status_code, response["Location"]) == (301, f"{spoken.path_in('en')}counter/")

    def test_asks_as_many_questions_for_two_sentences_as_for_six(self, client, guide):
        def with_steps(numbers):
            for number in numbers:
                make.make_phrase(f"say-{number}", steps=[make.make_step(guide, number)])
            return queries(client, f"{guide.path_in('en')}counter/")

        assert with_steps([1, 2]) == with_steps([3, 4, 5, 6]) <= 12


class TestGuideIndex:
    def test_lists_guides_by_purpose_and_by_card_with_their_place(self, client, guide):
        html = page(client, "/es/guias/")

        assert html.count("Declarar la pérdida") == 2
        assert "<svg" in html
        assert f'id="card-{guide.card.key}"' in html

    def test_leaves_out_what_readers_may_not_see(self, client, guide):
        make.make_guide("draft", status=Status.DRAFT)
        make.make_guide("english-only", offered_in="en")

        html = page(client, "/es/guias/")

        assert "Draft" not in html
        assert "nglish only" not in html

    def test_asks_as_many_questions_for_two_guides_as_for_six(self, client):
        def with_guides(numbers):
            for number in numbers:
                make.make_guide(f"guide-{number}")
            return queries(client, "/en/guides/")

        assert with_guides([1, 2]) == with_guides([3, 4, 5, 6]) <= 12


@pytest.mark.usefixtures("shipped")
class TestShippedGuides:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_all_stand_in_the_index_and_open(self, client, language):
        index = page(client, f"/{language}/{'guides' if language == 'en' else 'guias'}/")

        for guide in Guide.objects.published(language):
            assert guide.path_in(language) in index
            shown = guide.claims.shown().count()
            anchors = page(client, guide.path_in(language))
            claims = guide.claims.shown().select_related("region")
            named = [anchor_of(claim.slot, claim.region.key) for claim in claims]
            assert [anchor for anchor in named if f'id="{anchor}"' not in anchors] == [], guide.key
            assert len(named) == shown
