"""One stylesheet stands inside each page, and only that one may."""

import base64
import hashlib

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.template import engines
from django.test import RequestFactory

from cardfaq.stylesheet import ENTRIES, _build, stylesheet


@pytest.fixture
def written(settings, tmp_path):
    """Write stylesheets into a site of their own, read anew each time."""
    settings.BASE_DIR = tmp_path
    settings.DEBUG = True

    def write(**files):
        for name, text in files.items():
            file = tmp_path / "static" / "css" / f"{name.replace('__', '/')}.css"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")

    return write


class TestStylesheet:
    def test_puts_its_parts_together_in_their_layers(self, written):
        written(
            site='/* a */ @import url("tokens.css") layer(tokens);\n@import "components/stamp.css" layer(components);',
            tokens=":root { --ink: #13211d; } /* ink */",
            components__stamp=".stamp { color: var(--ink); }",
        )

        assert stylesheet().css == ("@layer tokens{:root{--ink:#13211d}}@layer components{.stamp{color:var(--ink)}}")

    def test_keeps_a_medium(self, written):
        written(site='@import url("print.css") layer(print) print;', print="a{color:black}")

        assert stylesheet().css == "@media print{@layer print{a{color:black}}}"

    def test_follows_an_import_inside_an_import_from_its_own_folder(self, written):
        written(
            site='@import url("components/all.css");',
            components__all='@import url("stamp.css");',
            components__stamp="b{color:red}",
        )

        assert stylesheet().css == "b{color:red}"

    def test_does_not_follow_an_import_in_a_comment(self, written):
        written(site='/* @import url("gone.css"); */ b{color:red}')

        assert stylesheet().css == "b{color:red}"

    def test_names_its_tokens_shortly_for_readers(self, written, settings):
        written(site=":root{--ink:#13211d;--paper:#fff}.a--b{color:var(--ink);fill:var(--ink)}.b{color:var(--paper)}")
        settings.DEBUG = False

        assert _build().css == ":root{--a:#13211d;--b:#fff}.a--b{color:var(--a);fill:var(--a)}.b{color:var(--b)}"

    def test_is_read_again_in_development(self, written):
        written(site="a{color:red}")
        before = stylesheet()
        written(site="a{color:blue}")

        assert stylesheet() != before

    @pytest.mark.parametrize(
        ("css", "reason"),
        [
            ('@import url("gone.css");', "no such stylesheet"),
            ('@import url("site.css");', "imports itself"),
            ("a::before{content:'</style>'}", "cannot hold"),
        ],
    )
    def test_refuses_what_would_break_a_page(self, written, css, reason):
        written(site=css)

        with pytest.raises(ImproperlyConfigured, match=reason):
            stylesheet()

    @pytest.mark.parametrize("entry", ENTRIES)
    def test_of_this_site_asks_for_no_further_file(self, entry):
        css = stylesheet(entry).css

        assert "@import" not in css
        assert "/*" not in css
        assert "url(" not in css

    def test_stands_in_a_page_exactly_as_its_hash_says(self):
        template = engines["django"].from_string("<style>{{ site_css }}</style>")

        page = template.render({}, RequestFactory().get("/en/"))

        css = page.removeprefix("<style>").removesuffix("</style>")
        digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
        assert stylesheet().csp_hash == f"'sha256-{digest}'"
