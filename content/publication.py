"""Register of what must hold before readers see a page. The rules live in the rooms; the gate asks them all."""

from content.comparisons.rules import comparisons_are_of_cards
from content.evidence.editing.rules import pages_make_a_statement, statements_are_sound
from content.evidence.models import Provision
from content.guides.rules import failures_stand_at_steps
from content.law.rules import wordings_are_whole, wordings_follow_each_other
from content.publishing.gate import Rule
from content.publishing.rules import addresses_are_free, chinese_is_chinese, pages_are_complete
from content.questions.models import CorrectionPage, Question

RULES: list[Rule] = [
    pages_are_complete,
    addresses_are_free,
    chinese_is_chinese,
    pages_make_a_statement({Question.KIND, CorrectionPage.KIND}),
    statements_are_sound,
    wordings_are_whole,
    wordings_follow_each_other,
    comparisons_are_of_cards,
    failures_stand_at_steps,
]

INNER_PAGES = {"provisions": Provision.KIND}
"""Lists of a document in which other pages stand."""
