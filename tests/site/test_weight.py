"""No page is heavy: it is read on a phone, in a queue, on a weak network."""

import brotli
import pytest

from tests import stock
from tests.site.weight import Scales, Weight, decoded, first_screen, needed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("weight")]

ROUND_TRIP = 14_000
"""What a server sends before it waits for the first answer: ten packets of about 1,460 bytes, less their headers."""
FIRST_LOAD = 25_000
REQUESTS = 3
A_PHONE = {"width": 360, "height": 640}
LONGEST = [
    "/en/",
    "/en/cards/social-security-card/",
    "/en/compare/electronic-social-security-card-vs-social-security-card/",
    "/en/guides/use-the-card-or-code-at-a-hospital/",
    "/en/law/social-insurance-services-regulations/article-7/",
    "/en/phrases/",
    "/en/questions/",
    "/en/you-may-have-read/",
    "/es/glosario/",
    "/es/fuentes/",
]
"""Of each kind of page the longest; those of a kind share the start."""


@pytest.fixture(scope="module")
def scales(site) -> Scales:
    return Scales(site)


@pytest.fixture(scope="module")
def weights(site, scales) -> list[Weight]:
    """Every page roughly, as the walk read it; those that seem too heavy exactly, as they come from the server:
    compressing all as hard as the site does takes minutes.
    """
    rough_scales = Scales(site, stock.pages())
    rough = [rough_scales.weigh(path) for path in scales.paths()]
    return [weight if is_light(weight) else scales.weigh(weight.path) for weight in rough]


def is_light(weight: Weight) -> bool:
    return weight.first_paint <= ROUND_TRIP and weight.first_load <= FIRST_LOAD


def test_every_page_is_drawn_after_one_round_trip(weights):
    assert [weight for weight in weights if weight.first_paint > ROUND_TRIP] == []


def test_every_page_with_all_it_loads_is_light(weights):
    assert [weight for weight in weights if weight.first_load > FIRST_LOAD] == []


def test_every_page_asks_for_little_more_than_itself(weights):
    assert [weight for weight in weights if weight.requests > REQUESTS] == []


@pytest.mark.parametrize("path", LONGEST)
def test_a_phone_shows_the_whole_first_screen_of_what_one_round_trip_brings(path, site, scales, new_window):
    window = new_window(base_url=site.url, viewport=A_PHONE, java_script_enabled=False)
    page = window.new_page()
    page.goto(path)
    whole = page.screenshot()
    head, stream = scales.fetch(path)
    start = decoded(stream[: ROUND_TRIP - len(head)])
    page.route(f"{site.url}{path}", lambda route: route.fulfill(body=start, content_type="text/html; charset=utf-8"))

    page.goto(path)

    assert page.screenshot() == whole


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_on_a_page_moves_while_it_loads(width, site, new_window):
    window = new_window(base_url=site.url, viewport={"width": width, "height": 800})
    page = window.new_page()
    # A slow line: pictures and scripts come long after the text.
    page.route("**/static/**", lambda route: (page.wait_for_timeout(150), route.continue_()))
    moved = {}
    for path in LONGEST:
        page.goto(path)
        moved[path] = page.evaluate(
            "new Promise(done => { new PerformanceObserver(list => done(list.getEntries().map(e => e.value)))"
            ".observe({type: 'layout-shift', buffered: true}); setTimeout(() => done([]), 200) })"
        )

    assert {path: shifts for path, shifts in moved.items() if shifts} == {}


class TestTheScales:
    def test_take_the_start_of_a_page_up_to_a_screen_of_text(self):
        start = first_screen(
            f"<head><title>{'h' * 5000}</title></head><body><p>{'a' * 600}</p>\n<p>{'b' * 600}</p><p>c</p>"
        )

        assert start.endswith("b")

    def test_do_not_count_what_a_closed_fold_holds(self):
        fold = f"<details><summary>{'a' * 600}</summary><p>{'b' * 600}</p></details>"

        assert first_screen(f"<body>{fold}{fold}<p>c</p>").count("b" * 600) == 1

    def test_count_what_an_open_fold_holds(self):
        fold = f"<details open><summary>{'a' * 600}</summary><p>{'b' * 600}</p></details>"

        assert first_screen(f"<body>{fold}{fold}<p>c</p>").endswith("b")

    def test_find_how_much_of_a_stream_is_needed(self):
        text = " ".join(map(str, range(20_000))).encode()
        stream = brotli.compress(text, quality=7)

        some = needed(stream, 30_000)

        assert len(decoded(stream[:some])) >= 30_000 > len(decoded(stream[: some - 1]))
        assert some < len(stream) / 2

    def test_find_a_page_that_was_read_before_a_little_heavier_than_it_is(self, site, scales):
        path = LONGEST[0]
        [page] = [page for page in stock.pages() if page.path == path]

        exactly, roughly = scales.weigh(path), Scales(site, [page]).weigh(path)

        assert exactly.page <= roughly.page <= exactly.page * 1.2
        assert exactly.first_paint <= roughly.first_paint
        assert exactly.requests == roughly.requests
