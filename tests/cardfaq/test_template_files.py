"""Templates are indented for who writes them; what readers receive is not."""

from django.conf import settings
from django.template.loader import get_template

BLANKS_COUNT_IN = ("<pre", "<textarea")


def test_a_template_is_sent_without_its_indentation():
    source = (settings.BASE_DIR / "templates" / "components" / "entry.html").read_text(encoding="utf-8")

    sent = get_template("components/entry.html").render({"label": "Law", "slot": "Text"})

    assert "\n  " in source
    assert "\n " not in sent
    assert '</h2>\n<div class="entry__body">' in sent


def test_an_error_in_a_template_still_names_its_line():
    template = get_template("components/entry.html").template
    source = (settings.BASE_DIR / "templates" / "components" / "entry.html").read_text(encoding="utf-8")

    assert template.source.count("\n") == source.count("\n")


def test_no_template_has_an_element_in_which_indentation_counts():
    assert [
        str(file)
        for file in (settings.BASE_DIR / "templates").rglob("*.html")
        if any(element in file.read_text(encoding="utf-8") for element in BLANKS_COUNT_IN)
    ] == []
