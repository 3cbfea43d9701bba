import re

import pytest
from django.utils.safestring import mark_safe

from content.markup import mark_chinese, render
from content.markup.chinese import mark_runs
from tests.markup.cast import Site


def marked(text):
    """Show the marked runs in braces."""
    return re.sub(r'<span lang="zh-(?:Hans|Latn)" translate="no">', "{", mark_runs(text)).replace("</span>", "}")


class TestMarkRuns:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("the code (医保码), then", "the code ({医保码}), then"),
            ("医保码 (yībǎomǎ)", "{医保码} ({yībǎomǎ})"),
            ("《社会保险法》第64条", "{《社会保险法》第64条}"),
            ("在2024年12月1日，请。Then", "{在2024年12月1日，请。}Then"),
            ("医保电子凭证（医保码）", "{医保电子凭证（医保码）}"),
            ("他说“可以”。", "{他说“可以”。}"),
            ("卡 and 码", "{卡} and {码}"),
            ("卡12333", "{卡}12333"),
            ("卡（old)", "{卡}（old)"),
            ("“卡” is card", "“{卡}” is card"),
            ("𠮷野家", "{𠮷野家}"),
            ("〇", "{〇}"),
            ("«卡», 码", "«{卡}», {码}"),
            ("no Chinese，here", "no Chinese，here"),
            ("", ""),
        ],
    )
    def test_wraps_each_run_and_nothing_else(self, text, expected):
        assert marked(text) == expected


class TestChineseInHtml:
    def test_is_marked_in_prose(self):
        html = render("Ask for **医保码** at 12333.", resolve=Site(), language="en")

        assert html == '<p>Ask for <strong><span lang="zh-Hans" translate="no">医保码</span></strong> at 12333.</p>'

    def test_is_marked_in_the_label_of_a_reference_but_not_in_its_attributes(self):
        html = render("[[phrase:enable-bank-function]] [x](https://example.cn/医保)", resolve=Site(), language="en")

        assert '><span lang="zh-Hans" translate="no">我要激活社保卡的金融功能。</span></a>' in html
        assert html.count("<span") == 1

    @pytest.mark.parametrize(
        "html",
        [
            '<b lang="zh-Hans" translate="no">社保卡</b>',
            '<b lang="zh">社保<i>卡</i></b>',
            "<p lang='zh-Hant'>社<br>保</p>",
            '<img alt="社保卡">',
        ],
    )
    def test_is_left_where_it_is_marked_already(self, html):
        assert mark_chinese(mark_safe(html), "en") == html

    def test_is_marked_again_after_an_element_that_was(self):
        html = mark_chinese(mark_safe('<b lang="zh-Hans" translate="no">社</b> 保'), "en")

        assert html == '<b lang="zh-Hans" translate="no">社</b> <span lang="zh-Hans" translate="no">保</span>'

    def test_marking_twice_changes_nothing(self):
        once = mark_chinese("社保卡 and 医保码", "en")

        assert mark_chinese(once, "en") == once


class TestPinyin:
    @pytest.mark.parametrize(
        ("text", "pinyin"),
        [
            ("结算 (jiésuàn), settlement", "jiésuàn"),
            ("Una tarifa local (工本费, gōngběnfèi) se contó", "gōngběnfèi"),
            ("银行 (kǎmiàn yìn yǒu … yínháng), the bank", "kǎmiàn yìn yǒu … yínháng"),
            ("国家医疗保障局 (Guójiā Yīliáo Bǎozhàngjú)", "Guójiā Yīliáo Bǎozhàngjú"),
            ("西安 (Xī’ān)", "Xī’ān"),
            ("女 (nǚ)", "nǚ"),
            ("儿 (ér)", "ér"),
        ],
    )
    def test_is_marked_where_it_follows_its_chinese(self, text, pinyin):
        assert f'<span lang="zh-Latn" translate="no">{pinyin}</span>' in mark_runs(text)

    @pytest.mark.parametrize(
        "text",
        [
            "社保卡 (está en la tarjeta)",
            "社保卡 (the card)",
            "社保卡 (según el banco)",
            "resolución (jiésuàn) de cuentas",
            "社保卡, además,",
            "卡 (" + "an" * 5000 + "!",
            "卡 (" + "áng " * 5000 + "!",
        ],
    )
    def test_is_not_seen_where_there_is_none(self, text):
        assert "zh-Latn" not in mark_runs(text)
