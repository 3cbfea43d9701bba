"""Markdown as people type and paste it: taken as it was meant, or refused with its line."""

import pytest

from content.markup import problems
from content.markup.dialect import parse

LIST = "<ul><li>Passport</li><li>Photo</li></ul>"
NUMBERED = "<ol><li>Passport</li><li>Photo</li></ol>"
NESTED = "<ul><li>Papers<ul><li>Passport</li><li>Photo</li></ul></li><li>Money</li></ul>"


def html(text: str) -> str:
    return parse(text).replace("\n", "")


class TestLists:
    @pytest.mark.parametrize(
        "mark", ["-", "*", "+", "•", "◦", "▪", "●", "·", "–", "—", "－", "-\u00a0", "•\t", "\u3000-"]
    )
    def test_begin_with_any_bullet_right_below_a_line(self, mark):
        assert html(f"Bring:\n{mark} Passport\n{mark} Photo") == f"<p>Bring:</p>{LIST}"

    @pytest.mark.parametrize(
        ("first", "second"),
        [("1. ", "2. "), ("1) ", "2) "), ("1、", "2、"), ("1．", "2．"), ("１）", "２）"), ("1.\u00a0", "2.\u00a0")],
    )
    def test_are_numbered_in_any_way(self, first, second):
        assert html(f"Bring:\n{first}Passport\n{second}Photo") == f"<p>Bring:</p>{NUMBERED}"

    @pytest.mark.parametrize("indent", ["  ", "   ", "    ", "\t", "\u00a0\u00a0", "\u3000\u3000"])
    def test_inside_one_another_are_indented_in_any_way(self, indent):
        assert html(f"- Papers\n{indent}- Passport\n{indent}- Photo\n- Money") == NESTED

    @pytest.mark.parametrize("indent", [" ", "  ", "   ", "    ", "\t"])
    def test_may_stand_further_in_as_a_whole(self, indent):
        assert html(f"{indent}- Passport\n{indent}- Photo") == LIST

    def test_go_three_deep_and_back(self):
        text = "1. One\n   - Two\n     - Three\n   - Two again\n2. One again"

        assert html(text) == (
            "<ol><li>One<ul><li>Two<ul><li>Three</li></ul></li><li>Two again</li></ul></li><li>One again</li></ol>"
        )

    def test_may_hold_paragraphs(self):
        assert html("- One\n\n  More.\n- Two") == "<ul><li><p>One</p><p>More.</p></li><li><p>Two</p></li></ul>"

    def test_of_another_kind_are_another_list(self):
        assert html("- Passport\n1. First") == "<ul><li>Passport</li></ul><ol><li>First</li></ol>"

    def test_stand_in_quotations_too(self):
        assert html("> Bring:\n> - Passport\n> - Photo") == f"<blockquote><p>Bring:</p>{LIST}</blockquote>"

    @pytest.mark.parametrize(
        "text",
        [
            "It was founded in\n1999. The card came later.",
            "The office is closed\n– and so is the bank.",
            "(1) In China, by the centre;",
            "2010. A year.",
            "1.5 yuan",
            "-5 degrees",
            "•",
        ],
    )
    def test_are_not_seen_in_sentences(self, text):
        if text[:4] != "2010":
            assert html(text) == "<p>" + text.replace("\n", "") + "</p>"

    def test_leave_tables_alone(self):
        assert html("a | b\n- | -\n1 | 2").startswith("<table>")


class TestHeadings:
    @pytest.mark.parametrize("text", ["#12333", "Call\n#12333", "- #12333", "> #12333", "#tag and more"])
    def test_are_not_seen_in_a_number_to_call(self, text):
        assert "#" in html(text)
        assert "<h" not in html(text)

    @pytest.mark.parametrize("text", ["## Costs", "##Costs", "＃＃ Costs", "##\u00a0Costs", "##\tCosts"])
    def test_are_seen_however_the_space_was_typed(self, text):
        assert html(text) == "<h4>Costs</h4>"


class TestAddresses:
    @pytest.mark.parametrize(
        ("text", "address"),
        [
            ("See https://www.gov.cn/a_b_c/?x=1&y=2.", "https://www.gov.cn/a_b_c/?x=1&amp;y=2"),
            ("(see https://a.cn/b_(c))", "https://a.cn/b_(c)"),
            ("请看https://a.cn/b。好", "https://a.cn/b"),
            ("**https://a.cn/b**", "https://a.cn/b"),
        ],
    )
    def test_typed_alone_are_links_without_the_end_of_the_sentence(self, text, address):
        assert f'href="{address}" rel="external">{address}</a>' in html(text)

    def test_without_a_scheme_lead_to_the_safe_one(self):
        assert 'href="https://www.12333.gov.cn" rel="external">www.12333.gov.cn</a>, ok' in html("www.12333.gov.cn, ok")

    @pytest.mark.parametrize("text", ["[https://a.cn/b](https://a.cn/b)", "<https://a.cn/b>"])
    def test_that_are_links_already_are_one_link(self, text):
        assert html(text).count("<a ") == 1

    def test_in_code_are_no_links(self):
        assert html("`https://a.cn`") == "<p><code>https://a.cn</code></p>"

    def test_are_links_in_a_line_of_words_too(self):
        assert parse("See https://a.cn/b", inline=True).startswith('See <a class="outside"')


class TestSignsOfAChineseKeyboard:
    @pytest.mark.parametrize(
        "text", ["[卡]（card:a-card）", "［卡］（card:a-card）", "［卡］(card:a-card)", "[卡] (card:a-card)"]
    )
    def test_make_links(self, text):
        assert html(text) == '<p><a data-reference="card:a-card">卡</a></p>'

    @pytest.mark.parametrize("text", ["［［card:a-card］］", "【【card:a-card】】"])
    def test_make_references(self, text):
        assert html(text) == '<p><a data-reference="card:a-card"></a></p>'
        assert len(problems(text, set())) == 1

    def test_make_bold_type(self):
        assert html("＊＊粗＊＊") == "<p><strong>粗</strong></p>"

    @pytest.mark.parametrize("text", ["社保卡（2011）", "【重要】办理", "[sic] (as printed)"])
    def test_stay_what_they_are_elsewhere(self, text):
        assert html(text) == f"<p>{text}</p>"


class TestProblems:
    @pytest.mark.parametrize(
        ("text", "sign"),
        [
            ("**bold", "**"),
            ("bold**", "**"),
            ("** bold **", "**"),
            ("a *b c", "*"),
            ("`code", "`"),
            ("an _emphasis", "_"),
        ],
    )
    def test_name_the_line_of_what_was_not_closed(self, text, sign):
        [problem] = problems(f"**One** line.\n\n{text}", set())

        assert problem.startswith(f"Line 3: “{sign}” has no partner.")

    @pytest.mark.parametrize("written", ["<b>", "</b>", "<br>", "<br/>", '<span class="x">', "<TABLE>", "<!--", "<h2>"])
    def test_name_the_line_of_html(self, written):
        [problem] = problems(f"One line.\n{written}", set())

        assert problem.startswith(f"Line 2: “{written}” is HTML")

    @pytest.mark.parametrize(
        "text",
        [
            *("5 * 3", "5*3", "\\*", "\\*\\*", "snake_case", "____", "Say __ here.", "**a** *b* `c` _d_", "* a\n* b"),
            *("<30 days", "a < b > c", "`<b>`", "\\<b>", "<https://a.cn>", "<x@y.cn>", "https://a.cn/_b_*c", "***"),
        ],
    )
    def test_are_silent_about_what_is_meant(self, text):
        assert problems(text, set()) == []
