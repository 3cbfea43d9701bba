"""What a page shows of a claim: frozen values, no queries, no HTML beyond rendered prose."""

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.evidence.models import AGAINST, SUPPORTING, WEAK, Check, Citation, ForWhom, Grade, LegalBasis, Quality
from content.evidence.reading.levels import level, may_be_confirmed
from content.evidence.reading.marks import Mark, Reliance, mark_of, reliance_of
from content.publishing.kinds import page_kind
from content.reader import PlaceFacts


@dataclass(frozen=True)
class SourceFacts:
    """Who says so."""

    key: str
    publisher: str
    url: str
    """Empty where it may not be linked: spam, mirrors, unreliable copies."""
    language: str
    language_label: str
    quality: str
    seen_on: date | None = None

    @property
    def quality_label(self) -> str:
        return str(Quality(self.quality).label)


@dataclass(frozen=True)
class Home:
    """The page on which a quoted statement stands."""

    kind: str
    key: str
    title: str
    url: str
    after: str = ""
    """Behind which statement, or at which row, the quoting page shows it."""

    @property
    def kind_label(self) -> str:
        return str(page_kind(self.kind).label)

    @property
    def is_of_others(self) -> bool:
        """Its title is what others say, and never stands without that being said."""
        return page_kind(self.kind).quotes


@dataclass(frozen=True)
class CitationFacts:
    """A version of a provision that bears on the claim, as of the day of reading."""

    label: str
    short_label: str
    url: str
    grade: str
    covers: str
    paragraph: int | None
    why: SafeString
    from_date: date | None
    until_date: date | None
    law_force: str
    """The status of its law, in words."""
    status: str
    """`in_force`, `coming` or `ended` on the day of reading."""

    @property
    def grade_label(self) -> str:
        return str(Grade(self.grade).label)

    @property
    def covers_label(self) -> str:
        return str(Citation.Covers(self.covers).label) if self.covers else ""

    @property
    def status_label(self) -> str:
        return {"in_force": self.law_force, "coming": _("Not yet in force"), "ended": _("No longer counts")}[
            self.status
        ]

    @property
    def supports(self) -> bool:
        return self.grade in SUPPORTING

    @property
    def speaks_against(self) -> bool:
        return self.grade in AGAINST


@dataclass(frozen=True)
class ClaimFacts:
    """One statement with all its proof, as of the day of reading."""

    id: str
    page_id: int
    slot: str
    anchor: str
    heading: SafeString
    text: SafeString
    inline: SafeString
    recorded_verified: bool
    recorded_basis: str
    for_whom: str
    is_local: bool
    as_of: str
    region: str
    """The place it holds in, where it is not the whole country."""
    checked_on: date | None
    check_method: str
    names_law: bool = False
    """Its kind names the law that it tells of."""
    all_citations: tuple[CitationFacts, ...] = ()
    sources: tuple[SourceFacts, ...] = ()
    audiences: tuple[str, ...] = ()
    audience_keys: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    local_to: tuple[PlaceFacts, ...] = ()
    """The place it holds in, or those it speaks of; empty for what is said of the whole country."""
    aside: str = ""
    """Why it is folded away for the reader who asks; empty where it is not (proof.overlay)."""
    unknown_for: str = ""
    """The chosen place, where it is only known to hold elsewhere."""
    ended_on: date | None = None
    """The last day of a rule that has ended, where nothing took its place. Its words say so (reading.claims)."""
    former: SafeString | None = None
    """What it said until then."""
    is_here: bool = False
    """It holds in the chosen place, or in one around it."""
    beside: tuple["ClaimFacts", ...] = ()
    """What stands in the same slot for single places; or for the whole country, where this one is here."""
    home: Home | None = None
    """Where it stands, if it is quoted here from another page."""
    extra: dict[str, Any] = field(default_factory=dict, hash=False)

    @property
    def is_elsewhere(self) -> bool:
        """It holds in a place that the reader has not chosen: it never stands for the whole country."""
        return bool(self.region) and not self.is_here

    @property
    def alone(self) -> "ClaimFacts":
        """Without what stands beside it, for a kind that shows those with what they add."""
        return replace(self, beside=()) if self.beside else self

    @property
    def replaces_short_answer(self) -> bool:
        """It says something else than its page does: what holds here, or that the rule has ended."""
        return self.is_here or self.ended_on is not None

    @cached_property
    def citations(self) -> tuple[CitationFacts, ...]:
        """What counts today, strongest first."""
        return self._with("in_force")

    @cached_property
    def coming(self) -> tuple[CitationFacts, ...]:
        return self._with("coming")

    @cached_property
    def ended(self) -> tuple[CitationFacts, ...]:
        return self._with("ended")

    @cached_property
    def against(self) -> tuple[CitationFacts, ...]:
        return tuple(c for c in self.all_citations if c.speaks_against and c.status != "ended")

    def _with(self, status: str) -> tuple[CitationFacts, ...]:
        order = list(Grade.values)
        some = (c for c in self.all_citations if c.status == status and not c.speaks_against)
        return tuple(sorted(some, key=lambda c: order.index(c.grade)))

    @cached_property
    def legal_basis(self) -> str:
        """As of the day of reading: a claim whose only support is coming or has ended is not supported today."""
        if self.recorded_basis == LegalBasis.NOT_EXAMINED and not self.citations:
            return LegalBasis.NOT_EXAMINED
        if any(c.supports for c in self.citations):
            return LegalBasis.CITED
        return "background" if self.citations else LegalBasis.NONE_FOUND

    @property
    def basis_label(self) -> str:
        if self.legal_basis == LegalBasis.CITED:
            return next(c.short_label for c in self.citations if c.supports)
        if self.legal_basis == "background":
            return _("No law says so; background only")
        return str(LegalBasis(self.legal_basis).label)

    @property
    def checked_how(self) -> str:
        return str(Check.Method(self.check_method).label) if self.check_method else ""

    @property
    def law_says_so(self) -> bool:
        """As of the day of reading: a law that has ended says nothing any more."""
        return self.names_law or any(c.supports and c.status != "ended" for c in self.all_citations)

    @cached_property
    def evidence(self) -> str:
        return level((source.quality for source in self.sources), law_says_so=self.law_says_so)

    @property
    def mark(self) -> Mark:
        """How far it can be relied on, as its page shows it without opening anything."""
        return mark_of(
            (source.quality for source in self.sources),
            law_says_so=self.law_says_so,
            is_confirmed=self.verified,
            is_disputed=bool(self.against),
        )

    @cached_property
    def verified(self) -> bool:
        """Confirmed by a source: somebody found it so, and what they found it by stands here."""
        return self.recorded_verified and may_be_confirmed(self.evidence)

    @property
    def evidence_label(self) -> str:
        return str(Quality(self.evidence).label)

    @property
    def is_weak(self) -> bool:
        return self.evidence in WEAK

    @property
    def for_whom_label(self) -> str:
        return ", ".join(self.audiences) if self.audiences else str(ForWhom(self.for_whom).label)

    def with_extra(self, **extra: Any) -> "ClaimFacts":
        return replace(self, extra={**self.extra, **extra})


@dataclass(frozen=True)
class ClaimSet:
    """The claims of a page by their slots, in order: one for each slot, with the others `beside` it (proof.overlay)."""

    claims: tuple[ClaimFacts, ...]

    @property
    def every(self) -> tuple[ClaimFacts, ...]:
        """Also those beside."""
        return tuple(some for claim in self.claims for some in (claim, *claim.beside))

    def slot(self, name: str) -> ClaimFacts | None:
        return next((claim for claim in self.claims if claim.slot == name), None)

    def like(self, prefix: str) -> tuple[ClaimFacts, ...]:
        """Numbered slots: `like("point")` gives point-1, point-2 and so on."""
        return tuple(c for c in self.claims if c.slot.startswith(f"{prefix}-"))

    def having(self, name: str) -> tuple[ClaimFacts, ...]:
        """Claims that carry this extra value: the steps, the requirements, the cells."""
        return tuple(c for c in self.claims if c.extra.get(name) is not None)

    def of_page(self, page_id: int) -> "ClaimSet":
        return ClaimSet(tuple(c for c in self.claims if c.page_id == page_id))

    @property
    def answer(self) -> ClaimFacts | None:
        return self.slot("answer")

    @property
    def oldest_check(self) -> date | None:
        """A page is as old as its oldest claim."""
        return min((c.checked_on for c in self.every if c.checked_on), default=None)

    @property
    def reliance(self) -> Reliance:
        """What its statements rest on, taken together."""
        return reliance_of((c.mark, c.check_method, c.checked_on) for c in self.every)

    def __iter__(self):
        return iter(self.claims)

    def __len__(self):
        return len(self.claims)
