"""Run two ways in turn, A B A B …, and give the ratio of their times pair by pair."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Ratio:
    """How many times as long A takes as B: the median of all pairs, and the smallest and largest."""

    name: str
    median: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.name:<72} {self.median:7.2f}   ({self.low:.2f} to {self.high:.2f})"


def compare(name: str, way_a: Callable[[], Any], way_b: Callable[[], Any], pairs: int = 15) -> Ratio:
    """Time both ways in turn, after one run of each that does not count."""
    way_a()
    way_b()
    ratios = [_seconds(way_a) / _seconds(way_b) for _pair in range(pairs)]
    return Ratio(name, statistics.median(ratios), min(ratios), max(ratios))


def _seconds(way: Callable[[], Any]) -> float:
    start = time.perf_counter()
    way()
    return time.perf_counter() - start
