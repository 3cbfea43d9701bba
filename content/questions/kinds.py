"""Questions and corrections as kinds of page."""

from django.utils.translation import gettext_lazy as _

from content.evidence.editing.rules import pages_make_a_statement
from content.publishing.kinds import PageKind
from content.questions.documents import CORRECTIONS, QUESTIONS

QUESTION = PageKind(
    format=QUESTIONS,
    label=_("Question"),
    shelf=_("Questions"),
    paths={"en": "questions", "es": "preguntas"},
    folder="questions",
    search_weight=1.1,
    rules=(pages_make_a_statement,),
)

CORRECTION = PageKind(
    format=CORRECTIONS,
    label=_("You may have read"),
    shelf=_("You may have read"),
    paths={"en": "you-may-have-read", "es": "quizas-ha-leido"},
    folder="corrections",
    search_weight=0.85,
    quotes=True,
    rules=(pages_make_a_statement,),
)
