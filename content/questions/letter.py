"""A letter to show: what the law says about a question or a mistake, in its own words, to hand to whoever decides."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from django.db.models import Q

from content.evidence.models import SUPPORTING, Citation, Grade
from content.evidence.reading.facts import ClaimFacts
from content.law.paragraphs import Paragraph, paragraphs
from content.reader import Reader

MOST_PASSAGES = 3
LONGEST = 260
"""Chinese characters that fit half a page, all passages together. What does not fit is named; cut, it would mislead."""


@dataclass(frozen=True)
class Passage:
    """An article of a law in force, in Chinese and in the reader's language."""

    citation: str
    citation_zh: str
    law: str
    law_zh: str
    grade: str
    text: Paragraph | None
    """None where it is too long for a letter."""


def has_letter(claims: Iterable[ClaimFacts]) -> bool:
    """Whether a law in force supports one of these statements."""
    return any(citation.supports for claim in claims for citation in claim.citations)


def read_passages(claims: Iterable[ClaimFacts], reader: Reader) -> list[Passage]:
    """What supports the statements, those of the first before those of the next, strongest first. One query."""
    places = {claim.id: place for place, claim in enumerate(claims) if has_letter([claim])}
    in_force = Q(version__in_force_from__isnull=True) | Q(version__in_force_from__lte=reader.day)
    not_ended = Q(version__in_force_until__isnull=True) | Q(version__in_force_until__gte=reader.day)
    counting = Q(applies_from__isnull=True) | Q(applies_from__lte=reader.day)
    not_past = Q(applies_until__isnull=True) | Q(applies_until__gte=reader.day)
    rows = Citation.objects.filter(
        in_force, not_ended, counting, not_past, claim__in=places, grade__in=SUPPORTING, version__verified=True
    ).order_by("pk")
    provision = "version__provision"
    columns = (
        *("claim_id", "grade", "paragraph", reader.column(f"{provision}__citation"), f"{provision}__citation_zh"),
        *(reader.column(f"{provision}__law__full_title"), f"{provision}__law__full_title_zh"),
        *("version__text_zh", reader.column("version__text")),
    )
    order = list(Grade.values)
    found = sorted(rows.values_list(*columns), key=lambda row: (places[row[0]], order.index(row[1])))
    passages: dict[tuple[str, int | None], Passage] = {}
    for _claim, grade, paragraph, citation, citation_zh, law, law_zh, zh, text in found:
        passage = Passage(citation, citation_zh, law, law_zh, grade, _words(zh, text, paragraph))
        passages.setdefault((citation_zh, paragraph), passage)
    return list(_fitting(list(passages.values())[:MOST_PASSAGES]))


def _fitting(passages: Iterable[Passage]) -> Iterator[Passage]:
    """The same passages, with the words of those that fit on half a page together; the others are named."""
    room = LONGEST
    for passage in passages:
        if passage.text and len(passage.text.zh) <= room:
            room -= len(passage.text.zh)
            yield passage
        else:
            yield replace(passage, text=None)


def _words(zh: str, text: str, number: int | None) -> Paragraph | None:
    """The paragraph that is cited, else the whole passage; none where its Chinese is not recorded."""
    split = paragraphs(zh or "", text or "")
    if number:
        split = tuple(paragraph for paragraph in split if paragraph.number == number)
    whole = Paragraph(
        number or 1, "", "\n".join(map(attrgetter("zh"), split)), "\n".join(map(attrgetter("text"), split))
    )
    return whole if whole.zh else None
