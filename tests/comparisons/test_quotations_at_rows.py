"""What a card or a written comparison quotes at a row stands there wherever its cards are compared."""

import pytest

from content.cards.models import Card
from content.evidence.models import Quotation
from content.publishing.models import Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def pension():
    return make.make_feature("pension")


@pytest.fixture
def cards(pension):
    """Three cards that all say something about pensions."""
    some = [make.make_card(key) for key in ("electronic-card", "medical-card", "social-card")]
    for card in some:
        make.make_value(card, pension)
    return some


@pytest.fixture
def lending():
    """A correction with its answer, which comparisons quote."""
    page = make.make_correction_page("lending", **make.both("short_answer", "Never lend it.", "No la preste nunca."))
    return make.make_claim(page, "answer", text_en="", text_es="")


def caution(claim, *cards, feature=None):
    """Quoted at a row: by the card, or by the comparison written for these cards."""
    page = cards[0] if len(cards) == 1 else make.make_comparison(*cards)
    return Quotation.objects.create(page_id=page.pk, claim_id=claim.pk, after=feature.key if feature else "")


def compared(client, *cards, language="en", query=""):
    slugs = "-vs-".join(getattr(card, f"slug_{language}") for card in sorted(cards, key=lambda card: card.key))
    folder = {"en": "compare", "es": "comparar"}[language]
    response = client.get(f"/{language}/{folder}/{slugs}/{query}")
    assert response.status_code == 200
    return response.content.decode()


class TestACaution:
    def test_stands_behind_its_row_with_the_way_to_its_proof(self, client, cards, pension, lending):
        caution(lending, cards[0], feature=pension)

        html = compared(client, cards[0], cards[1], language="es")

        row, words = html.index('id="pension"'), html.index("No la preste nunca.")
        assert row < words < html.index("</tbody>")
        assert f'href="{lending.page.path_in("es")}#answer"' in html

    def test_of_a_written_comparison_at_no_row_is_one_of_its_own_statements(self, client, cards, lending):
        caution(lending, *cards[:2])

        html = compared(client, cards[0], cards[1])

        assert html.index("</table>") < html.index("Never lend it.")

    def test_of_a_card_at_no_row_stands_on_its_page_alone(self, client, cards, lending):
        caution(lending, cards[0])

        assert "Never lend it." not in compared(client, cards[0], cards[1])
        assert "Never lend it." in client.get(cards[0].path_in("en")).content.decode()

    def test_may_be_what_the_card_says_itself_and_is_said_once_on_its_page(self, client, cards, pension):
        own = make.make_claim(cards[0], "caveat", text_en="It is no bank card.")
        caution(own, cards[0], feature=pension)

        assert "It is no bank card." in compared(client, cards[0], cards[1])
        assert client.get(cards[0].path_in("en")).content.decode().count("It is no bank card.") == 1

    def test_of_a_pair_is_shown_only_where_both_are_compared(self, client, cards, pension, lending):
        electronic, medical, social = cards
        caution(lending, electronic, social, feature=pension)

        assert "Never lend it." not in compared(client, electronic, medical)
        assert "Never lend it." in compared(client, electronic, social)
        assert "Never lend it." in compared(client, electronic, medical, social)

    def test_goes_with_a_page_that_is_not_published(self, client, cards, pension, lending):
        caution(lending, cards[0], feature=pension)
        type(lending.page).objects.filter(pk=lending.page_id).update(status=Status.DRAFT)

        assert "Never lend it." not in compared(client, cards[0], cards[1])

    def test_for_other_readers_is_left_out(self, client, cards, pension, lending):
        make.make_audience("foreign-worker")
        lending.for_whom = "named"
        lending.save()
        lending.audiences.add(make.make_audience("citizen"))
        caution(lending, cards[0], feature=pension)

        assert "Never lend it." not in compared(client, cards[0], cards[1], query="?for=foreign-worker")

    def test_leaves_with_its_row_where_only_differences_are_asked_for(self, client, cards, pension, lending):
        caution(lending, cards[0], feature=pension)

        assert "Never lend it." not in compared(client, cards[0], cards[1], query="?only=differences")

    def test_costs_no_query_more_when_there_are_many(
        self, client, cards, pension, lending, django_assert_max_num_queries
    ):
        compared(client, *cards)
        for number in range(5):
            caution(make.make_claim(lending.page, f"point-{number}"), cards[0], feature=pension)

        with django_assert_max_num_queries(12):
            compared(client, *cards)


@pytest.mark.usefixtures("shipped")
def test_every_one_that_ships_shows_in_both_languages(client):
    for row in Quotation.objects.filter(page__kind__in=("card", "comparison")).exclude(after=""):
        if row.page.kind == "comparison":
            cards = list(Card.objects.filter(comparisons=row.page_id))
        else:
            cards = list(Card.objects.filter(pk=row.page_id, is_comparable=True))
            if not cards:
                continue
            cards.append(Card.objects.filter(is_comparable=True).exclude(pk=row.page_id).order_by("position").first())
        for language in ("en", "es"):
            html = compared(client, *cards, language=language)
            assert f'{row.claim.page.path_in(language)}#{row.claim.slot}"' in html
