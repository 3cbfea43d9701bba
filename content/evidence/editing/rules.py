"""What the gate asks of statements: confirmed only by what their proof names, checked on days that have been."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.evidence.editing.checks import read_check
from content.evidence.editing.legal_basis import basis_problem
from content.evidence.editing.notation import LawLine, ProofRefused, SourceLine, parse_proof
from content.evidence.models import SUPPORTING, Claim, ForWhom, LegalBasis, ProvisionVersion, Source
from content.evidence.reading.levels import level, may_be_confirmed
from content.publishing.gate import Candidate, Flaw, Path, language_name, parts_of

ANSWER = "answer"
"""The slot in which no words of its own mean the page's short answer."""


def pages_make_a_statement(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """Pages of some kinds are empty without a statement that readers see."""
    for candidate in candidates:
        if not any(_statements(candidate)):
            words = _("There is no statement: readers would meet an empty page. Write one in the slot “answer”.")
            yield Flaw(candidate.reference, ("claims",), words)


def statements_are_sound(candidates: Sequence[Candidate]) -> Iterable[Flaw]:
    """Each statement has its words, and says no more of its proof than the proof does. Two queries at most."""
    some = [(candidate, *found) for candidate in candidates for found in _statements(candidate)]
    known = Known.read() if some else Known({}, {})
    for candidate, path, statement in some:
        for at, message in _problems(candidate, statement, known):
            language = next((step for step in at if step in LANGUAGES), "")
            yield Flaw(
                candidate.reference, (*path, *at), message, part=candidate.name_of(statement), language=str(language)
            )


def _problems(candidate: Candidate, statement: Mapping[str, Any], known: "Known") -> Iterator[tuple[Path, str]]:
    if statement["slot"] != ANSWER and not any((statement.get("text") or {}).values()):
        for language in candidate.languages:
            words = _("There is no text in %(language)s.") % {"language": language_name(language)}
            yield ("text", language), words
    try:
        proof = parse_proof(statement.get("proof", ""))
    except ProofRefused as refusal:
        yield ("proof",), str(refusal)
        return
    for field, message in statement_problems(statement, known.evidence_of(statement, proof), _grades(proof)):
        yield (field,), message
    for place, message in check_problems(statement.get("checks", ())):
        yield ("checks", place), message


def statement_problems(
    statement: Mapping[str, Any], evidence: str, grades: Collection[str]
) -> Iterator[tuple[str, str]]:
    """What is wrong with what a statement says of itself: field and message. Forms ask this of what was typed.

    `evidence` is the level that its proof has, `grades` are those of its citations.
    """
    if statement.get("verified") and not may_be_confirmed(evidence):
        yield (
            "verified",
            _("Nothing named here confirms it: name a source, or a law that says so or implies it, or take this away."),
        )
    if problem := basis_problem(statement.get("legal_basis") or LegalBasis.NOT_EXAMINED, grades):
        yield "legal_basis", problem
    if (statement.get("for_whom") == ForWhom.NAMED) != bool(statement.get("audiences")):
        yield "for_whom", _("“The readers named” goes with one or more kinds of reader, and only with them.")
    first, last = statement.get("valid_from"), statement.get("valid_until")
    if first and last and str(last) < str(first):
        yield "valid_until", _("The last day lies before the first.")


def check_problems(entries: Sequence[str], today: date | None = None) -> Iterator[tuple[int, str]]:
    """What is wrong with checks as a document writes them, `2026-11-22 live m83`: their place and a message."""
    last = today or timezone.localdate()
    for place, entry in enumerate(entries):
        try:
            check = read_check(entry)
        except ValueError as refusal:
            yield place, str(refusal)
            continue
        if check.day > last:
            yield place, _("A check lies in the future: %(day)s.") % {"day": check.day}
        if entry in entries[:place]:
            yield place, _("This check stands here twice: %(check)s.") % {"check": entry}


@dataclass(frozen=True)
class Known:
    """The worth of every source, and which wordings were read."""

    qualities: Mapping[str, str]
    was_read: Mapping[str, bool]
    """Whether a version was read, by `provision@version`; a provision alone stands for any of its versions."""

    @classmethod
    def read(cls) -> "Known":
        versions = ProvisionVersion.objects.order_by("verified").values_list("provision__key", "key", "verified")
        read: dict[str, bool] = {}
        for provision, key, verified in versions:
            read[provision] = read[f"{provision}@{key}"] = verified
        return cls(dict(Source.objects.values_list("key", "quality")), read)

    def evidence_of(self, statement: Mapping[str, Any], proof: Sequence[SourceLine | LawLine]) -> str:
        """The level of a statement by its proof; see `levels.level`."""
        sources = [line.key for line in proof if isinstance(line, SourceLine)]
        laws = [line for line in proof if isinstance(line, LawLine) and line.grade in SUPPORTING]
        names_law = any(statement.get(kind.LAWS) for kind in Claim.__subclasses__() if kind.LAWS)
        says_so = names_law or any(self._was_read(line) for line in laws)
        return level((self.qualities[key] for key in sources if key in self.qualities), law_says_so=says_so)

    def _was_read(self, line: LawLine) -> bool:
        return self.was_read.get(f"{line.provision}@{line.version}" if line.version else line.provision, False)


def _statements(candidate: Candidate) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    return ((path, part) for path, part in parts_of(candidate.document) if path and "slot" in part)


def _grades(proof: Iterable[SourceLine | LawLine]) -> set[str]:
    return {line.grade for line in proof if isinstance(line, LawLine)}
