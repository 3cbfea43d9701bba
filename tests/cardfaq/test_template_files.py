"""Templates are formatted for who writes them; what readers receive is not."""

import pytest
from django.conf import settings
from django.template.loader import get_template

from cardfaq.template_files import compact

BLANKS_COUNT_IN = ("<pre", "<textarea")


def test_a_template_is_sent_without_its_indentation():
    source = (settings.BASE_DIR / "templates" / "components" / "entry.html").read_text(encoding="utf-8")

    sent = get_template("components/entry.html").render({"label": "Law", "slot": "Text"})

    assert "\n  " in source
    assert '<h2 class="entry__label">Law</h2>\n<div class="entry__body">Text</div></section>' in sent


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ('<a\n  href="/"\n  rel="next"\n>Next</a>', '<a href="/" rel="next">Next</a>'),
        ('<b\n  {% if a > b %}class="x"{% endif %}\n>', '<b {% if a > b %}class="x"{% endif %}>'),
        ('<p\n  class="\n    one\n    two\n  "\n>', '<p class="one two">'),
        ("<p>\n  Words\n  of two lines\n</p>", "<p>Words of two lines</p>"),
        ("{{ day }}:\n  {% if new %}\n    new\n  {% endif %}", "{{ day }}: {% if new %} new {% endif %}"),
        ("<p>Bread</p>\n<p>Salt</p>", "<p>Bread</p>\n<p>Salt</p>"),
        ("<b>\n  A card\n</b>\n<i>of mine</i>", "<b> A card </b>\n<i>of mine</i>"),
        ("{% if 1 < 2 %}\n  a\n{% endif %}", "{% if 1 < 2 %} a {% endif %}"),
        ("<header>\n  <h1>\n    Title\n  </h1>\n</header>", "<header><h1>Title</h1></header>"),
    ],
)
def test_only_blanks_that_nobody_sees_are_left_out(written, sent):
    assert compact(written) == sent


def test_no_template_has_an_element_in_which_blanks_count():
    assert [
        str(file)
        for file in (settings.BASE_DIR / "templates").rglob("*.html")
        if any(element in file.read_text(encoding="utf-8") for element in BLANKS_COUNT_IN)
    ] == []
