"""What prose means by a term or a phrase: `[residence permit](term:juzhuzheng)`, `[[phrase:take-number]]`."""

from collections.abc import Collection, Mapping

from django.db.models import CharField, F, Value

from content.glossary.models import Phrase, Term
from content.glossary.phrases import phrase_path
from content.markup import Target
from content.markup.references import Name
from content.reader import Reader


def glossary_targets(names: Collection[Name], reader: Reader) -> Mapping[Name, Target]:
    """A term is explained in place; a phrase leads to its card, labelled in Chinese. One query for both."""
    keys = {kind: [key for other, key in names if other == kind] for kind in ("term", "phrase")}
    terms = Term.objects.order_by().filter(key__in=keys["term"])
    phrases = Phrase.objects.order_by().filter(key__in=keys["phrase"])
    rows = terms.values_list(Value("term", CharField()), F("key"), F(reader.column("rendering"))).union(
        phrases.values_list(Value("phrase", CharField()), F("key"), F("zh"))
    )
    return {
        (kind, key): Target("", words, note=key) if kind == "term" else Target(phrase_path(key, reader.language), words)
        for kind, key, words in rows
    }
