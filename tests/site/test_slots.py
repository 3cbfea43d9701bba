"""Frames with a place for what they hold: `{% within %}`."""

from django.template import engines
from django.utils.translation import override


def render(source: str, **facts: object) -> str:
    words = engines["django"].from_string("{% load i18n slots %}" + source).render(facts)
    return " ".join(words.split())


class TestWithin:
    def test_puts_what_stands_inside_in_the_frame(self):
        page = render('{% within "components/entry.html" id="law" label="Law" %}<p>Text</p>{% endwithin %}')

        assert page == (
            '<section class="entry" id="law"> <h2 class="entry__label">Law</h2>'
            ' <div class="entry__body"><p>Text</p></div> </section>'
        )

    def test_lets_what_stands_inside_see_the_page(self):
        entry = '{% within "components/entry.html" label=one %}<b>{{ one }}</b>{% endwithin %}'

        page = render("{% for one in all %}" + entry + "{% endfor %}", all=["A", "B"])

        assert "<b>A</b>" in page
        assert "<b>B</b>" in page

    def test_shows_the_frame_only_what_it_is_given(self):
        page = render('{% within "components/entry.html" label="Law" %}Text{% endwithin %}', id="of-the-page")

        assert "of-the-page" not in page

    def test_escapes_what_it_is_given(self):
        page = render('{% within "components/entry.html" label=label %}{{ label }}{% endwithin %}', label="<i>")

        assert "<i>" not in page
        assert page.count("&lt;i&gt;") == 2

    def test_translates_a_label(self):
        with override("es"):
            page = render('{% within "components/entry.html" label=_("What to bring") %}{% endwithin %}')

        assert "Qué llevar" in page

    def test_holds_other_frames(self):
        page = render(
            '{% within "components/entry.html" label="Outer" %}'
            '{% within "components/aside.html" label="Inner" %}Text{% endwithin %}'
            "{% endwithin %}"
        )

        assert '<div class="entry__body"> <details class="aside"> <summary>Inner</summary> Text </details>' in page

    def test_folds_nothing_where_the_frame_has_no_label(self):
        assert render('{% within "components/aside.html" label="" %}Text{% endwithin %}') == "Text"
