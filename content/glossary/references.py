"""References to terms and phrases in prose, beside those to pages: `[[term:social-security-card]]`.

Rooms above the glossary render their prose with this resolver.
"""

from collections.abc import Mapping, Sequence

from content.glossary.models import Phrase, Term
from content.glossary.phrases import phrase_path
from content.glossary.terms import term_path
from content.markup import Reference, Resolver, Target
from content.publishing.references import page_resolver


def site_resolver(language: str) -> Resolver:
    """Everything that prose may name: pages, terms and phrases. One query for each of the three that is named."""
    pages = page_resolver(language)

    def resolve(references: Sequence[Reference]) -> Mapping[tuple[str, str], Target]:
        keys = {kind: {r.key for r in references if r.kind == kind} for kind in ("term", "phrase")}
        targets = dict(pages([r for r in references if r.kind not in keys]))
        if keys["term"]:
            terms = Term.objects.filter(key__in=keys["term"]).values_list("key", f"rendering_{language}")
            targets |= {("term", key): Target(term_path(key, language), words) for key, words in terms}
        if keys["phrase"]:
            phrases = Phrase.objects.filter(key__in=keys["phrase"]).values_list("key", "zh")
            targets |= {("phrase", key): Target(phrase_path(key, language), words) for key, words in phrases}
        return targets

    return resolve
