"""What the front page shows: the cards to recognise, a sentence to show, and the pages its editors chose."""

from collections.abc import Sequence
from dataclasses import dataclass

from content.addresses import page_path
from content.cards.listing import CardLink, read_cards
from content.cards.models import Card
from content.guides.models import Guide
from content.publishing.links import PageLink, links
from content.publishing.models import Page
from content.questions.models import CorrectionPage, Verdict
from content.reader import Reader


@dataclass(frozen=True)
class Entry:
    """A line of a directory: a page, with the place where it is done or a word of judgement."""

    title: str
    url: str
    channel: str = ""
    stamp_kind: str = ""

    @property
    def channel_label(self) -> str:
        return str(Guide.Channel(self.channel).label) if self.channel else ""

    @property
    def stamp(self) -> str:
        return str(Verdict(self.stamp_kind).label) if self.stamp_kind else ""


@dataclass(frozen=True)
class Wall:
    """The cards to recognise by their pictures, and the others by name."""

    pictured: tuple[CardLink, ...]
    others: tuple[CardLink, ...]


def chosen_pages(home: Page) -> list[int]:
    """The pages the front page is about: its editors' choice. One query."""
    return list(home.about.values_list("pk", flat=True))


def read_wall(chosen: Sequence[int], reader: Reader) -> Wall:
    """Every card: the chosen ones on the wall, or all of them where none was chosen. One query."""
    cards = read_cards(Card.objects.in_order(), reader)
    pictured = tuple(card for card in cards if card.pk in chosen) or tuple(cards)
    return Wall(pictured, tuple(card for card in cards if card not in pictured))


def read_guides(chosen: Sequence[int], reader: Reader) -> list[Entry]:
    columns = (reader.column("title"), reader.column("slug"), "channel")
    rows = Guide.objects.filter(pk__in=chosen).published(reader.language).in_order().values_list(*columns)
    return [
        Entry(title, page_path(Guide.KIND, reader.language, slug), channel=channel) for title, slug, channel in rows
    ]


def read_corrections(chosen: Sequence[int], reader: Reader) -> list[Entry]:
    columns = (reader.column("title"), reader.column("slug"), "verdict")
    rows = CorrectionPage.objects.filter(pk__in=chosen).published(reader.language).in_order().values_list(*columns)
    return [
        Entry(title, page_path(CorrectionPage.KIND, reader.language, slug), stamp_kind=kind)
        for title, slug, kind in rows
    ]


def read_links(chosen: Sequence[int], kind: str, reader: Reader) -> list[PageLink]:
    return links(Page.objects.filter(pk__in=chosen, kind=kind).in_order(), reader)
