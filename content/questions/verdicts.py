"""What is judged: mistakes by their verdict, articles statement by statement. Values, a fixed number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from content.evidence.models import NATIONWIDE
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.publishing.links import PageLink, links
from content.questions.models import Correction, CorrectionPage, Verdict
from content.reader import Reader

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


def read_corrections(reader: Reader) -> tuple[list[Article], list[Mistakes]]:
    """Every correction in this language: the articles, and the mistakes by verdict, worst first. Three queries."""
    pages = CorrectionPage.objects.in_order()
    rows = {pk: tuple(row) for pk, *row in pages.values_list("pk", "is_article", "verdict", "origin")}
    listed = links(pages, reader)
    tallies = _tallies(reader)
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


def _tallies(reader: Reader) -> dict[int, tuple[Tally, ...]]:
    """As each page counts its own: what is valid today, and of each statement the judgement for the whole country."""
    today = Correction.objects.shown().valid_on(reader.day).order_by("position", "slot", "id")
    judged: dict[tuple[int, str], tuple[bool, str]] = {}
    for page, slot, region, verdict in today.values_list("page_id", "slot", "region__key", "verdict"):
        is_national, _verdict = judged.get((page, slot), (False, ""))
        if (page, slot) not in judged or (region == NATIONWIDE and not is_national):
            judged[page, slot] = (region == NATIONWIDE, verdict)
    counted: dict[int, Counter[str]] = defaultdict(Counter)
    for (page, _slot), (_national, verdict) in judged.items():
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
    beside: tuple["Statement", ...] = ()
    """How it is judged for single places; or for the whole country, where this judgement is for here."""

    @property
    def label(self) -> str:
        return str(Verdict(self.verdict).label)

    @property
    def stamp(self) -> str:
        """The key of its verdict; nothing where the judgement has ended."""
        return "" if self.claim.ended_on else self.verdict


def statement_columns(reader: Reader) -> tuple[str, ...]:
    """What to ask `read_claims` for, so that `statements_of` can find the statements among the claims."""
    return (
        "correction__number",
        reader.column("correction__quote"),
        "correction__verdict",
        "correction__explained_by",
    )


def statements_of(claims: ClaimSet, reader: Reader) -> list[Statement]:
    """The statements judged on a page, in its order. One query, for the pages that explain them."""
    number, quote, verdict, explained = statement_columns(reader)
    explaining = _explaining((claim.extra[explained] for claim in claims.every), reader)

    def statement(claim: ClaimFacts) -> Statement:
        page = explaining.get(claim.extra[explained])
        beside = tuple(statement(other) for other in claim.beside)
        return Statement(claim.extra[number], claim.extra[quote], claim.extra[verdict], claim.alone, page, beside)

    return [statement(claim) for claim in claims.having(number)]


def _explaining(pages: Iterable[int | None], reader: Reader) -> dict[int, PageLink]:
    wanted = {pk for pk in pages if pk is not None}
    return {link.pk: link for link in links(CorrectionPage.objects.filter(pk__in=wanted), reader)} if wanted else {}


def tally_of(statements: Sequence[Statement]) -> tuple[Tally, ...]:
    """A judgement that has ended counts no more."""
    return _tally(Counter(statement.verdict for statement in statements if not statement.claim.ended_on))
