"""Topics with their questions, as values: the index of questions, a topic's own page, links from elsewhere."""

from collections.abc import Iterable
from dataclasses import dataclass

from content.publishing.links import PageLink, links
from content.questions.models import Question, Topic
from content.reader import Reader


@dataclass(frozen=True)
class Shelf:
    """One topic and the questions that stand on it."""

    key: str
    title: str
    url: str
    questions: tuple[PageLink, ...]


def read_shelves(reader: Reader, keys: Iterable[str] | None = None) -> list[Shelf]:
    """The topics that have a question to read in this language, in order. Three queries."""
    topics = list(_topics(keys).order_by("position", "key"))
    questions = Question.objects.filter(topic__in=topics).order_by("position", "key")
    topic_of = dict(questions.values_list("pk", "topic_id"))
    standing: dict[int, list[PageLink]] = {}
    for link in links(questions, reader):
        standing.setdefault(topic_of[link.pk], []).append(link)
    return [
        Shelf(topic.key, reader.text(topic, "name"), topic.path_in(reader.language), tuple(standing[topic.pk]))
        for topic in topics
        if topic.pk in standing
    ]


def _topics(keys: Iterable[str] | None):
    return Topic.objects.all() if keys is None else Topic.objects.filter(key__in=keys)


@dataclass(frozen=True)
class TopicLink:
    """A topic in a list on another page."""

    title: str
    url: str


def topic_links(keys: Iterable[str], reader: Reader) -> list[TopicLink]:
    """Those of these topics that have a page to read in this language, in order. One query."""
    published = Question.objects.published(reader.language).values("topic")
    topics = Topic.objects.filter(key__in=list(keys), pk__in=published).order_by("position", "key")
    found = ((reader.text(topic, "name"), topic.path_in(reader.language)) for topic in topics)
    return [TopicLink(title, url) for title, url in found if url]
