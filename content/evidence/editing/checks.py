"""How files write that somebody looked: `2026-11-22 stored-copy m47`, a line for each time."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from content.evidence.models import Check
from content.publishing.days import read_day


@dataclass(frozen=True)
class CheckLine:
    day: date
    method: str
    source: str = ""


def read_check(line: str) -> CheckLine:
    """Read one line. Raises `ValueError` with what to write."""
    words = line.split()
    if not 2 <= len(words) <= 3:
        raise ValueError(
            _("“%(line)s” is no check. Write the day, how, and the source if known: 2026-11-22 live m47.")
            % {"line": line}
        )
    day, method, *source = words
    if method not in Check.Method.values:
        message = _("“%(word)s” is no way to check. Choose one of: %(ways)s.")
        raise ValueError(message % {"word": method, "ways": ", ".join(Check.Method.values)})
    return CheckLine(read_day(day), method, *source)
