"""Chinese inside other languages: every run of it is marked, so that it is read and set as Chinese.

So is the pinyin that follows it. A browser that translates the page leaves both alone: they are what one shows.
"""

import re

_HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
HAN = re.compile(f"[{_HAN}]")
"""One Chinese character."""
_OPENING = "《〈「『【〔（"
# Punctuation that only Chinese uses, at full width.
_CHINESE_ONLY = "\u3001-\u3004\u3008-\u301f\uff01-\uff65"
# What other languages use as well, and digits: part of a run only inside it.
_SHARED = "0-9“”‘’—…·"

_BEGINNING = f"[{_OPENING}]{{0,3}}[{_HAN}]"
HAN_RUN = re.compile(f"{_BEGINNING}(?:[{_HAN}{_CHINESE_ONLY}]|[{_SHARED}]+(?={_BEGINNING}|[{_CHINESE_ONLY}]))*")


_VOWELS = "aeiouüāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜAEOĀÁǍÀĒÉĚÈŌÓǑÒ"
_SYLLABLE = f"(?:[zcsZCS]h|[bpmfdtnlgkhjqxrzcsywBPMFDTNLGKHJQXRZCSYW])?[{_VOWELS}]{{1,4}}(?:ng|n|r)?(?![{_VOWELS}])"
_PINYIN = f"(?:{_SYLLABLE}['’]?)+"
PINYIN_AFTER = re.compile(
    # Behind the Chinese and an opening bracket or a comma, up to where the bracket or the clause ends.
    f"(?P<before></span>[”’]?(?: ?[(（]| ?, |：|: ))(?P<pinyin>{_PINYIN}(?:(?:[ -]| … ){_PINYIN})*)(?=[)）,;.:]|$)"
)
_TONE = re.compile("[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜĀÁǍÀĒÉĚÈŌÓǑÒ]")


def mark_runs(text: str) -> str:
    """Wrap each run of Chinese in `text`, and its pinyin; `text` is text of HTML: escaped, and without tags."""
    return PINYIN_AFTER.sub(_mark_pinyin, HAN_RUN.sub(_mark, text))


def _mark_pinyin(match: re.Match[str]) -> str:
    if not _TONE.search(match["pinyin"]):
        return match.group()
    return f'{match["before"]}<span lang="zh-Latn" translate="no">{match["pinyin"]}</span>'


def _mark(match: re.Match[str]) -> str:
    run = match.group()
    # A bracket that opens after the last character belongs to what follows it.
    core = run.rstrip(_OPENING)
    return f'<span lang="zh-Hans" translate="no">{core}</span>{run[len(core) :]}'
