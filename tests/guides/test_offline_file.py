"""A guide to keep: one file, both languages, nothing asked of the network."""

import re

import html5lib
import pytest

from content.guides.models import Guide
from content.publishing.models import Redirect
from tests import factories as make

pytestmark = pytest.mark.django_db

BIGGEST = 150_000


@pytest.fixture
def guide():
    guide = make.make_guide(**make.both("title", "Report a lost card", "Declarar la pérdida"))
    make.make_claim(guide, "answer", text_en="", text_es="")
    make.make_phrase(steps=[make.make_step(guide)], replies=[make.make_reply()])
    return guide


def offline_file(client, guide, language="en", query=""):
    word = {"en": "pocket", "es": "bolsillo"}[language]
    response = client.get(f"{guide.path_in(language)}{word}/{query}")
    assert response.status_code == 200
    return response


class TestOfflineFile:
    def test_is_a_file_to_keep_that_search_engines_leave_alone(self, client, guide):
        response = offline_file(client, guide)

        assert response["Content-Disposition"] == f'attachment; filename="{guide.slug_en}.html"'
        assert response["X-Robots-Tag"] == "noindex"
        assert 'name="robots" content="noindex"' in response.content.decode()

    def test_holds_both_languages_the_readers_own_first(self, client, guide):
        english, spanish = (offline_file(client, guide, language).content.decode() for language in ("en", "es"))

        assert english.index('<div lang="en"') < english.index('<div lang="es"')
        assert spanish.index('<div lang="es"') < spanish.index('<div lang="en"')
        assert "What to do" in spanish
        assert "Qué hacer" in english

    def test_shows_each_sentence_once_with_what_it_means_in_both_languages(self, client, guide):
        html = offline_file(client, guide).content.decode()

        assert html.count('class="counter"') == 1
        assert '<p lang="en">Please: activate-bank-side.</p>' in html
        assert '<p lang="es">Por favor: activate-bank-side.</p>' in html
        assert '<span lang="es">Respuesta yes.</span>' in html

    def test_leads_from_an_answer_to_the_next_sentence_and_to_what_to_bring_within_the_file(self, client):
        guide = make.make_guide()
        other_bank, passport = make.make_reply("other-bank"), make.make_reply("passport", asks_for_papers=True)
        make.make_phrase("activate", steps=[make.make_step(guide, 1)], replies=[other_bank, passport])
        make.make_phrase("which-branch", after=[other_bank])
        make.make_requirement(guide, make.make_document())

        html = offline_file(client, guide, "es").content.decode()

        assert 'id="which-branch"' in html
        assert '<a href="#which-branch"><b' in html
        assert '<a href="#es-bring"><b' in html
        assert html.count('id="es-bring"') == 1

    def test_names_its_address_and_the_day_of_the_oldest_check(self, client, guide):
        html = offline_file(client, guide).content.decode()

        assert f">{guide.canonical_in('en')}</a>" in html
        assert "Saved on" in html

    def test_leaves_out_what_is_for_others_and_says_so(self, client, guide):
        citizen, worker = make.make_audience("citizen"), make.make_audience()
        for audience, name in ((citizen, "resident-id"), (worker, "passport")):
            document = make.make_document(name, for_whom="named")
            document.audiences.add(audience)
            make.make_requirement(guide, document)

        response = offline_file(client, guide, query="?for=foreign-worker")

        assert response["Content-Disposition"].endswith(f'{guide.slug_en}-foreign-worker.html"')
        html = response.content.decode()
        assert "Passport" in html
        assert "Resident-id" not in html
        assert "What is for others was left out." in html
        assert f"{guide.canonical_in('en')}?for=foreign-worker" in html

    def test_asks_nothing_of_the_network(self, client, guide):
        html = offline_file(client, guide).content.decode()

        assert not re.search(r"<(?:img|script|iframe|object|audio|video)\b|url\(|@import", html)
        assert not re.search(r'href="/', html)

    def test_follows_the_guide_to_its_new_address(self, client, guide):
        Redirect.objects.create(language="es", kind="guide", slug="antes", page=guide)

        response = client.get("/es/guias/antes/bolsillo/")

        assert (response.status_code, response["Location"]) == (301, f"{guide.path_in('es')}bolsillo/")

    def test_does_not_exist_for_an_unknown_guide(self, client):
        assert client.get("/en/guides/no-such-guide/pocket/").status_code == 404

    def test_is_linked_from_the_guide_for_whoever_was_chosen(self, client, guide):
        make.make_region("beijing")

        html = client.get(f"{guide.path_in('en')}?in=beijing").content.decode()

        assert f'href="{guide.path_in("en")}pocket/?in=beijing"' in html


@pytest.mark.usefixtures("shipped")
class TestShippedOfflineFile:
    def test_are_sound_and_small_with_anchors_that_stand_once(self, client):
        for guide in Guide.objects.published("en"):
            content = offline_file(client, guide).content

            assert len(content) < BIGGEST, guide.key
            html5lib.HTMLParser(strict=True).parse(content.decode())
            ids = re.findall(r'\sid="([^"]+)"', content.decode())
            assert len(ids) == len(set(ids)), guide.key
            assert set(re.findall(r'href="#([^"]+)"', content.decode())) <= set(ids), guide.key
