"""A claim's proof between its notation and its rows: which sources and versions it names, read and written in bulk."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from content.evidence.editing.notation import LawLine, ProofRefused, SourceLine, format_proof, parse_proof
from content.evidence.models import Citation, Claim, Provision, ProvisionVersion, Source
from content.publishing.documents import Lookup

PROOF = "proof"
"""What a lookup keeps of claims: their proofs as editors write them."""

CITED = (
    *("paragraph", "grade", "covers", "applies_from", "applies_until"),
    *("judged_on", "judged_by", "why_en", "why_es"),
)
"""What a line about a law says of how it is cited: columns of a citation by the same names."""


@dataclass(frozen=True)
class Proof:
    """A proof whose every name was found: ids of sources, and ids of versions with the line that cites them."""

    sources: tuple[Any, ...] = ()
    citations: tuple[tuple[Any, LawLine], ...] = ()

    @property
    def grades(self) -> set[str]:
        return {line.grade for _version, line in self.citations}


def read_proofs(claims: Collection[str], lookup: Lookup) -> dict[str, str]:
    """The proof of each of these claims as an editor writes it. Two queries for those not read yet."""
    return lookup.of_rows(PROOF, claims, lambda missing: _read_proofs(missing, lookup))


def _read_proofs(claims: Collection[str], lookup: Lookup) -> dict[str, str]:
    proofs: dict[str, list[SourceLine | LawLine]] = defaultdict(list)
    sources = Claim.sources.through._base_manager.filter(claim_id__in=claims)
    for pk, source, key in sources.values_list("claim_id", "source_id", "source__key"):
        lookup.know(Source, source, key)
        proofs[pk].append(SourceLine(key))
    citations = Citation.objects.filter(claim_id__in=claims).order_by("id")
    columns = ("claim_id", "version_id", "version__provision__key", "version__key", *CITED)
    for pk, version_id, provision, version, *cited in citations.values_list(*columns):
        lookup.know(ProvisionVersion, version_id, f"{provision}@{version}")
        line = dict(zip(CITED, cited, strict=True))
        line |= {name: line[name] or "" for name in ("why_en", "why_es")}
        proofs[pk].append(LawLine(provision=provision, version=version, **line))
    return {pk: format_proof(proofs[pk]) for pk in claims}


def find_proof(text: str, lookup: Lookup) -> Proof:
    """Read a proof and find what it names. Raises `ProofRefused` with every line that is wrong."""
    sources, citations = [], []
    problems: list[tuple[int, str]] = []
    cited: set[tuple] = set()
    lines = parse_proof(text)
    seek_names(lines, lookup)
    for line in lines:
        noted = len(lookup.problems)
        if isinstance(line, SourceLine):
            sources.append(lookup.find(Source, line.key, ()))
        else:
            version = _find_version(line, lookup)
            citations.append((version, line))
            if version and (same := (version, line.paragraph, line.grade)) in cited:
                problems.append((line.line, _("This stands here already.")))
            elif version:
                cited.add(same)
        problems += [(line.line, problem.message) for problem in lookup.problems[noted:]]
        del lookup.problems[noted:]
    if problems:
        raise ProofRefused(problems)
    return Proof(tuple(sources), tuple(citations))


def seek_names(lines: Iterable[SourceLine | LawLine], lookup: Lookup) -> None:
    """Find all that these lines name: the same queries however many."""
    some = list(lines)
    laws = [line for line in some if isinstance(line, LawLine)]
    lookup.seek(Source, [line.key for line in some if isinstance(line, SourceLine)])
    lookup.seek(ProvisionVersion, [f"{line.provision}@{line.version}" for line in laws if line.version])
    lookup.seek(Provision, [line.provision for line in laws if not line.version])


def _find_version(line: LawLine, lookup: Lookup) -> Any:
    """The version a line pins; where it pins none, the one in force today, else the newest."""
    if line.version:
        return lookup.find(ProvisionVersion, f"{line.provision}@{line.version}", ())
    provision = lookup.find(Provision, line.provision, ())
    if not provision:
        return None
    versions = ProvisionVersion.objects.filter(provision=provision)
    return (
        versions.in_force_on(timezone.localdate()).values_list("pk", flat=True).first()
        or versions.values_list("pk", flat=True).first()
    )


def write_proofs(proofs: Mapping[str, Proof]) -> None:
    """Replace the sources and citations of these claims, by the claim's id. Call it within a transaction."""
    through: Any = Claim.sources.through
    through._base_manager.filter(claim_id__in=proofs).delete()
    Citation.objects.filter(claim_id__in=proofs).delete()
    through._base_manager.bulk_create(
        through(claim_id=claim, source_id=source) for claim, proof in proofs.items() for source in proof.sources
    )
    Citation.objects.bulk_create(
        _citation(claim, version, line) for claim, proof in proofs.items() for version, line in proof.citations
    )


def _citation(claim: str, version: Any, line: LawLine) -> Citation:
    return Citation(claim_id=claim, version_id=version, **{name: getattr(line, name) for name in CITED})
