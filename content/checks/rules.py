"""Register of the rules that the content keeps."""

from collections.abc import Callable, Iterable

from content.checks import (
    claims,
    finders,
    law,
    pages,
    quotations,
    rendering,
    situations,
    standing,
    terms,
    titles,
    words,
)
from content.checks.content import Content, Finding

Rule = Callable[[Content], Iterable[Finding]]

RULES: list[Rule] = [
    pages.pages_may_be_published,
    pages.languages_are_complete,
    pages.short_answers_fit,
    titles.titles_fit_in_search_results,
    pages.references_lead_somewhere,
    pages.headings_are_in_order,
    pages.links_say_where_they_lead,
    pages.pairs_have_verdicts,
    quotations.quoted_statements_stand,
    quotations.quotations_have_a_place,
    standing.statements_stand_alone,
    claims.sources_are_used,
    law.grades_are_recorded,
    law.versions_had_not_ended,
    law.provisions_were_read,
    words.no_wording_is_banned,
    words.terms_are_confirmed,
    words.patterns_are_quick,
    words.chinese_is_chinese,
    terms.ambiguous_terms_are_named,
    finders.finders_lead_somewhere,
    situations.situations_lead_somewhere,
    finders.results_name_topics,
    rendering.chinese_is_marked,
    rendering.texts_stand_as_they_are_made,
]


def check_content() -> list[Finding]:
    """Everything that is wrong with what readers may see."""
    content = Content()
    return [finding for rule in RULES for finding in rule(content)]
