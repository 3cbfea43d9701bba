"""How an editor writes the proof of a claim, in a form and in a content file: one line a source or citation.

    source m47
    law social-insurance-agency-regulations/7@2023-12-01 paragraph 1 implies part judged 2026-11-22 by The editors
      en: Defines the card as a credential.
      es: Define la tarjeta como credencial.

After `law` come the provision, the version it pins (the one in force when left out), and in this order what
applies: `paragraph N`, the grade (`says-so implies background`, or against it `tension contradicts`), `part` or
`jointly`, `from` and `until` a day, `judged` a day and `by` a name. The reason follows, indented, in both languages.
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from content.evidence.models import Grade
from content.publishing.days import read_day


@dataclass(frozen=True)
class SourceLine:
    key: str
    line: int = 0


@dataclass(frozen=True)
class LawLine:
    provision: str
    grade: str
    version: str = ""
    paragraph: int | None = None
    covers: str = ""
    applies_from: date | None = None
    applies_until: date | None = None
    judged_on: date | None = None
    judged_by: str = ""
    why_en: str = ""
    why_es: str = ""
    line: int = 0


class ProofRefused(ValueError):
    """A proof cannot be read. `problems` holds pairs of line number, counted from 1, and message."""

    def __init__(self, problems: list[tuple[int, str]]):
        super().__init__("\n".join(_("Line %(line)s: %(message)s") % {"line": n, "message": m} for n, m in problems))
        self.problems = problems


_LAW = re.compile(
    r"law (?P<provision>[^\s@]+)(?:@(?P<version>\S+))?"
    r"(?: paragraph (?P<paragraph>\d{1,3}))?"
    r" (?P<grade>\S+)"
    r"(?: (?P<covers>part|jointly))?"
    r"(?: from (?P<applies_from>\S+))?"
    r"(?: until (?P<applies_until>\S+))?"
    r"(?: judged (?P<judged_on>\S+))?"
    r"(?: by (?P<judged_by>.{1,80}))?"
)
_DAYS = ("applies_from", "applies_until", "judged_on")


def parse_proof(text: str) -> list[SourceLine | LawLine]:
    """Read a proof. Raises `ProofRefused` with every line that cannot be read."""
    found: list[SourceLine | LawLine] = []
    problems: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line:
            continue
        try:
            if raw[0].isspace():
                found[-1] = _with_reason(found[-1] if found else None, line)
            else:
                found.append(_read_line(line, number))
        except ValueError as refusal:
            problems.append((number, str(refusal)))
    problems += _repeated(found)
    if problems:
        raise ProofRefused(sorted(problems))
    return found


def _read_line(line: str, number: int) -> SourceLine | LawLine:
    word, _space, rest = line.partition(" ")
    if word == "source" and rest and " " not in rest.strip():
        return SourceLine(rest.strip(), number)
    if word != "law":
        raise ValueError(_("Begin with “source” and its key, or with “law”, the provision and a grade."))
    match = _LAW.fullmatch(" ".join(line.split()))
    if not match:
        raise ValueError(_("Write: law, the provision, a grade; for example “law social-insurance-law/28 background”."))
    parts = match.groupdict()
    if parts["grade"] not in Grade.values:
        grades = ", ".join(Grade.values)
        raise ValueError(
            _("“%(word)s” is no grade. Choose one of: %(grades)s.") % {"word": parts["grade"], "grades": grades}
        )
    first, last, judged = (read_day(word) if (word := parts[name]) else None for name in _DAYS)
    if first and last and last < first:
        raise ValueError(_("The last day lies before the first."))
    return LawLine(
        provision=parts["provision"],
        grade=parts["grade"],
        version=parts["version"] or "",
        paragraph=int(parts["paragraph"]) if parts["paragraph"] else None,
        covers=parts["covers"] or "",
        judged_by=parts["judged_by"] or "",
        line=number,
        applies_from=first,
        applies_until=last,
        judged_on=judged,
    )


def _with_reason(last: SourceLine | LawLine | None, line: str) -> LawLine:
    language, colon, reason = line.partition(":")
    if not isinstance(last, LawLine) or not colon or language not in ("en", "es"):
        raise ValueError(_("An indented line gives the reason of the law above it, as “en: …” or “es: …”."))
    why = reason.strip()
    return replace(last, why_en=why) if language == "en" else replace(last, why_es=why)


def _repeated(found: list[SourceLine | LawLine]) -> list[tuple[int, str]]:
    seen: set = set()
    problems = []
    for entry in found:
        same = (
            entry.key
            if isinstance(entry, SourceLine)
            else (entry.provision, entry.version, entry.paragraph, entry.grade)
        )
        if same in seen:
            problems.append((entry.line, _("This stands here already.")))
        seen.add(same)
    return problems


def format_proof(lines: list[SourceLine | LawLine]) -> str:
    """Write a proof: the inverse of `parse_proof`. Sources first, sorted; then the law in its given order."""
    written = [f"source {key}" for key in sorted(line.key for line in lines if isinstance(line, SourceLine))]
    for line in lines:
        if isinstance(line, LawLine):
            written.append(_format_law(line))
            written += [f"  en: {line.why_en}"] if line.why_en else []
            written += [f"  es: {line.why_es}"] if line.why_es else []
    return "\n".join(written)


def _format_law(line: LawLine) -> str:
    words = [f"law {line.provision}" + (f"@{line.version}" if line.version else "")]
    words += [f"paragraph {line.paragraph}"] if line.paragraph else []
    words += [line.grade]
    words += [line.covers] if line.covers else []
    words += [f"from {line.applies_from}"] if line.applies_from else []
    words += [f"until {line.applies_until}"] if line.applies_until else []
    words += [f"judged {line.judged_on}"] if line.judged_on else []
    words += [f"by {line.judged_by}"] if line.judged_by else []
    return " ".join(words)
