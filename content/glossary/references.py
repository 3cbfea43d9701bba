"""What prose means by a term or a phrase: `[residence permit](term:juzhuzheng)`, `[[phrase:take-number]]`."""

from collections.abc import Collection, Mapping, Sequence

from django.db.models import CharField, F, QuerySet, Value

from content.glossary.models import Phrase, Term
from content.glossary.phrases import phrase_path
from content.markup import Target
from content.markup.references import Name


def glossary_targets(names: Collection[Name], languages: Sequence[str]) -> Mapping[str, Mapping[Name, Target]]:
    """A term is explained in place; a phrase leads to its card, labelled in Chinese. One query for both."""
    keys = {kind: [key for other, key in names if other == kind] for kind in ("term", "phrase")}
    terms = Term.objects.order_by().filter(key__in=keys["term"])
    phrases = Phrase.objects.order_by().filter(key__in=keys["phrase"])
    rows = _labelled(terms, "term", {code: f"rendering_{code}" for code in languages}).union(
        _labelled(phrases, "phrase", dict.fromkeys(languages, "zh"))
    )
    targets: dict[str, dict[Name, Target]] = {language: {} for language in languages}
    for kind, key, *labels in rows:
        for code, words in zip(languages, labels, strict=True):
            is_term = kind == "term"
            target = Target("", words, note=key) if is_term else Target(phrase_path(key, code), words)
            targets[code][kind, key] = target
    return targets


def _labelled(rows: QuerySet, kind: str, columns: Mapping[str, str]) -> QuerySet:
    """Kind, key and, for each language, what stands in the column for it."""
    labels = {f"in_{language}": F(column) for language, column in columns.items()}
    return rows.annotate(is_kind=Value(kind, CharField()), **labels).values_list("is_kind", "key", *labels)
