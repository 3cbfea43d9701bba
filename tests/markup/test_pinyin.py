"""Pinyin is a reading of its characters."""

import pytest

from content.markup.pinyin import chinese_problems, unread


@pytest.mark.parametrize(
    ("characters", "pinyin"),
    [
        ("社会保障卡", "shèhuì bǎozhàng kǎ"),
        ("社会保障卡", "Shèhuì Bǎozhàng Kǎ"),
        ("银行卡", "yínhángkǎ"),
        ("行不行？", "Xíng bu xíng?"),
        ("不是", "bú shì"),
        ("一下儿", "yíxiàr"),
        ("女儿", "nǚ'ér"),
        ("绿色", "lǜsè"),
        ("我的卡呢", "wǒ de kǎ ne"),
        ("拨打12333", "bōdǎ 12333"),
        ("拨打12333", "bōdǎ yāo èr sān sān sān"),
        ("手机APP", "shǒujī APP"),
        ("____年", "nián"),
    ],
)
def test_any_reading_of_the_characters_is_accepted(characters, pinyin):
    assert unread(characters, pinyin) == ""


@pytest.mark.parametrize(
    ("characters", "pinyin", "stuck"),
    [
        ("社保卡", "shèbǎo", "卡"),
        ("社保卡", "shèbǎo kǎ hào", "卡"),
        ("社保卡", "yībǎo kǎ", "社保卡"),
        ("社保卡", "shèbào kǎ", "保卡"),
        ("社保卡", "she4 bao3 ka3", "保卡"),
        ("社保卡", "social card", "社保卡"),
    ],
)
def test_anything_else_is_refused_from_where_it_goes_wrong(characters, pinyin, stuck):
    assert unread(characters, pinyin) == stuck


@pytest.mark.parametrize(
    ("values", "fields"),
    [
        ({"name_zh": "card"}, ["name_zh"]),
        ({"zh": "？", "pinyin": "shì"}, ["zh", "pinyin"]),
        ({"pinyin": "kǎ", "name_zh": ""}, ["pinyin"]),
        ({"name_zh": "卡", "pinyin": "mài"}, ["pinyin"]),
        ({"name_zh": "e卡", "pinyin": "e kǎ", "aliases_zh": "", "issuer": "Bank"}, []),
    ],
)
def test_what_is_wrong_is_named_by_its_field(values, fields):
    assert [name for name, _message in chinese_problems(values)] == fields
