"""A reader's own sheet: what the guides ask for that matter to them, gathered on one page."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value

from content.cards.listing import CardLink
from content.evidence.models import NATIONWIDE, Audience, Claim, Hotline, Region
from content.evidence.reading.claims import read_claims
from content.evidence.reading.scope import Choice, passes_over
from content.glossary.models import Phrase
from content.glossary.phrases import GREETINGS, PhraseFacts, gather, phrase_columns
from content.guides.models import Document, Guide, Requirement
from content.guides.to_bring import ToBring, to_bring_columns, to_bring_of
from content.publishing.links import most_needed
from content.publishing.models import PageQuerySet
from content.reader import AudienceFacts, HeldCard, PlaceFacts, Reader

MOST_GUIDES = 6
MOST_SENTENCES = 6
"""With the greeting. More do not fit on the sheet, and nobody shows more."""


@dataclass(frozen=True)
class SheetDocument:
    """One thing to bring, once, and how often the guides ask for it."""

    document: ToBring
    guides: int


@dataclass(frozen=True)
class Line:
    """Whom to call."""

    number: str
    name: str
    name_zh: str


def guides_that_matter(reader: Reader) -> PageQuerySet:
    """Those that speak to their kind of reader, most first, and those of the card they hold; else the most needed."""
    guides = Guide.objects.published(reader.language)
    mine = Q(card__key=reader.card.key) if reader.card else Q()
    if reader.audience is None:
        return guides.filter(mine).in_order() if mine else most_needed(guides)
    named = Count("claims", filter=Q(claims__audiences__key=reader.audience.key))
    order = ("-named", "purpose", "position", "key")
    return guides.annotate(named=named).filter(mine | Q(named__gt=0)).order_by(*order)


def read_to_bring(guides: Iterable[int], reader: Reader) -> list[SheetDocument]:
    """What the guides ask this reader to bring, each document once, what most ask for first."""
    asked = Requirement.objects.filter(page__in=list(guides)).values("pk")
    claims = read_claims((), reader, columns=to_bring_columns(reader), claims=Claim.objects.filter(pk__in=asked))
    holders: dict[str, tuple[AudienceFacts, ...]] = {}
    rows = Document.audiences.through._base_manager.order_by("audience__position")
    for key, *audience in rows.values_list("document__key", "audience__key", reader.column("audience__name")):
        holders[key] = (*holders.get(key, ()), AudienceFacts(*audience))
    found: dict[str, SheetDocument] = {}
    for document in to_bring_of(claims, reader, holders):
        keys = {audience.key for audience in document.readers}
        if passes_over(reader, document.for_whom, keys) or document.claim.ended_on or document.claim.is_elsewhere:
            continue
        known = found.get(document.key)
        strongest = known.document if known and _weight(known.document) >= _weight(document) else document
        found[document.key] = SheetDocument(strongest, (known.guides if known else 0) + 1)
    return sorted(found.values(), key=lambda one: (-_weight(one.document), -one.guides))


def _weight(document: ToBring) -> int:
    """What is always asked for before what only some ask for."""
    order = list(Requirement.Needed.values)
    return -order.index(document.needed)


def read_sentences(guides: Iterable[int], reader: Reader) -> list[PhraseFacts]:
    """The greeting, then the first sentence of each step that is said aloud, those of most steps first. One query."""
    first = Q(step_rows__position=0, step_rows__step__is_spoken=True, step_rows__step__page__in=list(guides))
    rows = Phrase.objects.filter(first | Q(key=GREETINGS[reader.language])).distinct().order_by("key")
    phrases = gather(rows.values_list(*phrase_columns(reader)), reader)
    greeting = GREETINGS[reader.language]
    return sorted(phrases, key=lambda phrase: phrase.key != greeting)[:MOST_SENTENCES]


def read_lines(reader: Reader) -> list[Line]:
    """Every line that has a number. One query."""
    rows = Hotline.objects.exclude(number="").order_by("position", "key")
    return [Line(*row) for row in rows.values_list("number", reader.column("name"), "name_zh")]


@dataclass(frozen=True)
class Chooser:
    """The three choices, each a row of links to the same sheet with one thing chosen otherwise."""

    audiences: tuple[Choice, ...]
    places: tuple[Choice, ...]
    cards: tuple[Choice, ...]


def read_chooser(reader: Reader, cards: Sequence[CardLink], path: str, words: Mapping[str, str]) -> Chooser:
    """`words` name what stands for no choice: `audience`, `place`, `card`. One query."""
    name = reader.column("name")
    readers: QuerySet = (
        QuerySet(Audience).order_by().values_list("key", name, "position", Value("audience", CharField()))
    )
    places: QuerySet = QuerySet(Region).filter(rules_apply=True).exclude(key=NATIONWIDE).order_by()
    rows = list(readers.union(places.values_list("key", name, "id", Value("place", CharField())), all=True))
    audiences = [AudienceFacts(*row[:2]) for row in sorted(rows, key=lambda row: row[2]) if row[3] == "audience"]
    regions = [PlaceFacts(*row[:2]) for row in sorted(rows, key=lambda row: row[1]) if row[3] == "place"]
    held = [HeldCard(card.key, card.short_name) for card in cards if not card.is_former]

    def link(label: str, chosen: Reader, is_chosen: bool) -> Choice:
        return Choice(label, f"{path}?{chosen.query}" if chosen.query else path, is_chosen)

    def row(now: Any, nothing: Choice, some: Iterable[tuple[Any, Reader]]) -> tuple[Choice, ...]:
        chosen = (link(one.name, as_one, now is not None and now.key == one.key) for one, as_one in some)
        return (nothing, *chosen)

    who, where, card = reader.audience, reader.place, reader.card
    return Chooser(
        row(
            who,
            link(words["audience"], replace(reader, audience=None), who is None),
            ((one, replace(reader, audience=one)) for one in audiences),
        ),
        row(
            where,
            link(words["place"], replace(reader, place=None), where is None),
            ((one, replace(reader, place=one)) for one in regions),
        ),
        row(
            card,
            link(words["card"], replace(reader, card=None), card is None),
            ((one, replace(reader, card=one)) for one in held),
        ),
    )
