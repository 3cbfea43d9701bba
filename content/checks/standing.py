"""Every statement stands alone: it names its subject, is whole sentences, and says nothing in the words of the house.

Statements are quoted on other pages, found by search, read aloud and shown one by one. Word lists and patterns, for the
faults that were found: none of them knows grammar, and each says what to write instead.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from content.checks.content import Content, Finding
from content.checks.verbs import has_verb
from content.evidence.models import Claim
from content.markup import plain
from content.publishing.models import Page

LABELLED = re.compile(
    r"(who|time|cost|since|result|pays|hotline-.+|channel-.+|part-.+|generation-.+|switch-.+|date-.+|event-.+|bring-.+|"
    r"span-.+)$"
)
"""Slots that answer the label they stand under, as cells answer their row: `Cost: free` needs no verb."""
JUDGED = re.compile(r"statement-")
"""What is said of a sentence that is quoted right above it may begin with `That`."""

TEXTS_OF_LAW = ("law:", "provision:")
"""Pages whose short answers say under a heading what a text is about."""

_PRONOUN = {
    "en": re.compile(
        r"(They|Them|He|She|Those|Its|Their|(It|This|These|That)(?= (is|are|was|were|has|have|does|do|can|may|"
        r"must|will|means|holds|applies|covers|works|shows|pays|lets|comes|gives|needs|says|names|counts|began|ended)\b))\b"
        r"(?! (is|was) (forbidden|not known|possible|not possible|not clear|legal|a crime|best|enough|up to)\b)"
    ),
    "es": re.compile(
        r"(Ellos|Ellas|Ella|Él|Esto|Eso|Ello|Ambos|Ambas|"
        r"[A-ZÁÉÍÓÚ]\w*[áéíóú][^\W_aeiouáéíóú]*(e|a|en|an)?l[oa]s?(?=[ ,.:;])|"
        r"(Lo|La|Los|Las|Le|Les) (emite|emiten|decide|deciden|paga|pagan|fija|fijan|expide|expiden|gestiona|pide|piden|"
        r"concede|establece|prevé|permite|permiten|exige|exigen|usan|dan|llevan|tienen|hace|hacen|confirma|dice))(?!\w)"
    ),
}
_NOT_PRONOUNS = frozenset({"Sólo"})
_PARTICIPLE = {
    "en": re.compile(
        r"(Issued|Given|Used|Made|Available|Printed|Stored|Accepted|Required|Described|Called)\b (?!to\b)"
    ),
    "es": re.compile(r"(Emitid|Expedid|Usad|Hech|Disponible|Impres|Guardad|Aceptad|Exigid|Descrit|Llamad)\w*\b "),
}
_NOUNLESS = {
    "en": re.compile(r"\b(?:electronic|physical|plastic) one\b", re.IGNORECASE),
    "es": re.compile(r"\b(?:la|las|una) (?:electrónica|física|bancaria|plástica)s?\b(?= ?[,.;:)]|$)", re.IGNORECASE),
}
_HAS_NOUN = {
    "en": re.compile(r"\b(cards?|reports?|codes?|certificates?)\b", re.IGNORECASE),
    "es": re.compile(
        r"\b(tarjetas?|funci[oó]n|funciones|declaraci[oó]n|contraseñas?|firma|forma|versi[oó]n|cuentas?|partes?)\b",
        re.IGNORECASE,
    ),
}
_JARGON = {
    "en": re.compile(
        r"\b(settles|settled (?:on the spot|directly)|direct settlement|file[sd]? (?:a|the) record|"
        r"(?:was|were) compiled|this claim|the dossier|(?:hospital )?visit card|claims? at home)\b",
        re.IGNORECASE,
    ),
    "es": re.compile(
        r"\b(liquidan?|liquiden?|liquidar|liquidación|registr\w+ (?:antes )?el desplazamiento|tarjeta de visita)\b",
        re.IGNORECASE,
    ),
}
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÁÉÍÓÚÑ¿¡«“])")
_YES_OR_NO = re.compile(
    r"(yes|no|sí|usually|normally|often|not always|always|as a rule|it depends|por regla general|no siempre|"
    r"por lo general|normalmente|a menudo|depende)\b.{0,90}$|.{0,40}\b(yes|no|sí)\.$",
    re.IGNORECASE,
)
"""The first words of an answer, which need no verb."""


def statements_stand_alone(content: Content) -> Iterable[Finding]:
    """What a statement lacks that is read without the one before it."""
    labelled = _labelled()
    for text in content.written:
        model, pk = text.row
        is_statement = model is Claim and text.field == "text" and not JUDGED.match(pk.partition("#")[2])
        is_answer = model is Page and text.field == "short_answer" and not text.object.startswith(TEXTS_OF_LAW)
        if text.is_quoted or not (is_statement or is_answer):
            continue
        for problem in faults(plain(text.words), text.language, is_labelled=is_statement and pk in labelled):
            yield Finding(text.object, text.field, problem, text.language)


def faults(words: str, language: str, *, is_labelled: bool = False) -> Iterator[str]:
    """What is wrong with a statement, in an editor's words. `is_labelled`: it answers the label it stands under."""
    if (found := _PRONOUN[language].match(words)) and found[0] not in _NOT_PRONOUNS:
        yield _("It begins with “%(word)s”: name what is meant.") % {"word": found[0]}
    elif not is_labelled and (found := _PARTICIPLE[language].match(words)):
        yield _("It begins with “%(word)s”: begin with what it is said of.") % {"word": found[0].strip()}
    for sentence in _SENTENCE.split(words):
        found = _NOUNLESS[language].search(sentence)
        if found and not _HAS_NOUN[language].search(sentence[: found.start()]):
            yield _("“%(words)s” lacks its noun.") % {"words": found[0]}
        if not is_labelled and not _YES_OR_NO.match(sentence) and not has_verb(sentence, language):
            yield _("“%(sentence)s” has no verb: write a whole sentence.") % {"sentence": sentence}
    if found := _JARGON[language].search(words):
        yield _("“%(word)s” is a word of this house: say it as a reader would.") % {"word": found[0]}


def _labelled() -> set[str]:
    """Statements that stand under a label: cells, requirements, entries of the timeline, facts at a glance."""
    kinds = [
        kind for kind in Claim.__subclasses__() if kind._meta.model_name in ("featurevalue", "requirement", "event")
    ]
    some = {pk for kind in kinds for pk in kind.objects.values_list("pk", flat=True)}
    return some | {pk for pk, slot in Claim.objects.values_list("pk", "slot") if LABELLED.match(slot)}
