"""Guides as values: their facts at one glance, and guides in lists."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from django.db.models import CharField, F, Q, QuerySet, Value
from django.db.models.functions import Concat
from django.utils.translation import gettext as _

from content.addresses import COUNTER, OFFLINE_FILE, page_path
from content.cards.pictures import picture_of
from content.evidence.models import Hotline
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.glossary.models import Term
from content.guides.models import Document, Guide
from content.publishing.links import PageLink, RelatedGroup, by_kind, links, related_groups
from content.publishing.models import Page, PageQuerySet
from content.publishing.prose import know_words
from content.reader import AudienceFacts, Reader

HOTLINE = "hotline-"
"""How the slot of a statement about a line begins; its key follows."""


@dataclass(frozen=True)
class GlanceFact:
    """One line of the form at the head of a guide: a claim, or words without one."""

    label: str
    claim: ClaimFacts | None = None
    text: str = ""


@dataclass(frozen=True)
class GuideLink:
    """A guide in a list, with the place where it is done."""

    pk: int
    title: str
    url: str
    short_answer: str
    purpose: str
    channel: str
    card_key: str
    card_title: str
    card_zh: str

    @property
    def channel_label(self) -> str:
        return str(Guide.Channel(self.channel).label)


@dataclass(frozen=True)
class GuideGroup:
    """Guides under one heading, a purpose or a card."""

    anchor: str
    label: str
    name_zh: str
    guides: tuple[GuideLink, ...]


@dataclass(frozen=True)
class Around:
    """The pages around a guide: its card, and the others by kind."""

    card: PageLink | None
    groups: tuple[RelatedGroup, ...]

    @property
    def picture(self) -> str:
        """The static path of its card's drawing, or nothing."""
        return picture_of(self.card.key) if self.card else ""


@dataclass(frozen=True)
class HotlineFacts:
    """Whom to call."""

    number: str
    name: str
    name_zh: str
    slot: str
    """Where the statement about it stands on the page of all lines."""
    subject: ClaimFacts | None = None
    """What it can tell, in which languages; nothing where no page says so."""


@dataclass(frozen=True)
class Beside:
    """What small tables hold for a guide, beside its claims."""

    readers: Mapping[str, tuple[AudienceFacts, ...]]
    """Document → the kinds of reader who have it."""
    hotlines: tuple[HotlineFacts, ...]
    map_words: str
    """The Chinese to look for on a map; empty where there is none."""


def counter_path(guide: Guide, language: str) -> str:
    return f"{guide.path_in(language)}{COUNTER[language]}/"


def offline_path(guide: Guide, language: str) -> str:
    return f"{guide.path_in(language)}{OFFLINE_FILE[language]}/"


def glance(guide: Guide, claims: ClaimSet) -> list[GlanceFact]:
    """How long, how much, where, who goes. What is not said is said to be not known."""
    return [
        _from_claim(_("How long"), claims.slot("time")),
        _from_claim(_("Cost"), claims.slot("cost")),
        GlanceFact(_("Where"), text=str(guide.get_channel_display())),
        _from_claim(_("Who goes"), claims.slot("who")),
    ]


def _from_claim(label: str, claim: ClaimFacts | None) -> GlanceFact:
    return GlanceFact(label, claim, "" if claim else _("Not established"))


def around(guide: Guide, reader: Reader) -> Around:
    """Its card, and the pages it is about or that are about it, each once. One query."""
    pages = Page.objects.filter(Q(pages_about=guide.pk) | Q(about=guide.pk) | Q(pk=guide.card_id))
    found = links(pages.distinct().order_by("kind", "position", "key"), reader)
    labels = {
        "guide": _("Other guides"),
        "question": _("Questions"),
        "correction": _("You may have read"),
        "comparison": _("Compared"),
        "card": _("Cards"),
        "scheme": _("Schemes"),
        "law": _("Law"),
    }
    others = by_kind(link for link in found if link.pk != guide.card_id)
    return Around(
        next((link for link in found if link.pk == guide.card_id), None),
        tuple(related_groups(others, labels, elsewhere=("provision", "page"))),
    )


def read_beside(guide: Guide, to_bring: Iterable[str], reader: Reader) -> Beside:
    """Who has these documents, whom to call, what to look for on a map. One query for all three."""
    # Plain querysets: the translating ones join the rows of a union with their columns in different orders.
    holders = _rows(
        Document.audiences.through._base_manager.filter(document__key__in=list(to_bring)),
        *("paper", "document__key", reader.column("audience__name"), "audience__key", "audience__position"),
    )
    name = reader.column("name")
    lines = _rows(QuerySet(Hotline).filter(guides=guide.pk), "line", "key", name, "name_zh", "position", "number")
    terms = _rows(QuerySet(Term).filter(pk=guide.map_term_id), "map", "key", reader.column("rendering"), "zh", "id")
    found: dict[str, list[tuple[str, ...]]] = {"paper": [], "line": [], "map": []}
    for kind, *row, _place in sorted(holders.union(lines, terms, all=True), key=itemgetter(5, 3)):
        found[kind].append(tuple(row))
    readers: dict[str, tuple[AudienceFacts, ...]] = {}
    for document, name, key, _nothing in found["paper"]:
        readers[document] = (*readers.get(document, ()), AudienceFacts(key, name))
    hotlines = tuple(HotlineFacts(number, words, zh, f"{HOTLINE}{key}") for key, words, zh, number in found["line"])
    return Beside(readers, hotlines, next((zh for _key, _name, zh, _nothing in found["map"]), ""))


def hotline_slots(guide: Guide) -> QuerySet:
    """Where the page of all lines says what those of this guide can tell."""
    return (
        guide.hotlines.order_by().annotate(slot=Concat(Value(HOTLINE), "key", output_field=CharField())).values("slot")
    )


def with_their_subjects(hotlines: Iterable[HotlineFacts], claims: ClaimSet) -> tuple[HotlineFacts, ...]:
    return tuple(replace(hotline, subject=claims.slot(hotline.slot)) for hotline in hotlines)


def _rows(rows: QuerySet, kind: str, key: str, name: str, extra: str, place: str, number: str = "") -> QuerySet:
    columns = {
        "what": Value(kind, CharField()),
        "key_": F(key),
        "name_": F(name),
        "extra_": F(extra),
        "number_": F(number) if number else Value("", CharField()),
        "place": F(place),
    }
    return rows.order_by().annotate(**columns).values_list(*columns)


def read_guides(guides: PageQuerySet, reader: Reader) -> list[GuideLink]:
    """The published guides among these, in the order of the queryset. One query."""
    columns = (
        *("pk", reader.column("title"), reader.column("slug"), reader.column("short_answer"), "purpose", "channel"),
        *("card__key", reader.column("card__title"), "card__name_zh"),
    )
    rows = list(guides.published(reader.language).values_list(*columns))
    know_words((row[3] for row in rows), reader)
    return [GuideLink(pk, title, page_path("guide", reader.language, slug), *rest) for pk, title, slug, *rest in rows]


def by_purpose(guides: Sequence[GuideLink]) -> list[GuideGroup]:
    """What a reader wants to do, in the fixed order of the purposes."""
    groups = [
        GuideGroup(purpose.value, str(purpose.label), "", tuple(guide for guide in guides if guide.purpose == purpose))
        for purpose in Guide.Purpose
    ]
    return [group for group in groups if group.guides]


def guides_of_card(card: int, reader: Reader) -> list[GuideGroup]:
    """What a card's page lists: its guides by purpose. One query."""
    return by_purpose(read_guides(Guide.objects.filter(card=card).in_order(), reader))


def by_name(guides: Iterable[GuideLink]) -> tuple[GuideLink, ...]:
    """The same guides without their short answers, where those stand elsewhere on the page."""
    return tuple(replace(guide, short_answer="") for guide in guides)


def by_card(guides: Sequence[GuideLink]) -> list[GuideGroup]:
    """The same guides under their cards, without their short answers: they stand above already."""
    cards: dict[tuple[str, str, str], list[GuideLink]] = {}
    for guide in guides:
        cards.setdefault((guide.card_key, guide.card_title, guide.card_zh), []).append(guide)
    return [GuideGroup(f"card-{key}", title, name_zh, by_name(some)) for (key, title, name_zh), some in cards.items()]
