"""How long a cache may keep an answer: never past midnight in China."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from content.publishing.serving import PUBLIC_SECONDS, seconds_to_live

CHINA = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("now", "seconds"),
    [
        (datetime(2026, 12, 31, 12, tzinfo=CHINA), PUBLIC_SECONDS),
        (datetime(2026, 12, 31, 23, 59, 30, tzinfo=CHINA), 30),
        (datetime(2026, 12, 31, 15, 59, 59, tzinfo=ZoneInfo("UTC")), 1),
        (datetime(2026, 12, 31, 16, 0, 0, tzinfo=ZoneInfo("UTC")), PUBLIC_SECONDS),
    ],
)
def test_an_answer_lives_to_midnight_in_china_at_the_longest(now, seconds):
    assert seconds_to_live(now) == seconds
