"""What stands in the head of a page."""

import json

from content.reader import Reader
from content.seo.head import head_of_paths
from content.seo.structured import Crumb, json_ld

PATHS = {"en": "/en/cards/a/", "es": "/es/tarjetas/a/"}


class TestHead:
    def test_names_itself_and_its_alternates_in_full(self, settings):
        settings.SITE_URL = "https://cardfaq.example/"

        head = head_of_paths("A", "About A.", PATHS, Reader("es"), [Crumb("A")])

        assert head.canonical == "https://cardfaq.example/es/tarjetas/a/"
        assert head.alternates == {
            "en": "https://cardfaq.example/en/cards/a/",
            "es": "https://cardfaq.example/es/tarjetas/a/",
        }
        assert head.x_default == head.alternates["en"]

    def test_switches_to_the_same_page_in_the_other_language(self):
        head = head_of_paths("A", "About A.", PATHS, Reader("en"), [])

        assert head.alternate is not None
        assert (head.alternate.url, head.alternate.language_name) == ("/es/tarjetas/a/", "Español")

    def test_offers_no_switch_to_a_language_the_page_does_not_exist_in(self):
        assert head_of_paths("A", "About A.", {"en": "/en/a/"}, Reader("en"), []).alternate is None

    def test_names_no_alternates_for_what_is_not_indexed(self):
        assert head_of_paths("A", "About A.", PATHS, Reader("en"), [], is_indexed=False).alternates == {}

    def test_calls_a_list_part_of_the_site_and_names_its_language_with_a_country(self):
        head = head_of_paths("A", "About A.", PATHS, Reader("es"), [])

        assert head.og_type == "website"
        assert head.locale == "es_ES"
        assert head.alternate is not None
        assert head.alternate.locale == "en_GB"

    def test_shows_the_picture_of_the_site_where_a_page_has_none(self, settings):
        settings.SITE_URL = "https://cardfaq.example"

        head = head_of_paths("A", "About A.", PATHS, Reader("en"), [])

        assert head.picture.url == "https://cardfaq.example/static/img/share/site.png"


class TestJsonLd:
    def test_cannot_be_left_from_within(self):
        text = json_ld([{"@type": "Thing", "name": "</script><script>alert(1)</script>&\u2028"}])

        assert "<" not in text
        assert json.loads(text)["@graph"][0]["name"] == "</script><script>alert(1)</script>&\u2028"
