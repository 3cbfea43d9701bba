"""Days as files and notations write them: in one form, so that 05/11 cannot be May here and November there."""

import re
from datetime import date
from typing import Annotated, Any

from django.utils.translation import gettext as _
from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def read_day(word: str) -> date:
    """The day, from `2027-01-01`. Raises `ValueError` with what to write; no other form of ISO 8601 is taken."""
    refusal = ValueError(_("“%(word)s” is no day. Write it as 2027-01-01.") % {"word": word})
    if not _WRITTEN.fullmatch(word):
        raise refusal
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise refusal from None


def _from_file(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    try:
        return read_day(value)
    except ValueError as refusal:
        # Told as it is: a plain ValueError would be introduced in English.
        raise PydanticCustomError("day", "{message}", {"message": str(refusal)}) from None


Day = Annotated[date, BeforeValidator(_from_file)]
"""A day of a document."""
