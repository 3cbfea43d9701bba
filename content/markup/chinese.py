"""Chinese inside other languages: every run of it is marked, so that it is read and set as Chinese."""

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


def mark_runs(text: str) -> str:
    """Wrap each run of Chinese in `text`, which is text of HTML: escaped, and without tags."""
    return HAN_RUN.sub(_mark, text)


def _mark(match: re.Match[str]) -> str:
    run = match.group()
    # A bracket that opens after the last character belongs to what follows it.
    core = run.rstrip(_OPENING)
    return f'<span lang="zh-Hans">{core}</span>{run[len(core) :]}'
