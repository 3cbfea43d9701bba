"""What the site says of itself to programs."""

import json
import re
from datetime import datetime
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories import make_card, make_page

pytestmark = pytest.mark.django_db


def lines_of(client, path="/llms.txt"):
    return b"".join(client.get(path).streaming_content).decode().splitlines()


class TestListForLanguageModels:
    def test_says_what_the_site_is_and_names_every_page_in_both_languages(self, client):
        make_card("social-security-card", short_answer_en="The card of social insurance.")
        make_page("draft", status="draft")

        lines = lines_of(client)

        assert lines[0] == "# CardFAQ"
        assert len([line for line in lines if re.match(r"- \[.*\]\(http.*/page\.md\): ", line)]) == 2
        assert any("The card of social insurance." in line for line in lines)

    def test_of_one_language_names_its_pages_alone(self, client):
        make_card("social-security-card")

        assert not [line for line in lines_of(client, "/es/llms.txt") if "/en/" in line]

    def test_leads_to_what_is_there(self, shipped, client):
        paths = re.findall(r"\]\(http://[^/]+(/[^)]*)\)", "\n".join(lines_of(client)))

        assert len(paths) > 600
        assert {client.get(path).status_code for path in paths[:: len(paths) // 12]} == {200}


def test_browsers_are_told_how_to_search_here(client):
    answer = client.get("/es/opensearch.xml")

    [url] = [child for child in ElementTree.fromstring(answer.content) if child.tag.endswith("Url")]
    assert url.get("template", "").endswith("/es/buscar/?q={searchTerms}")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_manifest_starts_at_the_front_page_of_its_language(client, language):
    manifest = json.loads(client.get(f"/{language}/site.webmanifest").content)

    assert (manifest["lang"], manifest["start_url"]) == (language, f"/{language}/")
    assert manifest["icons"]


def test_security_txt_has_a_contact_and_holds_for_less_than_a_year(client):
    lines = dict(line.split(": ", 1) for line in client.get("/.well-known/security.txt").content.decode().splitlines())

    assert lines["Contact"].startswith("http")
    assert 0 < (datetime.fromisoformat(lines["Expires"]) - timezone.now()).days < 365
