"""The report of the bench: what moved, and a picture of cost against size."""

import xml.etree.ElementTree as etree

from bench.report import Figure, moved, picture


def test_a_figure_moved_where_its_rounds_lie_beside_those_of_the_last_run():
    figures = [Figure("hit", (2.0, 2.1, 2.2)), Figure("miss", (1.0, 1.1)), Figure("new", (5.0,))]
    before = {"hit": [1.0, 1.1, 1.2], "miss": [1.05, 1.2]}

    assert moved(figures, before) == ["hit: 1.1 → 2.1"]


def test_a_tenth_is_no_move():
    assert moved([Figure("hit", (1.06, 1.07))], {"hit": [1.0, 1.01]}) == []


def test_the_picture_is_drawn_from_one_size_or_several():
    sizes = [{"pages": 10, "search, p95 ms": 1.0}, {"pages": 1000, "search, p95 ms": 2.0}]

    for some in (sizes, sizes[:1]):
        drawing = etree.fromstring(picture(some))
        assert len(drawing.findall("{http://www.w3.org/2000/svg}polyline")) == 5
