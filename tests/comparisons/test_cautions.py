"""What to take care of stands in a comparison at the row it bears on, in the words of the page that proves it."""

import pytest

from content.cards.models import Card
from content.comparisons.models import Caution
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


def caution(claim, *cards, **fields):
    row = Caution.objects.create(key=f"caution-{Caution.objects.count()}", **fields)
    row.claims.add(claim.pk)
    row.cards.set(cards)
    return row


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

    def test_of_no_single_row_stands_above_all(self, client, cards, lending):
        caution(lending, cards[0])

        html = compared(client, cards[0], cards[1])

        assert html.index("Never lend it.") < html.index("<table")

    def test_of_a_pair_is_shown_only_where_both_are_compared(self, client, cards, pension, lending):
        electronic, medical, social = cards
        caution(lending, electronic, social, feature=pension)

        assert "Never lend it." not in compared(client, electronic, medical)
        assert "Never lend it." in compared(client, electronic, social)
        assert "Never lend it." in compared(client, electronic, medical, social)

    def test_without_a_card_is_shown_nowhere(self, client, cards, pension, lending):
        caution(lending, feature=pension)

        assert "Never lend it." not in compared(client, *cards)

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
        for _each in range(5):
            caution(lending, cards[0], feature=pension)

        with django_assert_max_num_queries(12):
            compared(client, *cards)


@pytest.mark.usefixtures("shipped")
def test_every_shipped_caution_shows_in_both_languages(client):
    for row in Caution.objects.all():
        cards = list(row.cards.all())
        if len(cards) == 1:
            cards.append(Card.objects.filter(is_comparable=True).exclude(pk=cards[0].pk).order_by("position").first())
        for language in ("en", "es"):
            html = compared(client, *cards, language=language)
            assert all(f"#{claim.slot}" in html and claim.page.path_in(language) in html for claim in row.claims.all())
