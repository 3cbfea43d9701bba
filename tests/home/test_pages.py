"""Plain pages: their text, the statements on them, whom to ask."""

import pytest

from content.cards.models import Event
from content.evidence.models import Channel
from tests import factories as make

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


class TestPlainPage:
    def test_shows_its_text_in_the_language_of_the_page(self, client):
        about = make.make_page("about", **make.both("body", "Made **with care**.", "Hecho **con cuidado**."))

        assert "Hecho <strong>con cuidado</strong>." in page(client, about.path_in("es"))
        assert "con cuidado" not in page(client, about.path_in("en"))

    def test_links_what_its_text_names(self, client):
        phrase = make.make_phrase()
        about = make.make_page("about", **make.both("body", f"[[phrase:{phrase.key}]]"))

        assert f'href="/en/phrases/{phrase.key}/"' in page(client, about.path_in("en"))

    def test_shows_its_statements_with_their_proof(self, client):
        about = make.make_page()
        make.make_claim(about, "who", **make.both("text", "Nobody outside.", "Nadie de fuera."), verified=False)

        html = page(client, about.path_in("en"))

        assert "Nobody outside." in html
        assert "Nobody confirms this" in html

    def test_gives_the_number_to_dial(self, client):
        make.make_hotline("12333")
        about = make.make_page("whom-to-ask")
        make.make_claim(about, "hotline-12333")

        assert 'href="tel:12333"' in page(client, about.path_in("en"))

    def test_links_a_channel_only_when_somebody_has_opened_it(self, client):
        fields = {"kind": "app", "name_zh": "掌上12333", "url": "https://example.gov.cn/", **make.both("name", "App")}
        channel = Channel.objects.create(key="app", **fields)
        about = make.make_page("whom-to-ask")
        make.make_claim(about, "channel-app")
        assert 'href="https://example.gov.cn/"' not in page(client, about.path_in("en"))

        channel.url_checked = True
        channel.save()

        assert 'href="https://example.gov.cn/"' in page(client, about.path_in("en"))

    def test_shows_a_line_whose_number_is_not_listed(self, client):
        about = make.make_page("whom-to-ask")
        make.make_claim(about, "hotline-99999", **make.both("text", "It answers."))

        assert "It answers." in page(client, about.path_in("en"))

    def test_shows_events_as_a_timeline(self, client):
        timeline = make.make_page("timeline")
        make.make_claim(timeline, "first-card", Event, lane="card", starts="1999-12")

        assert '<h2 class="entry__label">1999</h2>' in page(client, timeline.path_in("en"))
