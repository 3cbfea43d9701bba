"""The sentences to show at a counter as values, each with the replies a clerk may point at."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Count

from content.addresses import history_path, index_path
from content.glossary.models import Phrase
from content.publishing.rows import last_changes
from content.reader import Reader


@dataclass(frozen=True)
class ReplyFacts:
    """An answer to point at."""

    key: str
    zh: str
    pinyin: str
    meaning: str
    asks_for_papers: bool
    leads: str = ""
    """The address of what follows it; empty where nothing is said to follow."""


@dataclass(frozen=True)
class PhraseFacts:
    """A sentence to show. `url` leads to it as large as the screen."""

    key: str
    zh: str
    pinyin: str
    meaning: str
    places: tuple[str, ...]
    url: str
    replies: tuple[ReplyFacts, ...] = ()
    changed_at: datetime | None = None
    """When it last changed, where lists say so."""
    history_url: str = ""

    @property
    def other_places(self) -> tuple[str, ...]:
        """Where else it is said than at its first place, in words."""
        return tuple(str(Phrase.Place(place).label) for place in self.places[1:])


@dataclass(frozen=True)
class PlaceFacts:
    """What is said at one place: its own sentences in full, and those that stand in full elsewhere."""

    key: str
    label: str
    phrases: tuple[PhraseFacts, ...]
    also: tuple[PhraseFacts, ...]


GREETINGS = {"en": "phrase-speak-english", "es": "phrase-speak-spanish"}
"""The phrase that opens a talk at any counter, by the language its reader speaks."""


def phrase_path(key: str, language: str) -> str:
    return f"{index_path('phrases', language)}{key}/"


def phrase_columns(reader: Reader, prefix: str = "") -> list[str]:
    """What `gather` needs of a phrase and of one of its replies, seen from where `prefix` starts."""
    phrase = ("key", "zh", "pinyin", reader.column("meaning"), "places")
    words = ("key", "zh", "pinyin", reader.column("meaning"), "asks_for_papers")
    reply = ("position", *(f"reply__{name}" for name in words))
    return [f"{prefix}{name}" for name in (*phrase, *(f"reply_rows__{name}" for name in reply))]


def gather(rows: Iterable[Sequence[Any]], reader: Reader) -> list[PhraseFacts]:
    """Rows of one phrase and one reply each, as `phrase_columns` names them, into phrases with their replies."""
    phrases: dict[str, PhraseFacts] = {}
    replies: dict[str, dict[int, ReplyFacts]] = {}
    for key, zh, pinyin, meaning, places, position, *reply in rows:
        phrases.setdefault(
            key, PhraseFacts(key, zh, pinyin, meaning, tuple(places.split()), phrase_path(key, reader.language))
        )
        if position is not None:
            replies.setdefault(key, {})[position] = ReplyFacts(*reply)
    return [
        replace(phrase, replies=tuple(reply for _place, reply in sorted(replies.get(key, {}).items())))
        for key, phrase in phrases.items()
    ]


def read_phrases(reader: Reader, **lookups: Any) -> list[PhraseFacts]:
    """The phrases that match, with their replies. One query."""
    rows = Phrase.objects.filter(**lookups).order_by("key", "reply_rows__position")
    return gather(rows.values_list(*phrase_columns(reader)), reader)


def with_changes(phrases: Iterable[PhraseFacts], reader: Reader) -> list[PhraseFacts]:
    """The same phrases, each that has changed with the day and the way to its history. One query."""
    changed = last_changes("phrase")
    return [
        replace(phrase, changed_at=changed[phrase.key], history_url=history_path("phrase", phrase.key, reader.language))
        if phrase.key in changed
        else phrase
        for phrase in phrases
    ]


MOST_SAID = 5


def most_said(phrases: Sequence[PhraseFacts]) -> list[PhraseFacts]:
    """Those that most steps of guides ask for: they stand in sight above the places. One query."""
    said = Phrase.objects.annotate(times=Count("steps")).order_by("-times", "key").values_list("key", flat=True)
    keys = list(said[:MOST_SAID])
    return sorted((phrase for phrase in phrases if phrase.key in keys), key=lambda phrase: keys.index(phrase.key))


def words_of_phrase(phrase: PhraseFacts) -> list[str]:
    """What a reader may look for it by."""
    return [phrase.zh, phrase.pinyin, phrase.meaning, *(str(Phrase.Place(place).label) for place in phrase.places)]


def by_place(phrases: Iterable[PhraseFacts]) -> list[PlaceFacts]:
    """Every phrase in full at the first place it is said at, and named at its other places."""
    some = list(phrases)
    places = [
        PlaceFacts(
            place.value,
            str(place.label),
            tuple(phrase for phrase in some if phrase.places[:1] == (place,)),
            tuple(phrase for phrase in some if place in phrase.places[1:]),
        )
        for place in Phrase.Place
    ]
    return [place for place in places if place.phrases or place.also]
