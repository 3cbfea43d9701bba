"""What the pictures of cards promise: our own drawings, described in both languages, with nothing official in them."""

import re
import struct
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import brotli
import pytest
from django.conf import settings

from content.guides.models import Guide
from scripts import pictures
from scripts.sprite import CARDS, PICTURES, sprite

ICONS = sorted((settings.BASE_DIR / "templates" / "components" / "icons").glob("*.svg"))
SVG = "{http://www.w3.org/2000/svg}"
FORBIDDEN = re.compile(
    # The emblem, the ministry, banks and services whose marks are theirs.
    r"国徽|国旗|人力资源|医疗保障局|人民政府|工商银行|建设银行|农业银行|中国银行|交通银行|邮储|银联|支付宝|微信"
    r"|emblem|emblema|logo|UnionPay|Alipay|WeChat",
    re.IGNORECASE,
)


@pytest.fixture(params=CARDS)
def picture(request: pytest.FixtureRequest) -> Path:
    return PICTURES / f"{request.param}.svg"


class TestThePictureOfACard:
    def test_has_a_title_in_both_languages(self, picture):
        title = ElementTree.parse(picture).getroot().findtext(f"{SVG}title", "")

        english, spanish = title.split(" · ")
        assert english != spanish
        assert re.search(r"\b(a|an|the|front|booklet)\b", english, re.IGNORECASE)
        assert re.search(r"\b(una?|el|la|anverso|libreta)\b", spanish, re.IGNORECASE)

    def test_is_described_in_both_languages_and_says_that_it_is_a_drawing(self, picture):
        description = ElementTree.parse(picture).getroot().findtext(f"{SVG}desc", "")

        assert "A simplified drawing, not a copy." in description
        assert "Dibujo simplificado, no es una copia." in description

    def test_shows_no_emblem_and_no_mark_of_others(self, picture):
        assert FORBIDDEN.findall(picture.read_text(encoding="utf-8")) == []

    def test_holds_live_text_and_no_photograph(self, picture):
        drawing = ElementTree.parse(picture).getroot()

        assert drawing.findall(f".//{SVG}text")
        assert not drawing.findall(f".//{SVG}image")

    def test_marks_its_chinese_as_chinese(self, picture):
        for text in ElementTree.parse(picture).getroot().iter(f"{SVG}text"):
            if re.search(r"[\u4e00-\u9fff]", text.text or ""):
                assert text.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"

    def test_has_the_size_of_all_the_others(self, picture):
        assert ElementTree.parse(picture).getroot().get("viewBox") == "0 0 342 216"

    def test_weighs_little(self, picture):
        assert len(brotli.compress(picture.read_bytes())) < 2_000


class TestTheSheetOfAllCards:
    def test_shows_what_the_single_pictures_show(self):
        assert (PICTURES / "cards.svg").read_text(encoding="utf-8") == sprite(), "Run make pictures"

    def test_leaves_no_picture_out(self):
        drawn = {file.stem for file in PICTURES.glob("*.svg")} - {"cards", "favicon"}

        assert drawn == set(CARDS)


class TestThePictureForSharing:
    @pytest.fixture(params=pictures.drawings().items(), ids=lambda item: item[0])
    def drawn(self, request: pytest.FixtureRequest) -> tuple[bytes, str]:
        name, drawing = request.param
        return (pictures.SHARE / f"{name}.png").read_bytes(), drawing

    def test_is_not_older_than_what_it_shows(self, drawn):
        picture, drawing = drawn

        assert pictures.fingerprint_in(picture) == pictures.fingerprint(drawing), "Run make pictures"

    def test_is_a_png_of_the_size_that_pages_tell(self, drawn):
        picture, _drawing = drawn

        assert picture.startswith(b"\x89PNG\r\n\x1a\n")
        assert struct.unpack(">II", picture[16:24]) == (1200, 630)

    def test_shows_whole_cards_however_many(self):
        for number in pictures.ROWS:
            drawing = ElementTree.fromstring(pictures.draw(CARDS[:number]))
            cards = drawing.findall(f"{SVG}svg")
            assert len(cards) == number
            for card in cards:
                x, y, width, height = (float(card.get(name, "")) for name in ("x", "y", "width", "height"))
                assert x >= 0
                assert y >= 0
                assert x + width <= 1200
                assert y + height <= 630


class TestThePicturesForSharing:
    def test_are_those_that_are_drawn_and_no_others(self):
        assert {file.stem for file in pictures.SHARE.iterdir()} == set(pictures.drawings())

    def test_weigh_little_together(self):
        assert sum(file.stat().st_size for file in pictures.SHARE.iterdir()) < 600_000

    def test_are_not_drawn_without_chinese_characters(self, tmp_path):
        nothing = {"PATH": str(tmp_path)}
        run = [sys.executable, "-m", "scripts.pictures"]

        refused = subprocess.run(run, cwd=settings.BASE_DIR, env=nothing, capture_output=True, text=True, check=False)

        assert refused.returncode == 1
        assert "No font with Chinese characters was found" in refused.stderr


class TestTheIconsOfPlaces:
    def test_exist_for_every_channel_of_a_guide(self):
        assert {icon.stem for icon in ICONS} >= set(Guide.Channel.values)

    @pytest.mark.parametrize("icon", ICONS, ids=lambda icon: icon.stem)
    def test_say_nothing_aloud_for_the_word_stands_beside(self, icon):
        assert 'aria-hidden="true"' in icon.read_text(encoding="utf-8")
