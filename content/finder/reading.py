"""Read a finder and its results as values: a fixed number of queries."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from content.addresses import page_path
from content.cards.listing import CardLink, read_cards
from content.cards.models import Card
from content.cards.pictures import picture_of, picture_words
from content.cards.powers import Powers, read_powers
from content.evidence.models import Provision
from content.finder.facts import NodeFacts, OptionFacts, TreeFacts
from content.finder.models import Node, Option, Result, Tree
from content.markup import render
from content.publishing.links import RelatedGroup, by_kind, links, related_groups
from content.publishing.models import Page
from content.publishing.references import page_resolver
from content.reader import Reader

LEADS_TO: dict[str, str | Promise] = {
    "guide": _("How to do it"),
    "comparison": _("Compared"),
    "scheme": _("Insurance schemes"),
    "question": _("Questions"),
    "correction": _("You may have read"),
    "law": _("Law"),
    "page": _("More"),
}
ELSEWHERE = frozenset({"card", "provision"})
"""A result shows its card and its law by themselves."""


def read_tree(key: str, reader: Reader) -> TreeFacts | None:
    """The finder with all its questions and answers, or None where there is none. Three queries."""
    trees = Tree.objects.filter(key=key, start__tree=F("pk"))
    found = trees.values_list("pk", reader.column("title"), "start").first()
    if found is None:
        return None
    pk, title, start = found
    options = _options(pk, reader)
    nodes = Node.objects.filter(tree=pk).values_list("pk", reader.column("question"), reader.column("help"))
    return TreeFacts(title, start, {node: NodeFacts(words, help_, options[node]) for node, words, help_ in nodes})


def _options(tree: int, reader: Reader) -> dict[int, tuple[OptionFacts, ...]]:
    found: dict[int, tuple[OptionFacts, ...]] = defaultdict(tuple)
    columns = ("node", "key", reader.column("label"), "printed_zh", "next", "result", "result__card__key")
    rows = Option.objects.filter(node__tree=tree).order_by("node", "position", "pk").values_list(*columns)
    for node, key, label, printed, following, result, card in rows:
        drawing = card if card and picture_of(card) else ""
        found[node] += (OptionFacts(key, label, tuple(printed.split()), following, result, drawing),)
    return found


@dataclass(frozen=True)
class LawLink:
    """An article of law in a list."""

    title: str
    url: str


@dataclass(frozen=True)
class ResultFacts:
    """Where the answers lead."""

    title: str
    text: SafeString
    card: CardLink | None
    """The card it is, where the answers settle that."""
    picture_words: str
    powers: tuple[Powers, ...]
    """What that card does."""
    cards: tuple[CardLink, ...]
    """Others: what may be needed beside it."""
    groups: tuple[RelatedGroup, ...]
    topics: tuple[str, ...]
    """Keys: topics belong to the questions, which stand beside this room."""
    law: tuple[LawLink, ...]


def read_result(pk: int, reader: Reader) -> ResultFacts:
    """A result with the pages it leads to. At most six queries, and one for references in its text."""
    result = Result.objects.get(pk=pk)
    card = next(iter(read_cards(Card.objects.filter(pk=result.card_id), reader)), None) if result.card_id else None
    others = Card.objects.filter(result_rows__result=pk).exclude(pk=result.card_id or 0)
    pages = links(Page.objects.filter(result_rows__result=pk).order_by("result_rows__position"), reader)
    text = reader.text(result, "text")
    return ResultFacts(
        title=reader.text(result, "title"),
        text=render(text, resolve=page_resolver(reader), language=reader.language, on_unknown="show"),
        card=card,
        picture_words=picture_words(card.key, reader) if card else "",
        powers=tuple(read_powers(card.pk, reader)) if card else (),
        cards=tuple(read_cards(others.order_by("result_rows__position"), reader)),
        groups=tuple(related_groups(by_kind(pages), LEADS_TO, ELSEWHERE)),
        topics=tuple(result.topics.split()),
        law=tuple(_law(pk, reader)),
    )


def _law(result: int, reader: Reader) -> list[LawLink]:
    provisions = Provision.objects.filter(results_citing=result).order_by("law__position", "position", "key")
    columns = (reader.column("citation"), reader.column("slug"))
    rows = provisions.published(reader.language).values_list(*columns)
    return [LawLink(citation, page_path(Provision.KIND, reader.language, slug)) for citation, slug in rows]
