"""References to terms and phrases in prose, beside those to pages: `[[term:social-security-card]]`.

Rooms above the glossary render their prose with this resolver.
"""

from collections.abc import Mapping, Sequence

from django.db.models import CharField, F, Value

from content.glossary.models import Phrase, Term
from content.glossary.phrases import phrase_path
from content.glossary.terms import term_path
from content.markup import Reference, Resolver, Target
from content.publishing.references import page_resolver


def site_resolver(language: str) -> Resolver:
    """Everything that prose may name: pages in one query, terms and phrases in another."""
    pages = page_resolver(language)
    paths = {"term": term_path, "phrase": phrase_path}

    def resolve(references: Sequence[Reference]) -> Mapping[tuple[str, str], Target]:
        targets = dict(pages([reference for reference in references if reference.kind not in paths]))
        keys = {kind: {reference.key for reference in references if reference.kind == kind} for kind in paths}
        if any(keys.values()):
            terms = Term.objects.order_by().filter(key__in=keys["term"])
            phrases = Phrase.objects.order_by().filter(key__in=keys["phrase"])
            named = terms.values_list(Value("term", CharField()), F("key"), F(f"rendering_{language}")).union(
                phrases.values_list(Value("phrase", CharField()), F("key"), F("zh"))
            )
            targets |= {(kind, key): Target(paths[kind](key, language), words) for kind, key, words in named}
        return targets

    return resolve
