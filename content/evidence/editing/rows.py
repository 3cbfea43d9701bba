"""A claim's proof between its notation and its rows: which sources and versions it names, read and written in bulk."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from content.evidence.editing.notation import LawLine, ProofRefused, SourceLine, format_proof, parse_proof
from content.evidence.models import Citation, Claim, Provision, ProvisionVersion, Source
from content.publishing.documents import Lookup


@dataclass(frozen=True)
class Proof:
    """A proof whose every name was found: ids of sources, and ids of versions with the line that cites them."""

    sources: tuple[Any, ...] = ()
    citations: tuple[tuple[Any, LawLine], ...] = ()

    @property
    def grades(self) -> set[str]:
        return {line.grade for _version, line in self.citations}


def read_proofs(claims: Collection[str], lookup: Lookup) -> dict[str, str]:
    """The proof of each of these claims as an editor writes it. Three queries however many."""
    proofs: dict[str, list[SourceLine | LawLine]] = defaultdict(list)
    sources = Claim.sources.through._base_manager.filter(claim_id__in=claims)
    for pk, key in sources.values_list("claim_id", "source__key"):
        proofs[pk].append(SourceLine(key))
    citations = list(Citation.objects.filter(claim_id__in=claims).order_by("id"))
    versions = lookup.learn(ProvisionVersion, (citation.version_id for citation in citations))
    for citation in citations:
        provision, _at, version = versions[citation.version_id].partition("@")
        proofs[citation.claim_id].append(
            LawLine(
                provision=provision,
                version=version,
                paragraph=citation.paragraph,
                grade=citation.grade,
                covers=citation.covers,
                applies_from=citation.applies_from,
                applies_until=citation.applies_until,
                judged_on=citation.judged_on,
                judged_by=citation.judged_by,
                why_en=citation.why_en or "",
                why_es=citation.why_es or "",
            )
        )
    return {pk: format_proof(proofs[pk]) for pk in claims}


def find_proof(text: str, lookup: Lookup) -> Proof:
    """Read a proof and find what it names. Raises `ProofRefused` with every line that is wrong."""
    sources, citations = [], []
    problems: list[tuple[int, str]] = []
    cited: set[tuple] = set()
    for line in parse_proof(text):
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


@transaction.atomic
def write_proofs(proofs: Mapping[str, Proof]) -> None:
    """Replace the sources and citations of these claims, by the claim's id."""
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
    return Citation(
        claim_id=claim,
        version_id=version,
        paragraph=line.paragraph,
        grade=line.grade,
        covers=line.covers,
        applies_from=line.applies_from,
        applies_until=line.applies_until,
        judged_on=line.judged_on,
        judged_by=line.judged_by,
        why_en=line.why_en,
        why_es=line.why_es,
    )
