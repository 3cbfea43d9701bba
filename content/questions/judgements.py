"""What is judged: mistakes by their verdict, articles statement by statement. Values, a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils import timezone

from content.proof.facts import ClaimFacts, ClaimSet
from content.publishing.links import PageLink, links
from content.questions.models import Correction, CorrectionPage, Verdict

WORST_FIRST = (
    Verdict.WRONG,
    Verdict.MISLEADING,
    Verdict.OUTDATED,
    Verdict.LOCAL,
    Verdict.UNVERIFIABLE,
    Verdict.RIGHT,
)


@dataclass(frozen=True)
class Tally:
    """How many statements got one verdict."""

    verdict: str
    count: int

    @property
    def label(self) -> str:
        return str(Verdict(self.verdict).label)


@dataclass(frozen=True)
class Article:
    """A whole article we judged, as it stands in the index."""

    link: PageLink
    tally: tuple[Tally, ...]

    @property
    def count(self) -> int:
        return sum(some.count for some in self.tally)


@dataclass(frozen=True)
class Mistakes:
    """The mistakes with one verdict, apart by where they were read."""

    verdict: str
    origins: tuple[tuple[str, tuple[PageLink, ...]], ...]
    """Where they were read, in words, and the pages."""

    @property
    def label(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def count(self) -> int:
        return sum(len(pages) for _origin, pages in self.origins)


def read_corrections(language: str) -> tuple[list[Article], list[Mistakes]]:
    """Every correction in this language: the articles, and the mistakes by verdict, worst first. Three queries."""
    pages = CorrectionPage.objects.in_order()
    rows = {pk: tuple(row) for pk, *row in pages.values_list("pk", "is_article", "verdict", "origin")}
    listed = links(pages, language)
    tallies = _tallies()
    articles = [Article(link, tallies.get(link.pk, ())) for link in listed if rows[link.pk][0]]
    by_verdict: dict[str, dict[str, list[PageLink]]] = defaultdict(lambda: defaultdict(list))
    for link in listed:
        is_article, verdict, origin = rows[link.pk]
        if not is_article:
            by_verdict[verdict][origin].append(link)
    return articles, [Mistakes(v, _by_origin(by_verdict[v])) for v in WORST_FIRST if v in by_verdict]


def _by_origin(found: dict[str, list[PageLink]]) -> tuple[tuple[str, tuple[PageLink, ...]], ...]:
    origins = CorrectionPage.Origin
    return tuple((str(origin.label), tuple(found[origin])) for origin in origins if origin in found)


def _tallies() -> dict[int, tuple[Tally, ...]]:
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    today = Correction.objects.shown().valid_on(timezone.localdate())
    for page, verdict in today.values_list("page_id", "verdict"):
        counted[page][verdict] += 1
    return {page: _tally(some) for page, some in counted.items()}


def _tally(counted: Counter[str]) -> tuple[Tally, ...]:
    return tuple(Tally(verdict, counted[verdict]) for verdict in WORST_FIRST if counted[verdict])


@dataclass(frozen=True)
class Statement:
    """One statement of an article as it was written, what we make of it, and where it is explained."""

    number: str
    quote: str
    verdict: str
    claim: ClaimFacts
    explained: PageLink | None

    @property
    def label(self) -> str:
        return str(Verdict(self.verdict).label)


def statement_columns(language: str) -> tuple[str, ...]:
    """What to ask `read_claims` for, so that `statements_of` can find the statements among the claims."""
    return (
        "correction__number",
        f"correction__quote_{language}",
        "correction__verdict",
        "correction__explained_by",
    )


def statements_of(claims: ClaimSet, language: str) -> list[Statement]:
    """The statements judged on a page, in its order. One query, for the pages that explain them."""
    number, quote, verdict, explained = statement_columns(language)
    judged = claims.having(number)
    explaining = _explaining((claim.extra[explained] for claim in judged), language)
    return [
        Statement(c.extra[number], c.extra[quote], c.extra[verdict], c, explaining.get(c.extra[explained]))
        for c in judged
    ]


def _explaining(pages: Iterable[int | None], language: str) -> dict[int, PageLink]:
    wanted = {pk for pk in pages if pk is not None}
    return {link.pk: link for link in links(CorrectionPage.objects.filter(pk__in=wanted), language)} if wanted else {}


def tally_of(statements: Sequence[Statement]) -> tuple[Tally, ...]:
    return _tally(Counter(statement.verdict for statement in statements))
