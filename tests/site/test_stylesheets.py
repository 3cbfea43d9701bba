"""What the style sheets promise: one form, legible in light and dark, small enough to travel in every page."""

import re
from pathlib import Path

import brotli
import pytest
from django.conf import settings

from cardfaq.stylesheet import ENTRIES, stylesheet

SHEETS = settings.BASE_DIR / "static" / "css"
TEMPLATES = settings.BASE_DIR / "templates"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|hwb|lab|lch|oklab|oklch|color)a?\(|[:\s,](?:white|black|red|green|grey|gray|blue)\s*[;,)}]",
    re.IGNORECASE,
)
BUDGET = 6_400
"""Bytes of a whole stylesheet in brotli. A page is to fit one round trip of 14,000 bytes with it inside."""


def rules_of(sheet: Path) -> str:
    return COMMENT.sub("", sheet.read_text(encoding="utf-8"))


def sheets() -> list[Path]:
    return sorted(SHEETS.rglob("*.css"))


@pytest.fixture(params=sheets(), ids=lambda sheet: sheet.stem)
def sheet(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


class TestEverySheet:
    def test_opens_by_saying_what_it_styles(self, sheet):
        assert sheet.read_text(encoding="utf-8").startswith("/* ")

    def test_never_selects_by_id(self, sheet):
        selectors = re.findall(r"([^{}]+)\{", rules_of(sheet))

        assert not [selector for selector in selectors if "#" in selector]

    def test_never_shouts(self, sheet):
        assert "!important" not in rules_of(sheet)

    def test_takes_its_colours_from_the_tokens(self, sheet):
        named_here = sheet.name == "tokens.css"

        assert bool(COLOUR.findall(rules_of(sheet))) == named_here

    def test_uses_only_tokens_that_exist(self, sheet):
        made = set(re.findall(r"(--[\w-]+)\s*:", "".join(rules_of(each) for each in sheets())))

        assert set(re.findall(r"var\((--[\w-]+)", rules_of(sheet))) <= made

    def test_has_no_selector_that_the_minifier_would_change(self, sheet):
        """`.a :is(b)` loses its space and means something else; `.a *:is(b)` does not."""
        selectors = re.findall(r"(?:^|[{}])([^{}@]+)\{", rules_of(sheet))

        assert not [selector for selector in selectors if re.search(r"[\w)\]] :[a-z]", selector)]


class TestTheWholeStylesheets:
    def test_leave_no_sheet_out(self):
        lists = [SHEETS / f"{name}.css" for name in (*ENTRIES, "frame")]
        imported = {url for each in lists for url in re.findall(r'url\("([^"]+)"\)', each.read_text(encoding="utf-8"))}

        assert imported == {str(sheet.relative_to(SHEETS)) for sheet in sheets()} - {f"{name}.css" for name in ENTRIES}

    @pytest.mark.parametrize("entry", ENTRIES)
    def test_are_small_enough_to_travel_in_every_page(self, entry):
        assert len(brotli.compress(stylesheet(entry).css.encode())) <= BUDGET

    @pytest.mark.parametrize("entry", ENTRIES)
    def test_ask_for_nothing_else(self, entry):
        assert "url(" not in stylesheet(entry).css
        assert "@import" not in stylesheet(entry).css
        assert "@font-face" not in stylesheet(entry).css

    def test_draw_every_class_that_a_template_uses(self):
        drawn = set().union(*(drawn_by(entry) for entry in ENTRIES))

        public = [template for template in TEMPLATES.rglob("*.html") if "admin" not in template.parts]
        missing = {(template.name, name) for template in public for name in classes_in(template) - drawn}

        assert missing == set()


def test_every_page_carries_the_stylesheet_that_draws_it(read_site):
    drawn = {stylesheet(entry).css: drawn_by(entry) for entry in ENTRIES}
    by_any = set().union(*drawn.values())
    missing = {}
    for path, page in read_site.pages.items():
        if page.html and page.status != 500:
            [carried] = [css for css in drawn if f"<style>{css}</style>" in page.html]
            used = set(" ".join(re.findall(r'class="([^"]*)"', page.html)).split())
            if undrawn := used & by_any - drawn[carried]:
                missing[path] = undrawn

    assert missing == {}


def drawn_by(entry: str) -> set[str]:
    return set(re.findall(r"\.([a-z][\w-]*)", stylesheet(entry).css))


def classes_in(template: Path) -> set[str]:
    """The classes written out in a template; those with a key of the data in them are left to the data."""
    text = template.read_text(encoding="utf-8")
    text = re.sub(r"\{#.*?#\}|\{% comment %\}.*?\{% endcomment %\}", "", text, flags=re.DOTALL)
    text = re.sub(r"\{\{.*?\}\}", "?", text)
    text = re.sub(r"\{%.*?%\}", " ", text)
    names = " ".join(re.findall(r'class="([^"]*)"', text)).split()
    return {name for name in names if "?" not in name and not name.endswith("--")}


def palettes() -> list[dict[str, str]]:
    """The colours of the light and of the dark site."""
    light, dark, *_ = re.split(r"@media", rules_of(SHEETS / "tokens.css"))
    named = re.compile(r"--colour-([\w-]+):\s*(#[0-9a-f]{3,6});")
    day = dict(named.findall(light))
    return [day, {**day, **dict(named.findall(dark))}]


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2.2 defines it."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
class TestTheColours:
    @pytest.mark.parametrize("ground", ["paper", "wall"])
    @pytest.mark.parametrize("text", ["ink", "ink-quiet", "link", "seal", "caution", "wall-line"])
    def test_of_text_can_be_read(self, palette, text, ground):
        assert contrast(palette[text], palette[ground]) >= 4.5

    @pytest.mark.parametrize("ground", ["paper", "wall"])
    @pytest.mark.parametrize("line", ["edge", "focus", "wall-line"])
    def test_of_lines_with_a_meaning_can_be_seen(self, palette, line, ground):
        assert contrast(palette[line], palette[ground]) >= 3

    def test_of_a_button_can_be_read(self, palette):
        assert contrast(palette["paper"], palette["wall-line"]) >= 4.5
