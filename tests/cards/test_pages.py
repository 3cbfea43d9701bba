"""The pages of cards and of schemes: what a reader finds on them, in both languages."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from content.publishing.models import Status
from tests import factories as make

pytestmark = pytest.mark.django_db


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


@pytest.fixture
def card():
    card = make.make_card(
        **make.both("title", "Social security card", "Tarjeta de seguridad social"), short_zh="社保卡"
    )
    make.make_claim(card, "answer", text_en="", text_es="")
    return card


class TestCardIndex:
    def test_shows_every_card_by_picture_chinese_name_and_title(self, client, card):
        html = page(client, "/en/cards/")

        assert "cards.svg#social-security-card" in html
        assert '<b lang="zh-Hans" translate="no">社会保障卡</b>' in html
        assert f'href="{card.path_in("en")}"' in html
        assert "Tarjeta de seguridad social" in page(client, "/es/tarjetas/")

    def test_sets_cards_of_the_past_apart(self, client, card):
        make.make_card("nrcms-card", state="discontinued-scheme")

        html = page(client, "/en/cards/").partition("<body")[2]

        assert html.index("In use today") < html.index("Social security card") < html.index("Replaced or ended")
        assert html.index("Replaced or ended") < html.index("Nrcms card")

    def test_shows_no_draft_and_nothing_held_back_in_this_language(self, client, card):
        make.make_card("draft", status=Status.DRAFT)
        make.make_card("spanish-only", offered_in="es")

        html = page(client, "/en/cards/")

        assert "Draft" not in html
        assert "Spanish only" not in html
        assert "Spanish only (es)" in page(client, "/es/tarjetas/")

    def test_asks_as_many_questions_of_the_database_for_two_cards_as_for_six(self, client):
        for number in range(2):
            make.make_card(f"card-{number}")
        two = queries(client, "/en/cards/")
        for number in range(2, 6):
            make.make_card(f"card-{number}")

        assert queries(client, "/en/cards/") == two == 2

    def test_leads_from_a_situation_to_what_concerns_it(self, client, card):
        make.make_situation("lost", pages=[card], **make.both("name", "I lost my card", "Perdí la tarjeta"))

        assert '<a href="/en/guides/?when=lost" rel="nofollow">I lost my card</a>' in page(client, "/en/cards/")
        assert '<a href="/es/guias/?when=lost" rel="nofollow">Perdí la tarjeta</a>' in page(client, "/es/tarjetas/")

    def test_asks_for_no_situation_where_there_is_none(self, client, card):
        assert "?when=" not in page(client, "/en/cards/")


class TestCardPage:
    def test_says_first_what_it_is_called_in_chinese_and_whether_it_is_in_use(self, client, card):
        html = page(client, card.path_in("en"))

        assert '<span class="sign__han" lang="zh-Hans" translate="no">社会保障卡</span>' in html
        assert '<span lang="zh-Latn" translate="no">shèhuì bǎozhàng kǎ</span>' in html
        assert '<span lang="zh-Hans" translate="no">社保卡</span>' in html
        assert html.index("In use today") < html.index('<p class="sign__answer">')

    def test_describes_its_picture_in_the_language_of_the_page(self, client, card):
        assert 'alt="Front of a third-generation' in page(client, card.path_in("en"))
        assert 'alt="Anverso de una tarjeta' in page(client, card.path_in("es"))

    def test_without_a_drawing_shows_none(self, client):
        library = make.make_card("library-card")

        assert "<img" not in page(client, library.path_in("en"))

    def test_says_what_it_does_in_a_list_of_answers_that_open(self, client, card):
        value = make.make_value(
            card, make.make_feature("pension"), "partial", **make.both("text", "At counters.", "En ventanilla.")
        )
        make.make_citation(value, make.make_version(), "says-so")

        html = page(client, card.path_in("en"))

        assert '<span class="verdict verdict--partial">With limits</span>' in html
        assert "At counters." in html
        assert "Law, art. 28" in html.replace("\xa0", " ")
        assert "En ventanilla." in page(client, card.path_in("es"))
        assert "At counters." not in page(client, card.path_in("es"))

    def test_answers_no_yes_or_no_where_its_functions_are_switched_on_separately(self, client, card):
        make.make_value(card, make.make_feature("activation-needed"), "yes", **make.both("text", "Each by itself."))
        whole = page(client, card.path_in("en"))
        for number in (1, 2):
            make.make_claim(card, f"switch-{number}", **make.both("heading", f"Function {number}"))
        apart = page(client, card.path_in("en"))

        assert 'class="verdict verdict--yes"' in whole
        assert 'class="verdict verdict--yes"' not in apart
        assert apart.index('id="get"') < apart.index("Each by itself.") < apart.index("Function 1")

    def test_that_cannot_be_compared_has_no_cells_and_offers_no_comparison(self, client):
        visit = make.make_card("hospital-visit-card", is_comparable=False)

        html = page(client, visit.path_in("en"))

        assert 'id="does"' not in html
        assert "?cards=" not in html

    def test_leads_to_choosing_what_to_put_beside_it(self, client, card):
        assert 'href="/en/compare/?cards=social-security-card-en"' in page(client, card.path_in("en"))

    def test_shows_its_switches_its_generations_and_everything_else_it_states(self, client, card):
        for slot in ("who", "since", "caveat", "fact-1", "switch-1", "generation-1", "part-1", "weekend"):
            make.make_claim(
                card, slot, **make.both("heading", f"About {slot}"), **make.both("text", f"Words of {slot}.")
            )

        html = page(client, card.path_in("en"))

        for claim in card.claims.all():
            assert html.count(f'id="{claim.slot}"') == 1, claim.slot
            assert claim.slot == "answer" or f"Words of {claim.slot}." in html

    def test_lists_its_guides_by_when_they_are_needed(self, client, card):
        make.make_guide("report-lost-card", card)
        make.make_guide("get-card", card, purpose="get", channel="service-centre")
        make.make_guide("hidden-guide", card, status=Status.DRAFT)
        make.make_guide("of-another", make.make_card("another"))

        html = page(client, card.path_in("en"))

        assert (
            html.index('id="get"') < html.index("Get card") < html.index('id="fails"') < html.index("Report lost card")
        )
        assert "Hidden guide" not in html
        assert "Of another" not in html

    def test_says_what_took_its_place_and_whose_place_it_took(self, client, card):
        older = make.make_card("medical-insurance-card", replaced_by=card, state="replaced-in-most-places")

        assert page(client, card.path_in("en")).index("Takes the place of") < page(client, card.path_in("en")).index(
            "Medical insurance card"
        )
        assert f'href="{card.path_in("en")}"' in page(client, older.path_in("en"))
        assert "Replaced in most places" in page(client, older.path_in("en"))

    def test_lists_what_is_about_it_but_no_draft(self, client, card):
        make.make_question().about.add(card)
        make.make_correction_page().about.add(card)
        make.make_question("hidden-question", status=Status.DRAFT).about.add(card)

        html = page(client, card.path_in("en"))

        assert "Must i upgrade" in html
        assert "Card is only physical" in html
        assert "Hidden question" not in html

    def test_gathers_the_law_its_statements_cite(self, client, card):
        version = make.make_version()
        make.make_citation(make.make_claim(card, "who"), version)
        make.make_citation(make.make_claim(card, "since"), version, "background")

        assert "Cited by 2 statements." in page(client, card.path_in("en"))

    def test_hides_what_is_held_back_and_stamps_what_nobody_confirms(self, client, card):
        make.make_claim(card, "who", hold="Being checked", **make.both("text", "Rumour."))
        make.make_claim(card, "since", verified=False)

        html = page(client, card.path_in("en"))

        assert "Rumour." not in html
        assert "Nobody confirms this" in html

    def test_says_how_old_its_oldest_check_is(self, client, card):
        make.make_claim(card, "who", checked=date(2026, 11, 22))
        make.make_claim(card, "since", checked=date(2026, 11, 20))

        assert "Written on 20 November 2026 from stored copies" in page(client, card.path_in("en"))

    def test_asks_as_many_questions_of_the_database_for_two_of_everything_as_for_six(self, client, card):
        version = make.make_version()

        def fill(numbers):
            for number in numbers:
                source = make.make_source(f"source-{number}")
                value = make.make_value(card, make.make_feature(f"feature-{number}"), sources=[source])
                make.make_citation(value, version)
                make.make_guide(f"guide-{number}", card)
                make.make_question(f"question-{number}").about.add(card)
                make.make_card(f"older-{number}", replaced_by=card)
            return queries(client, card.path_in("en"))

        two = fill(range(2))

        assert fill(range(2, 6)) == two <= 12


class TestSchemeIndex:
    def test_says_that_a_scheme_is_not_a_card_and_sets_merged_schemes_apart(self, client):
        residents = make.make_scheme()
        make.make_scheme("rural-scheme", state="merged", merged_into=residents)

        html = page(client, "/en/schemes/")

        assert "a card only shows that you do" in html
        assert html.index("Residents medical insurance") < html.index("Merged into another scheme")
        assert html.index("Merged into another scheme") < html.index("Rural scheme")
        assert page(client, "/es/regimenes/")


class TestSchemePage:
    def test_says_who_belongs_what_it_pays_and_what_happened_when(self, client):
        scheme = make.make_scheme()
        for slot in ("answer", "who", "pays", "note", "date-1", "weekend"):
            make.make_claim(
                scheme, slot, **make.both("heading", f"About {slot}"), **make.both("text", f"Words of {slot}.")
            )

        html = page(client, scheme.path_in("en"))

        for claim in scheme.claims.all():
            assert html.count(f'id="{claim.slot}"') == 1, claim.slot
        assert "This is an insurance scheme, not a card." in html
        assert '<span class="sign__han" lang="zh-Hans" translate="no">居民医保</span>' in html

    def test_names_the_cards_that_serve_it_and_the_scheme_that_took_it_over(self, client, card):
        residents = make.make_scheme()
        rural = make.make_scheme("rural-scheme", state="merged", merged_into=residents)
        rural.about.add(card)

        html = page(client, rural.path_in("en"))

        assert f'href="{residents.path_in("en")}"' in html
        assert f'href="{card.path_in("en")}"' in html
        assert "Merged into another scheme" in html
        assert f'href="{rural.path_in("en")}"' in page(client, residents.path_in("en"))

    def test_asks_as_many_questions_of_the_database_for_two_of_everything_as_for_six(self, client):
        scheme = make.make_scheme()

        def fill(numbers):
            for number in numbers:
                make.make_claim(scheme, f"date-{number}", sources=[make.make_source(f"source-{number}")])
                make.make_card(f"card-{number}").pages_about.add(scheme)
                make.make_scheme(f"older-{number}", state="merged", merged_into=scheme)
            return queries(client, scheme.path_in("en"))

        two = fill(range(2))

        assert fill(range(2, 6)) == two <= 12
