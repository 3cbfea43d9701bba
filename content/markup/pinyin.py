"""Whether a Chinese field holds Chinese, and whether pinyin is a reading of its characters. Knows no model.

Any reading that a character has somewhere is accepted (行 is xíng or háng): which one is right here a person must know.
Tones may be left out where a syllable is spoken without one, and 一 and 不 may stand in any tone.
"""

import os
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from content.markup.chinese import HAN

_ANY_TONE = {"一": "yī yí yǐ yì", "不": "bū bú bǔ bù", "儿": "r"}
_DIGITS = dict(zip("0123456789", ("líng", "yī yāo", "èr", "sān", "sì", "wǔ", "liù", "qī", "bā", "jiǔ"), strict=True))
_TONES = dict.fromkeys(map(ord, "\u0304\u0301\u030c\u0300"))


def chinese_problems(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What is wrong with the Chinese among these fields: name and message.

    Chinese stands in `zh` and in what ends with `_zh`; `pinyin` is the reading of `zh`, or else of `name_zh`.
    """
    for name, text in values.items():
        if isinstance(text, str) and text.strip() and (name == "zh" or name.endswith("_zh")) and not HAN.search(text):
            yield name, _("There are no Chinese characters here.")
    pinyin, characters = values.get("pinyin"), values.get("zh") or values.get("name_zh") or ""
    if not pinyin or not isinstance(pinyin, str):
        return
    if not HAN.search(characters):
        yield "pinyin", _("There are no Chinese characters to read so.")
    elif stuck := unread(characters, pinyin):
        words = _("This is not how the characters are read, from “%(characters)s” on: %(readings)s.")
        yield "pinyin", words % {"characters": stuck, "readings": " / ".join(readings(stuck[0]))}


def unread(characters: str, pinyin: str) -> str:
    """The characters from the first one that the pinyin does not read; empty where it reads them all, and no more."""
    letters = _folded(pinyin)
    signs = [sign for sign in characters if sign.isalnum()]
    places = {0}
    for number, sign in enumerate(signs):
        reached = {place + len(way) for place in places for way in _ways(sign) if letters.startswith(way, place)}
        if not reached:
            return "".join(signs[number:])
        places = reached
    return "" if len(letters) in places else "".join(signs[-1:])


@lru_cache(maxsize=4096)
def readings(character: str) -> tuple[str, ...]:
    """Every reading of one character, with its tones; the character itself where it has none."""
    # Loaded when somebody writes pinyin and not before; its lists of phrases would take forty megabytes more.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin import Style, pinyin

    return tuple(pinyin(character, style=Style.TONE, heteronym=True)[0])


@lru_cache(maxsize=4096)
def _ways(sign: str) -> frozenset[str]:
    """How a sign may be written in pinyin."""
    if HAN.match(sign):
        spoken = [*readings(sign), *_ANY_TONE.get(sign, "").split()]
    else:
        # Letters and digits stand as they are; digits may be read out.
        spoken = [sign, *_DIGITS.get(sign, "").split()]
    ways = {_folded(way) for way in spoken}
    return frozenset(ways | {way.translate(_TONES) for way in ways})


def _folded(text: str) -> str:
    """Small letters and digits alone, each with its signs behind it, so that a tone can be taken away."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return "".join(sign for sign in apart if sign.isalnum() or unicodedata.combining(sign))
