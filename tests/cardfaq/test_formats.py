"""Dates are written as each language writes them, with the month in words."""

from datetime import date

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "long", "short", "month"),
    [
        ("en", "1 January 2027", "1 Jan 2027", "January 2027"),
        ("es", "1 de enero de 2027", "1 ene 2027", "enero de 2027"),
    ],
)
def test_a_day_is_written_with_its_month_in_words(language, long, short, month):
    day = date(2027, 1, 1)

    with override(language):
        written = [date_format(day, f"{name}_FORMAT") for name in ("DATE", "SHORT_DATE", "YEAR_MONTH")]

    assert written == [long, short, month]
