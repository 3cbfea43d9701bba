"""Which pages answer a query best: by what they are called and are about, then by what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from content.publishing.kinds import page_kind
from content.search.backends import Candidate, candidates
from content.search.lexicon import Lexicon
from content.search.models import Role, SearchPassage
from content.search.query import Understood, Unit
from content.search.tokens import STOP_WORDS

LOOKED_INTO = 20
"""Pages whose statements are read, of those whose names and words fit best."""

IN_NAME, ABOUT, NEAR_NAME, NEAR_ABOUT = 1.0, 0.7, 0.55, 0.45
BEST_LINE, ALL_NAMES, BODY, PASSAGE = 4.0, 1.5, 1.0, 1.5
ASKED_FOR = 1.25
"""What law and corrections weigh where they are asked for."""
THE_THING_ITSELF = 1.5
"""The card or scheme itself, where nothing is asked about it."""
FOR_OTHERS = 0.72
"""A page for one group, where the query names none."""
IN_BODY = 0.75
"""How far a page answers a word that stands only in its text."""


@dataclass
class Hit:
    page_id: int
    score: float
    coverage: float
    """The share of the query, by weight, that the page answers."""
    passage: SearchPassage | None = None
    unnamed: list[Unit] = field(default_factory=list)


def rank(query: Understood, known: Lexicon, limit: int = 30) -> list[Hit]:
    """The best pages, best first; equal ones in the order of their ids, so that an answer never changes by itself."""
    wanted = sorted(query.tokens | {near for unit in query.units for near in unit.near})
    if not wanted:
        return []
    judge = _Judge(query, known)
    hits = [judge.hit(candidate) for candidate in candidates(wanted, known.language)]
    hits.sort(key=lambda hit: (-hit.score, hit.page_id))
    best = hits[:LOOKED_INTO]
    judge.look_into(best)
    return sorted(best, key=lambda hit: (-hit.score, hit.page_id))[:limit]


class _Judge:
    """Weighs pages for one query."""

    def __init__(self, query: Understood, known: Lexicon) -> None:
        self.query = query
        self.known = known
        self.total = query.weight
        self.wanted = query.tokens | {near for unit in query.units for near in unit.near}
        self.groups = {c.token for c in known.concepts.values() if c.role == Role.GROUP}
        self.asked_groups = query.tokens & self.groups
        self.kinds = {c.kind for c in known.concepts.values() if c.kind and c.token in query.tokens}
        subjects = [unit for unit in query.units if unit.role == Role.SUBJECT]
        self.is_plain_name = bool(subjects) and query.is_plain_name
        if self.is_plain_name and len(subjects) > 1:
            self.kinds.add("comparison")
        self.little = STOP_WORDS[known.language]

    def hit(self, page: Candidate) -> Hit:
        about = {token[1:] for token in page.about}
        names = set().union(*page.lines) if page.lines else set()
        lines = [set(tokens) for tokens in page.lines]
        line = max((self._line(tokens, about) for tokens in lines if tokens & self.wanted), default=0.0)
        named = {id(unit): self._credit(unit, names, about) for unit in self.query.units}
        union = sum(unit.weight * named[id(unit)] for unit in self.query.units) / self.total
        said = {
            id(unit): IN_BODY for unit in self.query.units if unit.tokens & page.words and unit.role != Role.ELSEWHERE
        }
        body = sum(unit.weight for unit in self.query.units if id(unit) in said or named[id(unit)] == 1) / self.total
        coverage = sum(u.weight * max(named[id(u)], said.get(id(u), 0.0)) for u in self.query.units)
        score = BEST_LINE * line + ALL_NAMES * union + BODY * body
        hit = Hit(page.page_id, score * self._standing(page), min(1.0, coverage / self.total))
        hit.unnamed = [unit for unit in self.query.units if named[id(unit)] < 1]
        return hit

    def _credit(self, unit: Unit, names: set[str], about: set[str]) -> float:
        if unit.tokens & names:
            return IN_NAME
        if unit.role == Role.ELSEWHERE:
            return 0.0
        if unit.tokens & about:
            return ABOUT
        if unit.near & names:
            return NEAR_NAME
        return NEAR_ABOUT if unit.near & about else 0.0

    def _line(self, line: set[str], about: set[str]) -> float:
        """How well one name fits: what of the query it holds, and how little else."""
        held = sum(unit.weight * self._credit(unit, line, about) for unit in self.query.units) / self.total
        telling = line - self.little
        fit = len(telling & self.query.tokens) / len(telling) if telling else 0.0
        return held * (0.8 + 0.2 * fit)

    def _standing(self, page: Candidate) -> float:
        weight = page_kind(page.kind).search_weight
        if page.kind in self.kinds:
            weight = max(weight, ASKED_FOR)
        if self.is_plain_name and self.known.own.get(page.page_id) in self.query.tokens:
            weight = THE_THING_ITSELF
        title = set(page.lines[0]) if page.lines else set()
        if title & self.groups - self.asked_groups and not title & self.asked_groups:
            weight *= FOR_OTHERS
        return weight

    def look_into(self, hits: Sequence[Hit]) -> None:
        """Let what a page says in one statement count, and keep the statement that answers."""
        by_page = {hit.page_id: hit for hit in hits}
        language = self.known.language
        rows = SearchPassage.objects.filter(language=language, page__in=by_page).order_by("page", "position")
        best: dict[int, tuple[float, int]] = {}
        for pk, page_id, words in rows.values_list("pk", "page_id", "words"):
            held = [unit for unit in self.query.units if any(f" {language}{t} " in f" {words} " for t in unit.tokens)]
            unnamed = by_page[page_id].unnamed
            value = (sum(u.weight for u in held) + sum(u.weight for u in held if u in unnamed)) / self.total
            if value > best.get(page_id, (0.0, 0))[0]:
                best[page_id] = (value, pk)
        passages = SearchPassage.objects.in_bulk([pk for _value, pk in best.values()])
        for page_id, (value, pk) in best.items():
            by_page[page_id].score += PASSAGE * value / 2
            by_page[page_id].passage = passages.get(pk)
