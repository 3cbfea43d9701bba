import random
from concurrent.futures import ThreadPoolExecutor

import html5lib
import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy, override

from content.markup import Target, dialect, mark_chinese, plain, render, render_inline, render_many
from tests.markup.cast import Site


def blocks(text, language="en", **options):
    return render(text, resolve=Site(), language=language, **options)


def words(text, language="en", **options):
    return render_inline(text, resolve=Site(), language=language, **options)


class TestRender:
    def test_makes_paragraphs_lists_and_emphasis(self):
        html = blocks("Bring **both**.\n\n1. Passport\n2. Card\n\n- one\n- *two*")

        assert "<p>Bring <strong>both</strong>.</p>" in html
        assert "<ol>\n<li>Passport</li>" in html
        assert "<li><em>two</em></li>" in html

    def test_gives_what_a_template_may_show_as_it_is(self):
        assert isinstance(blocks("Words."), SafeString)
        assert isinstance(words("1 < 2"), SafeString)

    def test_begins_headings_at_the_third_level_and_ends_at_the_sixth(self):
        assert blocks("# A\n\n## B\n\n##### C") == "<h3>A</h3>\n<h4>B</h4>\n<h6>C</h6>"

    def test_tells_what_the_headings_of_a_table_are_headings_of(self):
        html = blocks("| Card | Cost |\n|:-----|-----:|\n| Old  | none |")

        assert '<th scope="col">Card</th>' in html
        assert "style" not in html

    def test_keeps_the_number_a_list_begins_with(self):
        assert '<ol start="3">' in blocks("3. Third\n4. Fourth")

    def test_takes_indented_words_as_words(self):
        assert blocks("First.\n\n    Indented.") == "<p>First.</p>\n<p>Indented.</p>"

    def test_makes_nothing_of_nothing(self):
        assert blocks("  \n ") == ""
        assert words("") == ""


class TestReferences:
    def test_are_labelled_by_their_target(self):
        html = blocks("See [[law:social-insurance-law/64]].")

        assert html == (
            '<p>See <a href="/en/law/social-insurance-law/article-64/">Social Insurance Law, art.\u00a064</a>.</p>'
        )

    def test_keep_the_editors_words(self):
        html = words("[the *physical* card](card:social-security-card)")

        assert html == '<a href="/en/cards/social-security-card/">the <em>physical</em> card</a>'

    def test_say_the_language_behind_the_link_where_it_differs(self):
        assert 'hreflang="es"' in blocks("[[guide:only-in-spanish]]", language="en")
        assert "hreflang" not in blocks("[[guide:only-in-spanish]]", language="es")

    def test_mark_those_that_lead_outside(self):
        html = words("[[page:ministry]]")

        assert html == '<a href="https://example.cn/" hreflang="zh-Hans" class="outside" rel="external">Ministry</a>'

    def test_carry_their_targets_title(self):
        assert 'title="Say this"' in words("[[phrase:enable-bank-function]]")

    def test_are_words_alone_where_there_is_nothing_to_open(self):
        assert words("See [[question:withdrawn]].") == "See A question no longer answered."

    def test_stand_in_red_in_a_preview_when_they_lead_nowhere(self):
        html = words("[[card:none]] and [own words](card:none)", on_unknown="show")

        assert html == (
            '<span class="reference--broken">card:none</span> and <span class="reference--broken">own words</span>'
        )

    def test_work_in_the_cells_of_a_table(self):
        html = blocks("| a |\n|---|\n| [x](card:social-security-card) |\n| [[law:social-insurance-law]] |")

        assert html.count("<a href=") == 2

    def test_stay_as_typed_in_code(self):
        assert words("`[[card:none]]`") == '<code translate="no">[[card:none]]</code>'

    def test_are_never_links_inside_links(self):
        html = words("[see [[card:social-security-card]] here](law:social-insurance-law)")

        tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
        assert tree.findall(".//a//a") == []
        assert html.count("<a ") == 2

    def test_are_resolved_in_one_call_for_many_texts(self):
        site = Site()

        first, second, third = render_many(
            ["[[card:social-security-card]]", "Words.", "[[law:social-insurance-law]]"], resolve=site, language="en"
        )

        assert site.calls == 1
        assert ("Social security card" in first, second, "Social Insurance Law" in third) == (
            True,
            "<p>Words.</p>",
            True,
        )

    def test_label_and_address_are_escaped(self):
        def hostile(references):
            return {reference.name: Target('/"><b>', "<b>&", title='"><i>') for reference in references}

        html = render("[[card:a]]", resolve=hostile, language="en")

        assert html == '<p><a href="/&quot;&gt;&lt;b&gt;" title="&quot;&gt;&lt;i&gt;">&lt;b&gt;&amp;</a></p>'


class TestLinks:
    def test_that_lead_outside_are_marked(self):
        assert words("[site](https://example.org/?a=1&b=2)") == (
            '<a class="outside" href="https://example.org/?a=1&amp;b=2" rel="external">site</a>'
        )

    def test_that_lead_to_a_chinese_site_say_so(self):
        html = words("[one](https://example.org/) and [two](https://www.example.gov.cn/a.cn?b=.cn) and [three](tel:1)")

        assert html.count("(in Chinese)") == 1
        assert 'rel="external">two</a> (in Chinese) and' in html
        assert html.count('hreflang="zh"') == 1

    @pytest.mark.parametrize("link", ["mailto:a@example.cn", "tel:12333", "#step-3"])
    def test_that_stay_are_not(self, link):
        assert words(f"[words]({link})") == f'<a href="{link}">words</a>'

    def test_may_be_addresses_alone(self):
        assert 'href="https://example.cn/"' in words("<https://example.cn/>")
        assert 'href="mailto:a@example.cn"' in words("<a@example.cn>")


class TestRenderInline:
    @pytest.mark.parametrize("text", ["1. May is a holiday", "# 5", "- 5 °C", "12333", "> more", "a | b", "==="])
    def test_takes_marks_of_blocks_as_words(self, text):
        assert plain_text_of(words(text)) == text
        assert "<" not in words(text)

    def test_joins_paragraphs(self):
        assert words("One.\n\nTwo **three**.") == "One.\nTwo <strong>three</strong>."

    def test_puts_no_paragraph_around_plain_words(self):
        assert words("Bring your passport.") == "Bring your passport."


HOSTILE = [
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(1)</scr</script>ipt>",
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x]( javascript:alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](\x01javascript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "<javascript://example.cn/%0aalert(1)>",
    '[x](https://example.cn/"onmouseover="alert(1))',
    '[x](https://example.cn/ "title\\" onmouseover=alert(1)")',
    '[x](card:a"><script>alert(1)</script>)',
    '[[card:a"><script>alert(1)</script>]]',
    "[[javascript:alert]]",
    "![x](javascript:alert(1))",
    "[x]: javascript:alert(1)\n\n[x]",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<!-- <script>alert(1)</script> -->",
    "<![CDATA[<script>alert(1)</script>]]>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<a data-reference="card:a" href="javascript:alert(1)">x</a>',
    "`<script>alert(1)</script>`",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "\x02wzxhzdk:0\x03 \x02klzzwxh:0000\x03 \x02amp\x03 [x](\x02amp\x03javascript:alert(1))",
    "**unclosed [brackets](and `code",
    "[[card:",
    "]]>]]><p></div></span>",
    "\x00\x01\x7f\ufffe",
]

ELEMENTS = {
    *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br"),
    *("table", "thead", "tbody", "tr", "th", "td", "a", "strong", "em", "code", "span"),
}
ATTRIBUTES = {"href", "hreflang", "title", "class", "rel", "start", "scope", "lang", "translate"}
SCHEMES = ("https://", "http://", "mailto:", "tel:", "#", "/en/", "/es/")


def plain_text_of(html):
    return "".join(html5lib.parseFragment(html, namespaceHTMLElements=False).itertext())


def assert_harmless(html):
    for element in html5lib.parseFragment(html, namespaceHTMLElements=False).iter():
        if element.tag == "DOCUMENT_FRAGMENT":
            continue
        assert element.tag in ELEMENTS, html
        assert set(element.attrib) <= ATTRIBUTES, html
        assert element.get("href", "#").startswith(SCHEMES), html


class TestHostileText:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_becomes_nothing_that_acts(self, text):
        for html in (blocks(text, on_unknown="show"), words(text, on_unknown="show"), mark_chinese(text, "en")):
            assert_harmless(html)

    def test_is_shown_as_it_was_typed(self):
        assert plain_text_of(blocks("<script>alert(1)</script>")) == "<script>alert(1)</script>"

    @pytest.mark.parametrize(
        "text",
        [
            *("[" * 20_000, "[[" * 20_000, "[a](" * 5_000, "*" * 20_000, "_a" * 20_000, "`a " * 20_000, "<a " * 20_000),
            *(
                "> " * 2_000,
                "1. " * 3_000,
                "&" * 20_000,
                "《" * 20_000,
                "中“" * 20_000,
                "1 234 " * 20_000,
                "\\" * 20_000,
            ),
            "\n".join("    " * depth + "- deeper" for depth in range(300)),
        ],
        ids=lambda text: text[:8].strip(),
    )
    def test_may_be_huge(self, text):
        assert_harmless(blocks(text, "es", on_unknown="show"))

    def test_does_not_spoil_the_text_after_it(self):
        blocks("1. " * 3_000)

        assert blocks("- one") == "<ul>\n<li>one</li>\n</ul>"

    def test_may_be_any_mixture_of_marks(self):
        dice = random.Random(64)
        parts = [
            *HOSTILE,
            "[",
            "]",
            "](",
            ")",
            "[[",
            "]]",
            "*",
            "**",
            "_",
            "`",
            "|",
            "\n",
            "\n\n",
            "- ",
            "# ",
            "社保卡",
            "12 %",
            "card:a",
            " ",
        ]

        for _round in range(400):
            text = "".join(dice.choices(parts, k=dice.randint(1, 12)))
            assert_harmless(blocks(text, "es", on_unknown="show"))
            assert_harmless(words(text, "es", on_unknown="show"))


class TestShortWayForPlainWords:
    """One line without marks skips Markdown: the result must be what Markdown would have said."""

    SIGNS = "aé ñ¿¡.,;:()«»“”’'\"%$/=|~!?-+#1234567890 \u00a0\u3000—…°º社保卡，。《》^{}"

    def test_says_what_markdown_says(self):
        dice = random.Random(12333)
        taken = 0

        for _round in range(1500):
            text = "".join(dice.choices(self.SIGNS, k=dice.randint(1, 30))).strip()
            if dialect.WORDS_ONLY.fullmatch(text):
                taken += 1
                for inline in (False, True):
                    expected = dialect._convert(text, inline)
                    expected = expected.removeprefix("<p>").removesuffix("</p>") if inline else expected
                    assert dialect.parse(text, inline=inline) == expected

        assert taken > 500

    @pytest.mark.parametrize(
        "text", ["1.386 billion holders", "98.3% of them", "¿Cuánto cuesta?", "Fee: 20 yuan (2024)"]
    )
    def test_takes_the_words_of_this_site(self, text):
        assert dialect.WORDS_ONLY.fullmatch(text)


class TestThreads:
    def test_do_not_disturb_one_another(self):
        texts = [f"- item **{number}** [[card:social-security-card]]" for number in range(40)]
        alone = [blocks(text) for text in texts]
        dialect._convert.cache_clear()

        with ThreadPoolExecutor(4) as threads:
            assert list(threads.map(blocks, texts)) == alone


class TestPlain:
    def test_leaves_the_words(self):
        text = "# Cost\n\nThe card is **free** & safe.\n\n- one\n- `two`\n\n| a | b |\n|---|---|\n| c | d |"

        assert plain(text) == "Cost The card is free & safe. one two a b c d"

    def test_makes_references_their_words(self):
        text = "[the card](card:social-security-card), [[law:social-insurance-law/64]] and [a site](https://example.cn/?a>b)"

        assert plain(text, resolve=Site()) == "the card, Social Insurance Law, art. 64 and a site"

    def test_falls_back_on_the_key_where_nobody_resolves(self):
        assert plain("See [[law:social-insurance-law/64]].") == "See social-insurance-law/64."

    @pytest.mark.parametrize("text", HOSTILE)
    def test_takes_anything(self, text):
        assert "\n" not in plain(text)

    def test_does_not_unescape_twice(self):
        assert plain("&amp;lt;b&amp;gt; and **x**") == "&lt;b&gt; and x"


class TestMarkChinese:
    def test_escapes_what_is_not_safe(self):
        assert (
            mark_chinese("<b>社保卡</b>", "en")
            == '&lt;b&gt;<span lang="zh-Hans" translate="no">社保卡</span>&lt;/b&gt;'
        )

    def test_takes_safe_text_as_html(self):
        assert (
            mark_chinese(mark_safe("<b>社保卡</b>"), "en") == '<b><span lang="zh-Hans" translate="no">社保卡</span></b>'
        )

    def test_is_tidy_in_the_language_of_the_page(self):
        with override("es"):
            assert mark_chinese("98,3 %") == "98,3\u00a0%"

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("社保卡 <b>", '<span lang="zh-Hans" translate="no">社保卡</span> &lt;b&gt;'),
            (gettext_lazy("words translated late"), "words translated late"),
            (12333, "12333"),
            (None, ""),
        ],
    )
    def test_is_a_filter_for_any_value(self, value, expected):
        html = Template("{% load prose %}{{ value|chinese }}").render(Context({"value": value}))

        assert html == expected
