"""What rests on a provision: the shown claims that cite any version of it, by the page they stand on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.addresses import page_path
from content.evidence.models import NATIONWIDE, Citation, Claim, Grade, Provision, anchor_of
from content.publishing.prose import Prose
from content.reader import Reader


@dataclass(frozen=True)
class Ground:
    """One citation of the provision by a claim."""

    grade: str
    paragraph: int | None
    covers: str
    applies_from: date | None
    applies_until: date | None

    @property
    def label(self) -> str:
        return str(Grade(self.grade).label)

    @property
    def details(self) -> str:
        """What the citation says beyond its grade, in words."""
        words = []
        if self.paragraph:
            words.append(_("paragraph %(number)s") % {"number": self.paragraph})
        if self.covers:
            words.append(str(Citation.Covers(self.covers).label))
        if self.applies_from:
            words.append(_("from %(first)s") % {"first": date_format(self.applies_from, "DATE_FORMAT")})
        if self.applies_until:
            words.append(_("until %(last)s") % {"last": date_format(self.applies_until, "DATE_FORMAT")})
        return ", ".join(words)


@dataclass(frozen=True)
class CitingClaim:
    """A claim that cites the provision."""

    id: str
    url: str
    name: str
    """What it is about, where its words alone do not say so."""
    place: str
    """Where it holds, if that is not the whole country."""
    text: str
    grounds: tuple[Ground, ...]
    """Strongest first."""

    @property
    def details(self) -> str:
        """What its citations say beyond their grades; where there are several, each by its grade."""
        if len(self.grounds) == 1:
            return self.grounds[0].details
        return "; ".join(f"{ground.label}: {ground.details}" for ground in self.grounds if ground.details)


@dataclass(frozen=True)
class CitingPage:
    """A page with its claims that cite the provision."""

    title: str
    url: str
    claims: tuple[CitingClaim, ...]


@dataclass(frozen=True)
class GradeCount:
    """How many claims cite the provision with one grade. A claim is counted by its strongest."""

    verdict: str
    label: str
    count: int


def cited_by(provision: Provision, reader: Reader) -> list[CitingPage]:
    """Exactly the claims a reader may see on the day, on pages of this language. Two queries."""
    rows = list(_rows(provision, reader))
    prose = Prose(reader)
    prose.want(words=[row["words"] for row in rows])
    found = []
    for _page, of_page in groupby(rows, key=lambda row: row["claim__page_id"]):
        some = list(of_page)
        kind, slug = some[0]["claim__page__kind"], some[0][reader.column("claim__page__slug")]
        url = page_path(kind, reader.language, slug)
        claims = tuple(
            _claim(list(of_claim), url, prose) for _id, of_claim in groupby(some, key=lambda row: row["claim_id"])
        )
        found.append(CitingPage(some[0][reader.column("claim__page__title")], url, claims))
    return found


def grades_of(pages: Iterable[CitingPage]) -> list[GradeCount]:
    """How strongly the claims rest on the provision, strongest first."""
    strongest = [claim.grounds[0].grade for page in pages for claim in page.claims]
    return [
        GradeCount(grade, str(Grade(grade).label), strongest.count(grade))
        for grade in Grade.values
        if grade in strongest
    ]


def _claim(rows: Sequence[dict[str, Any]], url: str, prose: Prose) -> CitingClaim:
    first = rows[0]
    order = list(Grade.values)
    grounds = [
        Ground(row["grade"], row["paragraph"], row["covers"], row["applies_from"], row["applies_until"]) for row in rows
    ]
    return CitingClaim(
        id=first["claim_id"],
        url=f"{url}#{anchor_of(first['claim__slot'], first['claim__region__key'])}",
        name=first["name"],
        place=first["place"],
        text=prose.words(first["words"]),
        grounds=tuple(sorted(grounds, key=lambda ground: (order.index(ground.grade), ground.paragraph or 0))),
    )


def _rows(provision: Provision, reader: Reader):
    claims = Claim.objects.shown().valid_on(reader.day).on_published_pages(reader.language)
    names = [f"claim__{lookup}" for lookup in Claim.name_lookups(reader.language)]
    page = "claim__page"
    citations = Citation.objects.filter(
        version__provision=provision, version__verified=True, claim__in=claims
    ).order_by(f"{page}__kind", f"{page}__position", f"{page}__key", "claim__position", "claim__slot", "claim_id")
    for row in citations.values(
        *("claim_id", "claim__slot", "claim__region__key", reader.column("claim__region__name")),
        *(reader.column("claim__text"), *names),
        *(f"{page}_id", f"{page}__kind", reader.column(f"{page}__title"), reader.column(f"{page}__slug")),
        *(reader.column(f"{page}__short_answer"), "grade", "paragraph", "covers", "applies_from", "applies_until"),
    ):
        yield {
            **row,
            "place": "" if row["claim__region__key"] == NATIONWIDE else row[reader.column("claim__region__name")],
            "name": next((row[name] for name in names if row[name]), ""),
            "words": row[reader.column("claim__text")] or row[reader.column(f"{page}__short_answer")],
        }
