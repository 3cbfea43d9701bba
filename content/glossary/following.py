"""What to show next: the sentence that follows an answer, where an editor has said so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from content.glossary.models import Phrase
from content.glossary.phrases import PhraseFacts, ReplyFacts, read_phrases
from content.reader import Reader


@dataclass(frozen=True)
class Following:
    """The sentences that follow answers, by the key of the answer."""

    after: Mapping[str, tuple[PhraseFacts, ...]]

    def next(self, phrase: PhraseFacts, reply: ReplyFacts) -> PhraseFacts | None:
        """What follows this answer to this sentence: said at the same place rather than elsewhere, never itself."""
        some = [other for other in self.after.get(reply.key, ()) if other.key != phrase.key]
        here = set(phrase.places)
        return next((other for other in some if here & set(other.places)), some[0] if some else None)

    def reached_from(self, phrases: Iterable[PhraseFacts]) -> list[tuple[PhraseFacts, PhraseFacts]]:
        """The further sentences that answers lead to, each once, with the one whose answer first leads there."""
        waiting = list(phrases)
        known = {phrase.key for phrase in waiting}
        reached = []
        for phrase in waiting:
            for reply in phrase.replies:
                following = self.next(phrase, reply)
                if following and following.key not in known:
                    known.add(following.key)
                    reached.append((following, phrase))
                    waiting.append(following)
        return reached


def read_following(reader: Reader) -> Following:
    """Every sentence that follows an answer. Two queries."""
    rows = Phrase.after.through._base_manager.order_by("phrase__key").values_list("reply__key", "phrase__key")
    keys: dict[str, list[str]] = defaultdict(list)
    for reply, phrase in rows:
        keys[reply].append(phrase)
    phrases = {
        phrase.key: phrase for phrase in read_phrases(reader, key__in={key for some in keys.values() for key in some})
    }
    return Following({reply: tuple(phrases[key] for key in some) for reply, some in keys.items()})
