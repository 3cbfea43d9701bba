"""Read the claims of pages with all their proof, as values: five queries however many claims.

Model objects are for writing: read as model objects, the same proof takes twice as long
before a word of it is rendered (`make bench`).
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any

from django.db.models import BooleanField, CharField, Exists, ExpressionWrapper, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.addresses import page_path
from content.evidence.models import NATIONWIDE, Check, Citation, Claim, Law, ProvisionVersion, Quotation, anchor_of
from content.evidence.reading.facts import CitationFacts, ClaimFacts, ClaimSet, Home, SourceFacts
from content.evidence.reading.levels import RANKS, names_its_law
from content.evidence.reading.overlay import overlaid
from content.evidence.reading.quotations import Place, Slot, in_their_places
from content.markup import mark_chinese
from content.publishing.models import is_published
from content.publishing.prose import Prose
from content.reader import PlaceFacts, Reader

PARENTS = ("parent__key", "parent__parent__key")
"""Where a place lies: a district in its city and its province."""


_OF_PLACE, _OF_QUOTATION = -1, -2
"""What a row of links is of, in the place of a kind of reader's position."""


def language_label(code: str) -> str:
    """How we say which language a page elsewhere is in: “in Chinese”."""
    return {
        "zh": _("in Chinese"),
        "en": _("in English"),
        "es": _("in Spanish"),
        "de": _("in German"),
        "fr": _("in French"),
        "ko": _("in Korean"),
    }.get(code, code)


def read_claims(
    pages: Iterable[int],
    reader: Reader,
    *,
    columns: Sequence[str] = (),
    prose: Prose | None = None,
    claims=None,
    quotations=None,
) -> ClaimSet:
    """The shown claims of these pages on the reader's day, in their order, as the reader chose to read them.

    `columns` are looked up on the claim and its kinds and come back in `extra`, for example
    `step__place`. `prose` may be given, with other texts of the page, to be read in the same
    query. `claims` narrows the queryset, `quotations` says what is quoted then; otherwise all
    that these pages quote comes with them.
    """
    own = claims
    if own is None:
        pks_of_pages = list(pages)
        own, quotations = Claim.objects.filter(page__in=pks_of_pages), Quotation.objects.shown_on(pks_of_pages)
    elif quotations is None:
        quotations = Quotation.objects.none()
    rows = list(_rows(own, quotations, reader, columns))
    if not rows:
        return ClaimSet(())
    pks = [row["id"] for row in rows]
    sources, citations = _sources(pks, reader), _citations(pks, reader)
    audiences, places, quoted = _links(pks, quotations, reader)
    prose = prose or Prose(reader)
    said = [row["words"] for row in rows]
    prose.want(blocks=said, inline=[*said, *(why for some in citations.values() for _facts, why in some)])
    found = [
        ClaimFacts(
            id=row["id"],
            page_id=row["page_id"],
            slot=row["slot"],
            anchor=anchor_of(row["slot"], row["region__key"]),
            heading=mark_chinese(row[reader.column("heading")] or "", reader.language),
            text=_ended(row, "<p>{}</p>") if row["ended_on"] else prose.blocks(row["words"]),
            inline=_ended(row, "{}") if row["ended_on"] else prose.inline(row["words"]),
            recorded_verified=row["verified"],
            names_law=row["names_law"],
            recorded_basis=row["legal_basis"],
            for_whom=row["for_whom"],
            is_local=row["is_local"],
            as_of=row["as_of"],
            region="" if row["region__key"] == NATIONWIDE else row[reader.column("region__name")],
            checked_on=row["checked_on"],
            check_method=row["check_method"] or "",
            all_citations=tuple(_with_why(facts, prose.inline(why)) for facts, why in citations[row["id"]]),
            sources=tuple(sources[row["id"]]),
            audiences=tuple(name for _key, name in audiences[row["id"]]),
            audience_keys=tuple(key for key, _name in audiences[row["id"]]),
            places=tuple(place.name for place in places[row["id"]]),
            local_to=_own_region(row, reader) or tuple(places[row["id"]]),
            ended_on=row["ended_on"],
            former=prose.blocks(row["words"]) if row["ended_on"] else SafeString(),
            extra={column: row[column] for column in columns},
        )
        for row in rows
    ]
    own_or_not = {row["id"]: row["is_own"] for row in rows}
    homes = {row["id"]: _home(row, reader) for row in rows if (row["page_id"], row["slot"]) in quoted}
    return overlaid(in_their_places(found, own_or_not, homes, quoted), reader)


def _home(row: Mapping[str, Any], reader: Reader) -> Home:
    url = page_path(row["page__kind"], reader.language, row[reader.column("page__slug")] or "")
    return Home(row["page__kind"], row["page__key"], row[reader.column("page__title")], url)


def _ended(row: Mapping[str, Any], element: str) -> SafeString:
    """A rule that has ended says so, whatever it is a part of."""
    last = date_format(row["ended_on"], "DATE_FORMAT")
    if row["next_from"]:
        words = _("This rule ended on %(last)s. The next one holds from %(first)s.")
        first = date_format(row["next_from"], "DATE_FORMAT")
        return format_html(element, words % {"last": last, "first": first})
    words = _("This rule ended on %(last)s. What holds since then is not confirmed.")
    return format_html(element, words % {"last": last})


def _rows(own, quotations, reader: Reader, columns: Sequence[str]) -> Iterable[dict[str, Any]]:
    day = reader.day
    oldest = Check.objects.filter(claim=OuterRef("pk")).order_by("-checked_on", "-id")
    chosen = Claim.objects.filter(
        Q(pk__in=own.order_by().values("pk")) | Q(pk__in=quotations.statements(reader).values("pk"))
    )
    rows = (
        chosen.shown()
        .found_on(day)
        .annotate(
            is_own=Exists(own.filter(pk=OuterRef("pk"))),
            checked_on=Subquery(oldest.values("checked_on")[:1]),
            check_method=Subquery(oldest.values("method")[:1]),
            next_from=Subquery(Claim.objects.next_after(day).values("valid_from")[:1]),
            names_law=ExpressionWrapper(names_its_law(), BooleanField()),
        )
        .order_by("page", "position", "slot", "id")
        .values(
            *("id", "page_id", "slot", "verified", "names_law", "legal_basis", "for_whom", "is_local", "as_of"),
            *("region__key", reader.column("region__name"), *(f"region__{parent}" for parent in PARENTS)),
            *(reader.column("heading"), reader.column("text")),
            *(reader.column("page__short_answer"), "checked_on", "check_method", "valid_until", "next_from"),
            *("is_own", "page__kind", "page__key", reader.column("page__title"), reader.column("page__slug")),
            *columns,
        )
    )
    for row in rows:
        words = row[reader.column("text")] or (
            row[reader.column("page__short_answer")] if row["slot"] == "answer" else ""
        )
        last = row["valid_until"]
        yield {**row, "words": words or "", "ended_on": last if last and last < day else None}


def _sources(pks: list[str], reader: Reader) -> dict[str, list[SourceFacts]]:
    found = defaultdict(list)
    columns = ("claim_id", "source__key", reader.column("source__publisher"), "source__url", "source__quality")
    more = ("source__language", "source__may_link", "source__seen_on")
    rows = Claim.sources.through._base_manager.filter(claim__in=pks).values_list(*columns, *more)
    for claim, key, publisher, url, quality, code, may_link, seen in sorted(rows, key=lambda r: (RANKS[r[4]], r[1])):
        linked = url if may_link else ""
        found[claim].append(SourceFacts(key, publisher, linked, code, language_label(code), quality, seen))
    return found


def _citations(pks: list[str], reader: Reader) -> dict[str, list[tuple[CitationFacts, str]]]:
    """Each claim's citations with the prose of their reasons. Unverified wording supports nothing and is left out."""
    found = defaultdict(list)
    provision = "version__provision"
    rows = Citation.objects.filter(claim__in=pks, version__verified=True).order_by("id")
    for row in rows.values(
        *("claim_id", "paragraph", "grade", "covers", "applies_from", "applies_until", reader.column("why")),
        *("version__in_force_from", "version__in_force_until"),
        *(reader.column(f"{provision}__citation"), reader.column(f"{provision}__slug"), f"{provision}__law__force"),
        *(f"{provision}__status", f"{provision}__offered_in", f"{provision}__law__in_force_from"),
    ):
        first = max(filter(None, (row["applies_from"], row["version__in_force_from"])), default=None)
        last = min(filter(None, (row["applies_until"], row["version__in_force_until"])), default=None)
        label = mark_chinese(row[reader.column(f"{provision}__citation")], reader.language)
        force = Law.force_between(row[f"{provision}__law__force"], row[f"{provision}__law__in_force_from"], reader.day)
        is_read = is_published(row[f"{provision}__status"], row[f"{provision}__offered_in"], reader.language)
        path = page_path("provision", reader.language, row[reader.column(f"{provision}__slug")]) if is_read else ""
        facts = CitationFacts(
            label=label,
            short_label=label,
            url=f"{path}#paragraph-{row['paragraph']}" if path and row["paragraph"] else path,
            grade=row["grade"],
            covers=row["covers"],
            paragraph=row["paragraph"],
            why=SafeString(),
            from_date=first,
            until_date=last,
            law_force=str(Law.Force(force).label),
            status=ProvisionVersion.status_between(first, last, reader.day),
        )
        found[row["claim_id"]].append((facts, row[reader.column("why")] or ""))
    return found


def _with_why(facts: CitationFacts, why: SafeString) -> CitationFacts:
    return CitationFacts(**{**facts.__dict__, "why": why})


def _own_region(row: Mapping[str, Any], reader: Reader) -> tuple[PlaceFacts, ...]:
    if row["region__key"] == NATIONWIDE:
        return ()
    parents = (row[f"region__{name}"] for name in PARENTS)
    return (place_of(row["region__key"], row[reader.column("region__name")], *parents),)


def place_of(key: str, name: str, *parents: str | None) -> PlaceFacts:
    """A place from its columns and those of `PARENTS`."""
    return PlaceFacts(key, name, tuple(parent for parent in parents if parent and parent != NATIONWIDE))


def _links(
    pks: list[str], quotations, reader: Reader
) -> tuple[dict[str, list[tuple[str, str]]], dict[str, list[PlaceFacts]], dict[Slot, list[Place]]]:
    """The kinds of reader each claim is for, the places it speaks of, and where it is quoted. One query for all."""
    of_claims = {"claim__in": pks}
    nothing = Value("", CharField())
    readers = Claim.audiences.through._base_manager.filter(**of_claims).values_list(
        "claim_id", F("audience__position"), F("audience__key"), F(reader.column("audience__name")), nothing, nothing
    )
    places = Claim.places.through._base_manager.filter(**of_claims).values_list(
        *("claim_id", Value(_OF_PLACE), F("region__key"), F(reader.column("region__name"))),
        *(F(f"region__{parent}") for parent in PARENTS),
    )
    quoted = quotations.order_by().values_list(
        *(Cast("claim__page", CharField()), Value(_OF_QUOTATION), F("claim__slot"), F("after")),
        *(Cast("page", CharField()), Cast("position", CharField())),
    )
    found: tuple[dict, dict, dict] = defaultdict(list), defaultdict(list), defaultdict(list)
    for claim, what, key, name, *more in readers.union(places, quoted, all=True):
        if what == _OF_QUOTATION:
            page, position = map(int, more)
            found[2][int(claim), key].append(Place(page, name, position))
        elif what == _OF_PLACE:
            found[1][claim].append(place_of(key, name, *more))
        else:
            found[0][claim].append((what, key, name))
    in_order = {claim: [some[1:] for some in sorted(readers)] for claim, readers in found[0].items()}
    by_name = {claim: sorted(places, key=attrgetter("name")) for claim, places in found[1].items()}
    return defaultdict(list, in_order), defaultdict(list, by_name), dict(found[2])
