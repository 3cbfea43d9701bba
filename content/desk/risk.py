"""Which statements to look at first: those that cost a reader most if they are wrong. Words are read, no queries."""

import re
from enum import IntEnum

_MONEY = re.compile(r"\byuan\b|元|¥|\bCNY\b|\d\s?%", re.IGNORECASE)
_TELEPHONE = re.compile(r"\b(?:1\d{4}|0\d{2,3}[- ]?\d{7,8}|1[3-9]\d{9}|955\d{2})\b")


class Risk(IntEnum):
    """The lower, the sooner."""

    MONEY = 0
    RIGHTS = 1
    PAPERS = 2
    TELEPHONE = 3
    OTHER = 4


def risk_of(text: str, *, is_right: bool, is_paper: bool) -> Risk:
    """What is at stake in a statement: its words say so, or what kind of statement it is."""
    if _MONEY.search(text):
        return Risk.MONEY
    if is_right:
        return Risk.RIGHTS
    if is_paper:
        return Risk.PAPERS
    return Risk.TELEPHONE if _TELEPHONE.search(text) else Risk.OTHER
