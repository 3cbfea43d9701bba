"""Everybody can read and use every kind of page: what a tool sees, and what no tool sees.

The results, and the points judged by hand, stand in docs/accessibility.md.
"""

from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest

from tests.browser import chromium
from tests.browser.kinds import KINDS

pytestmark = pytest.mark.browser

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
STANDARD = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
EVERYTHING = {"runOnly": STANDARD}
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
ALL_BUT_COLOURS = {"runOnly": STANDARD, "rules": {"color-contrast": {"enabled": False}}}
"""Judging every colour takes most of the time, and they are the same in both languages, with scripts and without."""
LOOK = """rules => axe.run(document, {...rules, resultTypes: ["violations"]}).then(found => found.violations.map(
    rule => [rule.id, ...rule.nodes.map(node => node.html.slice(0, 120))]))"""
DESKTOP = {"width": 1280, "height": 800}
NARROW = {"width": 320, "height": 800}


def paths_in(number):
    """The page of each kind in one language. Its tests stay in one process, which looks at it once for all of them."""
    return [
        pytest.param(paths[number], id=kind, marks=pytest.mark.xdist_group(paths[number]))
        for kind, paths in KINDS.items()
    ]


ENGLISH, SPANISH = paths_in(0), paths_in(1)
SHAPES = ["front-page", "card", "comparison", "guide", "counter", "provision", "phrases", "finder", "search", "report"]
"""Kinds of page that differ in what a hand, an eye or a keyboard meets."""
DIFFERENT = [pytest.param(KINDS[kind][0], id=kind) for kind in SHAPES]
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-block-end: 2em !important }"""
"""The spacing that WCAG 2.2, 1.4.12, asks a page to bear."""


def faults(page, rules=EVERYTHING):
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    return page.evaluate(LOOK, rules)


@pytest.fixture(scope="module")
def window(_chromium, site):
    """One window for all pages: a new one for each would take longer than the looking."""
    window = chromium.window(_chromium, base_url=site.url, viewport=DESKTOP, bypass_csp=True)
    yield window
    window.close()


@pytest.fixture
def page(window):
    page = window.new_page()
    yield page
    page.close()


def is_wider_than_the_window(page):
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


@dataclass(frozen=True)
class Looked:
    """What was seen of a page in one visit."""

    found: dict[str, list[Any]]
    """By axe, by how the page was looked at."""
    is_too_wide: tuple[bool, bool]
    """At 320 pixels, and there with the widest spacing."""
    without_a_role: list[str]
    links: list[tuple[str, str]]
    """Words and address."""


def look(page, path):
    """Look at one page in every way that needs no other loading of it."""
    page.goto(path)
    is_english = path.startswith("/en/")
    found = {"wide": faults(page, EVERYTHING if is_english else ALL_BUT_COLOURS)}
    links = page.evaluate(LINKS)
    if is_english:
        # In the dark only the colours differ.
        page.emulate_media(color_scheme="dark")
        found["wide, dark"] = faults(page, COLOURS)
        page.set_viewport_size(NARROW)
        found["narrow, dark"] = faults(page, COLOURS)
        page.emulate_media(color_scheme="light")
        found["narrow"] = faults(page)
    page.set_viewport_size(NARROW)
    without_a_role, narrow = page.evaluate(WITHOUT_A_ROLE), is_wider_than_the_window(page)
    page.add_style_tag(content=SPACED)
    return Looked(found, (narrow, is_wider_than_the_window(page)), without_a_role, links)


@pytest.fixture(scope="module")
def visits():
    return {}


@pytest.fixture
def looked(path, page, visits):
    if path not in visits:
        visits[path] = look(page, path)
    return visits[path]


class TestAxeFindsNothing:
    @pytest.mark.parametrize("path", [*ENGLISH, *SPANISH])
    def test_on_a_wide_or_a_narrow_screen_light_or_dark(self, looked):
        assert {where: what for where, what in looked.found.items() if what} == {}

    @pytest.mark.parametrize("path", DIFFERENT)
    def test_without_the_scripts_of_the_site(self, path, page):
        # axe itself is a script: it is ours that are kept away.
        page.route("**/*.js", lambda route: route.abort())
        page.goto(path)

        assert faults(page, ALL_BUT_COLOURS) == []


class TestTheRoles:
    """Some browsers take a list without bullets for no list, and a table laid out as blocks for no table."""

    @pytest.mark.parametrize("path", ENGLISH)
    def test_are_written_out_where_the_stylesheet_takes_their_looks_away(self, looked):
        assert looked.without_a_role == []


WITHOUT_A_ROLE = """(() => {
    const own = {TABLE: "table", THEAD: "table-header-group", TBODY: "table-row-group", TR: "table-row",
        TH: "table-cell", TD: "table-cell", CAPTION: "table-caption"};
    const bare = element => {
        const style = getComputedStyle(element);
        if (element.matches("ul, ol"))
            return style.listStyleType === "none"
                || [...element.children].every(item => getComputedStyle(item).display !== "list-item");
        return style.display !== own[element.tagName];
    };
    // Where one part of a table is laid out otherwise, the whole of it needs its roles.
    const torn = [...document.querySelectorAll("table")]
        .filter(table => [table, ...table.querySelectorAll("thead, tbody, tr, th, td")].some(bare))
        .flatMap(table => [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]);
    return [...document.querySelectorAll("ul, ol")].filter(bare).concat(torn)
        .filter(element => !element.hasAttribute("role")).map(element => element.outerHTML.slice(0, 100));
})()"""


# A slip is read with its statement, what rests on a law under the heading of its page, a source in its row.
LINKS = """[...document.querySelectorAll('a[href]')].filter(e => !e.closest('.mark__body, .rests, .ledger'))
    .map(e => [(e.getAttribute('aria-label') || e.textContent).trim().replace(/\\s+/g, ' ').toLowerCase(), e.href])"""


class TestAKeyboard:
    @pytest.mark.parametrize("path", DIFFERENT)
    def test_reaches_everything_in_the_order_of_the_page_and_sees_where_it_is(self, path, page):
        # Scrolling smoothly to what has the focus takes longer than the next press of the key.
        page.emulate_media(reduced_motion="reduce")
        page.goto(path)
        page.evaluate(
            "window.order = [...document.querySelectorAll('a[href], summary, button, input, select, textarea')]"
            ".filter(e => e.checkVisibility({visibilityProperty: true}) && !e.disabled && e.type !== 'hidden')"
        )
        reached = []
        for _press in range(40):
            page.keyboard.press("Tab")
            reached.append(
                page.evaluate(
                    "(() => { const e = document.activeElement, r = e.getBoundingClientRect(), s = getComputedStyle(e);"
                    "return [window.order.indexOf(e), s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,"
                    "r.bottom > 0 && r.top < innerHeight] })()"
                )
            )
            if reached[-1][0] in (-1, page.evaluate("window.order.length - 1")):
                break

        # A field for a date is several stops; the browser marks the inner ones itself.
        stops = [next(stops) for place, stops in groupby(reached, key=itemgetter(0)) if place != -1]
        places = [place for place, *_rest in stops]
        assert places == list(range(len(places)))
        assert len(places) >= min(40, page.evaluate("window.order.length"))
        assert [stop for stop in stops if not all(stop[1:])] == []

    def test_can_skip_to_the_content(self, page):
        page.goto("/en/")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")

        assert page.evaluate("document.activeElement.closest('main') !== null")


class TestTheLayout:
    @pytest.mark.parametrize("path", [*ENGLISH, *SPANISH])
    def test_needs_no_sideways_scrolling_at_320_pixels_nor_with_wide_spacing(self, looked):
        assert looked.is_too_wide == (False, False)

    @pytest.mark.parametrize("path", DIFFERENT)
    def test_loses_nothing_with_wide_spacing(self, path, page):
        page.goto(path)
        page.add_style_tag(content=SPACED)
        clipped = page.evaluate(
            "[...document.body.querySelectorAll('*')].filter(e => !e.closest('.unseen, svg') && e.checkVisibility()"
            "&& ['hidden', 'clip'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth + 1)"
            ".map(e => e.outerHTML.slice(0, 80))"
        )

        assert clipped == []

    @pytest.mark.parametrize("path", DIFFERENT)
    def test_bears_zoom_and_letters_of_twice_the_size(self, path, page):
        # A window of 1280 pixels at 200 % is one of 640.
        page.set_viewport_size({"width": 640, "height": 400})
        page.goto(path)
        zoomed = is_wider_than_the_window(page)
        page.add_style_tag(content="html { font-size: 200% }")

        assert (zoomed, is_wider_than_the_window(page)) == (False, False)


class TestWords:
    @pytest.mark.parametrize("path", [*ENGLISH, *SPANISH])
    def test_of_a_link_say_where_it_leads_and_the_same_words_lead_to_the_same_place(self, looked):
        vague = {"here", "more", "read more", "link", "aquí", "más", "leer más", "enlace", ""}
        leads = {}
        for words, address in looked.links:
            leads.setdefault(words, set()).add(address.partition("#")[0])

        assert vague & set(leads) == set()
        assert {words: addresses for words, addresses in leads.items() if len(addresses) > 1} == {}

    def test_of_a_cell_name_its_card_where_the_table_is_stacked(self, page):
        page.set_viewport_size(NARROW)
        page.goto(KINDS["comparison"][0])
        first = page.locator(".comparison__row").first
        heading, cells = first.locator("th"), first.locator("td")

        assert heading.bounding_box()["y"] < cells.nth(0).bounding_box()["y"] < cells.nth(1).bounding_box()["y"]
        assert cells.nth(0).inner_text().split("\n")[0] != cells.nth(1).inner_text().split("\n")[0]
        assert all(cell.locator(".comparison__card").is_visible() for cell in cells.all())


class TestSettingsOfTheReader:
    @pytest.mark.parametrize("path", DIFFERENT)
    def test_less_motion_is_no_motion(self, path, page):
        page.emulate_media(reduced_motion="reduce")
        page.goto(path)

        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
        assert page.evaluate("document.getAnimations().length") == 0
        assert page.evaluate(
            "[...document.querySelectorAll('*')].every(e => getComputedStyle(e).transitionDuration === '0s')"
        )

    def test_forced_colours_keep_every_mark(self, page):
        page.emulate_media(forced_colors="active")
        page.goto(KINDS["comparison"][0])
        marks = page.evaluate(
            "[...document.querySelectorAll('.verdict, .stamp')].filter(e => e.checkVisibility()).map(e =>"
            "getComputedStyle(e, e.matches('.verdict') ? '::before' : null).borderTopStyle + e.textContent.trim())"
        )

        assert marks
        assert not [mark for mark in marks if mark.startswith("none") or mark in ("solid", "dashed")]
