"""The pages that put cards side by side: what answers where, and what a reader finds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.publishing.models import Redirect, Status
from content.publishing.workflow import NotPublishable, flaws_of, publish
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def code():
    return make.make_card("medical-insurance-code")


@pytest.fixture
def physical():
    return make.make_card("social-security-card")


@pytest.fixture
def pension():
    return make.make_feature("pension")


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, (path, response.headers.get("Location"))
    return response.content.decode()


PAIR = "/en/compare/medical-insurance-code-en-vs-social-security-card-en/"
PAIR_ES = "/es/comparar/medical-insurance-code-es-vs-social-security-card-es/"


class TestAddress:
    @pytest.mark.parametrize(
        "path",
        [
            "/en/compare/social-security-card-en-vs-medical-insurance-code-en/",
            "/en/compare/Medical-Insurance-Code-en-VS-Social-Security-Card-EN/",
            "/en/compare/medical-insurance-code-es-vs-social-security-card-en/",
            "/en/compare/?cards=social-security-card-en&cards=medical-insurance-code-en",
        ],
    )
    def test_in_any_other_order_or_spelling_leads_to_the_one(self, client, code, physical, path):
        response = client.get(path)

        assert response.status_code == 301
        assert response.headers["Location"] == PAIR
        assert "max-age=86400" in response.headers["Cache-Control"]

    def test_with_a_slug_a_card_once_had_leads_to_the_one(self, client, code, physical):
        Redirect.objects.create(language="en", kind="card", slug="medical-code", page=code)

        response = client.get("/en/compare/medical-code-vs-social-security-card-en/")

        assert response.headers["Location"] == PAIR

    def test_keeps_the_filter_when_the_order_is_put_right(self, client, code, physical):
        response = client.get("/en/compare/social-security-card-en-vs-medical-insurance-code-en/?only=differences")

        assert response.headers["Location"] == f"{PAIR}?only=differences"

    def test_has_the_same_order_of_cards_in_both_languages(self, client):
        make.make_card("alpha", slug_en="alpha", slug_es="zeta")
        make.make_card("beta", slug_en="beta", slug_es="eta")

        assert client.get("/en/compare/alpha-vs-beta/").status_code == 200
        assert client.get("/es/comparar/zeta-vs-eta/").status_code == 200
        assert client.get("/es/comparar/eta-vs-zeta/").headers["Location"] == "/es/comparar/zeta-vs-eta/"

    @pytest.mark.parametrize(
        ("cards", "reason"),
        [
            ("social-security-card-en-vs-social-security-card-en", "The same card stands here twice"),
            ("social-security-card-en-vs-social-security-card-es", "The same card stands here twice"),
            ("social-security-card-en-vs-unheard-of", "There is no card called “unheard-of” here."),
            ("social-security-card-en-vs-hospital-visit-card-en", "cannot be compared with others"),
            ("social-security-card-en-vs-draft-card-en", "There is no card called “draft-card-en” here."),
            ("social-security-card-en", "One card alone cannot be compared"),
            ("a-vs-b-vs-c-vs-d-vs-e", "No more than four cards"),
            ("social-security-card-en-vs-", "There is no card called"),
        ],
    )
    def test_of_cards_that_cannot_be_compared_is_not_found_and_helps(self, client, physical, cards, reason):
        make.make_card("hospital-visit-card", is_comparable=False)
        make.make_card("draft-card", status=Status.DRAFT)

        response = client.get(f"/en/compare/{cards}/")

        html = response.content.decode()
        assert response.status_code == 404
        assert reason in html
        assert 'href="/en/compare/?cards=social-security-card-en' in html

    def test_named_in_a_query_that_cannot_be_compared_is_not_found(self, client, physical):
        assert client.get("/en/compare/?cards=social-security-card-en&cards=nothing").status_code == 404
        assert client.get("/en/compare/?cards=nothing").status_code == 404
        assert client.get("/en/compare/?cards=").status_code == 200

    def test_holds_up_to_four_cards(self, client):
        for key in "abcd":
            make.make_card(key)

        assert client.get("/en/compare/a-en-vs-b-en-vs-c-en-vs-d-en/").status_code == 200


class TestFilter:
    @pytest.mark.parametrize("query", ["only=everything", "only=", "only=differences&only=all"])
    def test_with_another_value_leads_to_the_whole_comparison(self, client, code, physical, query):
        response = client.get(f"{PAIR}?{query}")

        assert response.status_code == 301
        assert response.headers["Location"] == PAIR

    def test_shows_only_rows_that_differ(self, client, code, physical, pension):
        pharmacy = make.make_feature("pharmacy", **make.both("name", "Buy medicine"))
        for card, at_pension in ((code, "no"), (physical, "yes")):
            make.make_value(card, pension, at_pension)
            make.make_value(card, pharmacy, "yes")

        whole, filtered = page(client, PAIR), page(client, f"{PAIR}?only=differences")

        assert 'id="pharmacy"' in whole
        assert 'id="pharmacy"' not in filtered
        assert 'id="pension"' in filtered
        assert f'rel="canonical" href="http://localhost:8000{PAIR}"' in filtered

    def test_shows_no_described_row_unless_an_editor_says_that_it_matters(self, client, code, physical):
        concept, status = (make.make_feature(key, kind="text") for key in ("concept", "status"))
        for card, words in ((code, "A code."), (physical, "A card.")):
            for feature in (concept, status):
                make.make_value(card, feature, "text", **make.both("text", words))
        make.make_comparison(code, physical).differences.add(status)

        whole, filtered = page(client, PAIR), page(client, f"{PAIR}?only=differences")

        assert whole.index('id="status"') < whole.index('id="concept"')
        assert whole.count('<tr role="row" class="comparison__row comparison__row--differs"') == 1
        assert 'id="status"' in filtered
        assert 'id="concept"' not in filtered

    def test_ignores_parameters_it_does_not_know(self, client, code, physical):
        assert client.get(f"{PAIR}?utm_source=x").status_code == 200


class TestSwitchOfLanguage:
    def test_keeps_the_rows_that_were_chosen(self, client, code, physical):
        assert f'<a href="{PAIR_ES}?only=differences" hreflang="es"' in page(client, f"{PAIR}?only=differences")

    def test_keeps_the_card_that_was_chosen_first(self, client, code, physical):
        html = page(client, "/en/compare/?cards=social-security-card-en")

        assert '<a href="/es/comparar/?cards=social-security-card-es" hreflang="es"' in html


class TestVerdict:
    def test_stands_first_with_its_proof_and_is_kept_by_search_engines(self, client, code, physical):
        comparison = make.make_comparison(
            code, physical, **make.both("short_answer", "Not the same thing.", "No son lo mismo.")
        )
        make.make_claim(comparison, "answer", text_en="", text_es="", sources=[make.make_source()])

        html = page(client, PAIR)

        assert "Not the same thing." in html
        assert "Ministry-faq" in html
        assert 'content="noindex"' not in html
        assert "No son lo mismo." in page(client, PAIR_ES)

    def test_that_nobody_wrote_is_said_and_the_pair_is_not_kept_by_search_engines(self, client, code, physical):
        html = page(client, PAIR)

        assert "They differ in 0 of 0 points that are answered by yes or no." in html
        assert '<meta name="robots" content="noindex">' in html

    def test_of_a_draft_is_not_shown(self, client, code, physical):
        make.make_comparison(code, physical, status=Status.DRAFT, **make.both("short_answer", "Not yet."))

        assert "Not yet." not in page(client, PAIR)

    def test_of_a_pair_does_not_stand_over_three_cards(self, client, code, physical):
        comparison = make.make_comparison(code, physical, **make.both("short_answer", "Not the same thing."))
        make.make_claim(comparison, "answer", text_en="", text_es="")
        make.make_card("electronic")

        html = page(client, "/en/compare/electronic-en-vs-medical-insurance-code-en-vs-social-security-card-en/")

        assert '<p class="sign__answer">Not the same thing.' not in html
        assert html.index('id="pairs"') < html.index(f'href="{comparison.path_in("en")}"')
        assert html.index('id="pairs"') < html.index("Not the same thing.")


class TestCell:
    def test_opens_its_evidence_its_source_and_its_law(self, client, code, physical, pension):
        value = make.make_value(physical, pension, "yes", sources=[make.make_source("beijing-bureau")])
        make.make_citation(value, make.make_version(), "says-so")

        html = page(client, PAIR)

        assert "Official text" in html
        assert "official page" in html
        assert 'href="https://example.cn/beijing-bureau"' in html
        assert "Law, art. 28" in html.replace("\xa0", " ")
        assert "All of China." in html

    def test_that_nobody_confirms_says_so(self, client, code, physical, pension):
        make.make_value(physical, pension, "yes", verified=False)

        assert "Nobody confirms this" in page(client, PAIR)

    def test_without_a_value_says_not_established(self, client, code, physical, pension):
        make.make_value(physical, pension, "yes")

        assert "Not established" in page(client, PAIR)

    def test_that_is_held_back_is_not_shown(self, client, code, physical, pension):
        make.make_value(physical, pension, "yes", hold="Being checked", **make.both("text", "Rumour."))

        assert "Rumour." not in page(client, PAIR)


class TestChoosing:
    def test_leads_from_one_card_to_a_pair_without_a_script(self, client, code, physical):
        html = page(client, "/en/compare/?cards=social-security-card-en")

        assert f'href="{PAIR}"' in html

    def test_offers_another_card_until_there_are_four(self, client):
        for key in "abcde":
            make.make_card(key)

        three = page(client, "/en/compare/a-en-vs-b-en-vs-c-en/")
        four = page(client, "/en/compare/a-en-vs-b-en-vs-c-en-vs-d-en/")

        assert 'href="/en/compare/a-en-vs-b-en-vs-c-en-vs-e-en/"' in three
        assert 'href="/en/compare/b-en-vs-c-en/"' in three
        assert "-vs-e-en" not in four

    def test_lists_what_was_written(self, client, code, physical):
        make.make_comparison(code, physical, **make.both("title", "Code or card?", "¿Código o tarjeta?"))

        assert "Code or card?" in page(client, "/en/compare/")
        assert "¿Código o tarjeta?" in page(client, "/es/comparar/")

    def test_offers_no_card_that_cannot_be_compared(self, client, physical):
        make.make_card("hospital-visit-card", is_comparable=False)

        assert "hospital-visit-card" not in page(client, "/en/compare/")


class TestCost:
    def test_is_the_same_for_two_cards_and_for_four_and_for_any_number_of_rows(self, client):
        cards = [make.make_card(key) for key in "abcd"]

        def queries(path):
            # Notices and terms are kept for a minute: the first page reads them for all.
            page(client, path)
            with CaptureQueriesContext(connection) as captured:
                page(client, path)
            return len(captured)

        def fill(number):
            feature = make.make_feature(f"feature-{number}")
            for card in cards:
                value = make.make_value(card, feature, "yes", sources=[make.make_source(f"{card.key}-{number}")])
                make.make_citation(value, version)

        version = make.make_version()
        for number in range(2):
            fill(number)
        pair, four = "/en/compare/a-en-vs-b-en/", "/en/compare/a-en-vs-b-en-vs-c-en-vs-d-en/"
        cost = queries(pair)
        assert queries(four) == cost
        for number in range(2, 6):
            fill(number)
        assert queries(pair) == cost <= 12


class TestPublicationProblems:
    def test_name_the_address_that_follows_from_the_cards(self, code, physical):
        comparison = make.make_comparison(code, physical, slug_en="code-or-card")

        with pytest.raises(NotPublishable) as refusal:
            publish(comparison, by=None)

        assert refusal.value.problems == [
            "address: it follows from its cards and must be "
            "“medical-insurance-code-en-vs-social-security-card-en” in en."
        ]

    def test_refuse_one_card_alone_and_cards_that_cannot_be_compared(self, physical):
        visit = make.make_card("hospital-visit-card", is_comparable=False)

        problems = [str(flaw) for flaw in flaws_of([make.make_comparison(visit)])]

        assert "cards: a comparison has two to four cards." in problems
        assert any("cannot be compared" in problem for problem in problems)

    def test_are_none_for_two_cards_that_can_be_compared(self, code, physical):
        assert flaws_of([make.make_comparison(code, physical)]) == []
