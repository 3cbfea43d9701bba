"""The content as open data."""

import json

import jsonschema
import pytest

from content.evidence.models import Claim
from content.machines.data import FILES
from content.publishing.models import Page
from tests.factories import (
    make_card,
    make_citation,
    make_claim,
    make_feature,
    make_page,
    make_source,
    make_value,
    make_version,
)

pytestmark = pytest.mark.django_db


def read(client, path):
    return json.loads(b"".join(client.get(path).streaming_content))


class TestClaims:
    def test_carry_their_words_sources_citations_and_dates(self, client):
        claim = make_claim(make_page("lost"), "answer", text_en="Call [[page:lost]].", text_es="Llame.")
        claim.sources.set([make_source("ministry", quality="press")])
        make_citation(claim, make_version())

        [row] = read(client, "/data/claims.json")["claims"]

        assert row["id"] == claim.id
        assert row["page"] == "page:lost"
        assert row["text"]["es"] == "Llame."
        assert row["evidence"] == "press"
        assert row["citations"] == [
            {"provision": "law:social-insurance-law/28", "paragraph": None, "grade": "implies", "covers": "whole"}
        ]
        assert row["url"]["en"].endswith("#answer")

    def test_that_readers_may_not_see_are_not_there(self, client):
        make_claim(make_page("held"), "answer", text_en="No.", hold="not sure")
        make_claim(make_page("draft", status="draft"), "answer", text_en="No.")

        assert read(client, "/data/claims.json")["claims"] == []

    def test_exist_in_the_languages_of_their_page(self, client):
        make_claim(make_page("english", offered_in="en"), "answer", text_en="Yes.")

        [row] = read(client, "/data/claims.json")["claims"]

        assert set(row["text"]) == set(row["url"]) == {"en"}


class TestCards:
    def test_carry_what_each_does(self, client):
        card, feature = make_card("social-security-card"), make_feature("pension")
        value = make_value(card, feature, "yes")

        [row] = read(client, "/data/cards.json")["cards"]

        assert row["features"] == {"pension": {"value": "yes", "claim": value.id}}


class TestFiles:
    @pytest.mark.parametrize("name", FILES)
    def test_are_what_their_schemas_say(self, shipped, client, name):
        schema = client.get(f"/data/{name}.schema.json").json()
        jsonschema.Draft202012Validator.check_schema(schema)

        jsonschema.validate(read(client, f"/data/{name}.json"), schema)

    def test_hold_every_statement_that_readers_see(self, shipped, client):
        ids = {row["id"] for row in read(client, "/data/claims.json")["claims"]}
        readable = Claim.objects.filter(page__in=Page.objects.published(), hold="", valid_from=None, valid_until=None)

        assert set(readable.values_list("id", flat=True)) <= ids

    @pytest.mark.parametrize("name", FILES)
    def test_are_not_sent_twice_to_whoever_has_them(self, client, name):
        make_page("about")
        tag = client.get(f"/data/{name}.json").headers["ETag"]

        assert client.get(f"/data/{name}.json", headers={"if-none-match": tag}).status_code == 304

    def test_cost_no_more_queries_for_more_statements(self, client, django_assert_max_num_queries):
        page = make_page("long")
        for number in range(30):
            make_claim(page, f"point-{number}", text_en="Yes.", text_es="Sí.")

        with django_assert_max_num_queries(20):
            assert len(read(client, "/data/claims.json")["claims"]) == 30

    def test_may_be_read_from_a_page_of_any_site(self, client):
        assert client.get("/data/cards.json").headers["Access-Control-Allow-Origin"] == "*"
