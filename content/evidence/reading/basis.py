"""What the law says about a page as a whole: the articles under its statements, each once. No queries."""

from collections import Counter
from dataclasses import dataclass, replace

from django.utils.safestring import SafeString

from content.evidence.models import Grade, LegalBasis
from content.evidence.reading.facts import CitationFacts, ClaimFacts, ClaimSet


@dataclass(frozen=True)
class BasisLine:
    """One article, with the best grade it has here and the number of statements it stands under."""

    citation: CitationFacts
    statements: int


@dataclass(frozen=True)
class BasisSummary:
    """The legal basis of some statements taken together."""

    lines: tuple[BasisLine, ...]
    none_found: int
    """Statements for which somebody looked and no law was found, or only background."""
    not_examined: int
    """Statements nobody has held against the law yet."""


def summarise(claims: ClaimSet) -> BasisSummary:
    """What counts today and what will count; what has ended stands under its own statement only."""
    some = [claim for claim in claims.every if not claim.ended_on]
    best: dict[tuple[str, str], CitationFacts] = {}
    statements: Counter[tuple[str, str]] = Counter()
    order = list(Grade.values)
    for claim in some:
        cited = {_name(c): c for c in sorted(_counting(claim), key=lambda c: -order.index(c.grade))}
        statements.update(cited.keys())
        for name, citation in cited.items():
            if name not in best or order.index(citation.grade) < order.index(best[name].grade):
                best[name] = citation
    names = sorted(best, key=lambda name: (order.index(best[name].grade), -statements[name], name))
    bases = Counter(claim.legal_basis for claim in some)
    return BasisSummary(
        tuple(BasisLine(_whole(best[name]), statements[name]) for name in names),
        none_found=bases[LegalBasis.NONE_FOUND] + bases["background"],
        not_examined=bases[LegalBasis.NOT_EXAMINED],
    )


def _counting(claim: ClaimFacts) -> list[CitationFacts]:
    return [citation for citation in claim.all_citations if citation.status != "ended"]


def _name(citation: CitationFacts) -> tuple[str, str]:
    return citation.label, citation.status


def _whole(citation: CitationFacts) -> CitationFacts:
    """The article itself: the paragraph and the reason belong to the single statement."""
    return replace(citation, paragraph=None, covers="", why=SafeString(), url=citation.url.partition("#")[0])
