"""What a link to a page shows elsewhere: words and picture, in the language of the page."""

import re
from functools import partial
from urllib.request import urlopen

import pytest
from django.contrib.staticfiles import finders

from content.addresses import LETTER
from tests import factories as make
from tests.browser.kinds import KINDS

SHARED = re.compile(r"/(?P<language>en|es)/share/(?P<base>[\w-]+)/[\w-]+/.+\.png$")
FINGERPRINT = re.compile(r"\.[0-9a-f]{12}(?=\.)")


def shared(page):
    """The Open Graph properties of a page."""
    return {meta.get("property"): meta.get("content") for meta in page.all("meta") if meta.get("property")}


def picture_named(html):
    return re.search(r'<meta property="og:image" content="http://[^/]+(/[^"]+)"', html)[1]


@pytest.fixture
def pages(read_site):
    """All but the files to keep, which are downloaded, and the letters, which are shown at a counter."""
    found = [page for page in read_site.pages.values() if page.status == 200 and page.html]
    shown = tuple(f"/{word}/" for word in LETTER.values())
    return [page for page in found if "Content-Disposition" not in page.headers and not page.path.endswith(shown)]


class TestEveryPage:
    def test_says_what_it_is_in_its_own_language(self, pages):
        for page in pages:
            words = shared(page)
            [description] = [meta.get("content") for meta in page.all("meta") if meta.get("name") == "description"]
            [canonical] = [link.get("href") for link in page.all("link") if link.get("rel") == "canonical"]
            assert words["og:title"], page.path
            # Search engines have less room than a message.
            assert words["og:description"].startswith(description.rstrip("…")), page.path
            assert words["og:url"] == canonical, page.path
            assert words["og:locale"].startswith(page.language), page.path
            assert words.get("og:locale:alternate", "")[:2] != page.language, page.path

    def test_has_a_picture_that_is_there_and_that_words_stand_in_for(self, pages):
        for page in pages:
            words = shared(page)
            name = FINGERPRINT.sub("", picture_named(page.html))
            drawn = SHARED.match(name)
            static = f"img/share/{drawn['base']}.png" if drawn else name.removeprefix("/static/")
            assert finders.find(static), page.path
            assert not drawn or drawn["language"] == page.language, page.path
            assert (words["og:image:width"], words["og:image:height"]) == ("1200", "630"), page.path
            assert words["og:image:alt"].strip(), page.path

    def test_describes_its_picture_otherwise_in_the_other_language(self, pages):
        words = {"en": set(), "es": set()}
        for page in pages:
            words[page.language].add(shared(page)["og:image:alt"])

        assert len(words["en"]) == len(words["es"]) > 10
        assert words["en"].isdisjoint(words["es"])


def test_what_went_wrong_shows_nothing_elsewhere(client, shipped):
    for path in ("/en/nothing-here/", "/es/comparar/tarjeta-de-seguridad-social/"):
        response = client.get(path)

        assert response.status_code == 404
        assert "og:" not in response.content.decode()


class TestThePictureOfAPage:
    @pytest.fixture
    def picture(self, client, db):
        return lambda page: picture_named(client.get(page.path_in("en")).content.decode())

    def test_is_that_of_its_card(self, picture):
        card = make.make_card("nrcms-card")

        assert picture(card) == "/en/share/nrcms-card/card/nrcms-card.png"

    def test_is_that_of_the_card_a_guide_is_about(self, picture):
        guide = make.make_guide("use-the-booklet", make.make_card("nrcms-card"))

        assert picture(guide) == "/en/share/nrcms-card/guide/use-the-booklet.png"

    def test_shows_the_cards_of_a_comparison_side_by_side(self, picture):
        pair = [make.make_card("social-security-card"), make.make_card("nrcms-card")]

        comparison = make.make_comparison(*pair)

        assert picture(comparison).startswith("/en/share/nrcms-card-vs-social-security-card/comparison/")

    @pytest.mark.parametrize(
        "new_page",
        [
            partial(make.make_card, "library-card"),
            lambda: make.make_guide("borrow-a-book", make.make_card("library-card")),
            lambda: make.make_comparison(make.make_card("library-card"), make.make_card("nrcms-card")),
            partial(make.make_scheme, "new-scheme"),
        ],
        ids=["card", "guide", "comparison", "scheme"],
    )
    def test_is_that_of_the_site_where_nobody_drew_its_own(self, picture, new_page):
        assert picture(new_page()).startswith("/en/share/site/")

    def test_is_that_of_the_site_for_cards_a_reader_put_together(self, client, shipped):
        path = "/en/compare/medical-insurance-card-vs-rural-cooperative-medical-card/"

        assert picture_named(client.get(path).content.decode()) == "/static/img/share/site.png"


@pytest.mark.browser
def test_the_address_of_every_picture_answers(site):
    pictures = set()
    for kind, paths in KINDS.items():
        if kind != "not-found":
            for path in paths:
                with urlopen(site.url + path) as page:
                    pictures.add(picture_named(page.read().decode()))
    assert len(pictures) >= 3
    for picture in pictures:
        with urlopen(site.url + picture) as answer:
            assert answer.headers["Content-Type"] == "image/png"
