"""The picture of a shared link: the words of its page, in its language."""

import re
from io import BytesIO

import pytest
from PIL import Image

from content.seo.pictures import base_path, can_write
from content.seo.share import draw
from tests import factories as make

pytestmark = pytest.mark.django_db


def picture_of(client, page, language="en"):
    html = client.get(page.path_in(language)).content.decode()
    return re.search(r'<meta property="og:image" content="http://[^/]+(/[^"]+)"', html)[1]


class TestThePictureOfAPage:
    def test_is_one_for_each_page_and_language(self, client):
        question, other = make.make_question("one"), make.make_question("two", topic=make.make_topic("other"))

        found = {picture_of(client, page, language) for page in (question, other) for language in ("en", "es")}

        assert len(found) == 4

    def test_is_a_png_of_the_size_that_pages_tell_and_may_be_kept(self, client):
        response = client.get(picture_of(client, make.make_question()))

        assert response["Content-Type"] == "image/png"
        assert response["Cache-Control"].startswith("public, max-age=")
        assert Image.open(BytesIO(response.content)).size == (1200, 630)

    def test_shows_what_is_right_and_not_the_mistake(self, client):
        page = make.make_correction_page(**make.both("short_answer", "No, only you may.", "No, solo usted."))

        html = client.get(page.path_in("en")).content.decode()

        assert 'property="og:image:alt" content="No, only you may. ' in html

    def test_does_not_exist_for_a_page_that_readers_may_not_see_or_a_drawing_that_is_not_there(self, client):
        make.make_question("hidden", status="draft")
        make.make_question("seen", topic=make.make_topic("other"))

        for address in ("site/question/hidden", "site/question/none", "nothing/question/seen"):
            assert client.get(f"/en/share/{address}.png").status_code == 404, address

    def test_stays_without_words_that_the_typeface_cannot_write(self, client):
        page = make.make_question(**make.both("title", "What is 医保码?", "¿Qué es 医保码?"))

        assert picture_of(client, page).startswith("/static/")


class TestDrawing:
    def test_is_the_same_each_time_and_another_for_another_title(self):
        drawing = f"static/{base_path('site')}"
        draw.cache_clear()
        one = draw("¿Qué tarjeta?", drawing)
        draw.cache_clear()

        assert draw("¿Qué tarjeta?", drawing) == one
        assert draw("¿Qué código?", drawing) != one

    @pytest.mark.parametrize("title", ["A", "word " * 80, "x" * 300])
    def test_takes_titles_of_any_length(self, title):
        assert draw(title, f"static/{base_path('site')}").startswith(b"\x89PNG")

    def test_writes_both_languages_and_pinyin(self):
        assert can_write("¿Cómo se habilita «la función» — ñ, ü, Ā? “yībǎo” €…")
        assert not can_write("医保")
