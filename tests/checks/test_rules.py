"""Each rule of the content, kept by a sound site and broken on a copy of it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest

from content.checks import claims, finders, law, pages, quotations, situations, standing, terms, titles, words
from content.checks.content import Content
from content.checks.rendering import chinese_is_marked, texts_stand_as_they_are_made, unmarked_chinese
from content.checks.rules import RULES, Rule
from content.evidence.models import Citation, Claim, Law, ProvisionVersion, Quotation, Source
from content.finder.models import Finder
from content.glossary.models import BannedRendering, Term
from content.publishing.made_texts import MadeText
from content.publishing.making import make_all
from content.publishing.models import OfferedIn, Page, Status
from content.questions.models import CorrectionPage
from tests.factories import (
    both,
    make_card,
    make_citation,
    make_claim,
    make_comparison,
    make_correction_page,
    make_guide,
    make_result,
    make_situation,
    make_source,
    make_term,
)

JUDGED = {"judged_on": date(2026, 11, 22), "judged_by": "The editors"}


@pytest.fixture
def sound(db):
    """A comparison with its verdict, which a source says and a law implies; a correction; a term with a lock."""
    plastic = make_card(**both("body", "See [[card:social-security-card]].\n\n# One\n\n## Two"))
    comparison = make_comparison(
        plastic, make_card("electronic-social-security-card"), **both("search_title", "Plastic or not", "¿De plástico?")
    )
    source = make_source()
    verdict = make_claim(comparison, "answer", sources=[source], legal_basis="cited")
    make_citation(verdict, **JUDGED, **both("why", "The article names both.", "El artículo nombra las dos."))
    correction = make_correction_page(**both("title", "The social insurance card", "La tarjeta de seguro social"))
    make_claim(correction, "point-1", sources=[source], legal_basis="none-found", verified=False)
    quoted = make_claim(make_guide("loss"), "point-1", sources=[source], legal_basis="none-found")
    Quotation.objects.create(page_id=plastic.pk, claim_id=quoted.pk)
    Claim.objects.update(**both("text", "The card pays at hospitals.", "La tarjeta sirve en hospitales."))
    Page.objects.update(**both("short_answer", "The card pays.", "La tarjeta sirve."))
    term = make_term(zh="社会保障卡", sources=[source], **both("rendering", "social security card", "tarjeta"))
    Law.objects.update(**both("search_title", "Social Insurance Law", "Ley de Seguro Social"))
    BannedRendering.objects.create(
        term=term, language="en", text="social insurance card", is_refused=True, **both("reason", "It is no insurance.")
    )


def update(model, **fields) -> Callable[[], object]:
    return lambda: model.objects.filter(**CHOSEN.get(model, {})).update(**fields)


CHOSEN: dict = {
    Page: {"key": "social-security-card"},
    Claim: {"slot": "answer"},
}


@dataclass(frozen=True)
class Fault:
    """A rule, how to break it, and what the finding names: object, language, field."""

    rule: Rule
    commit: Callable[[], object]
    names: tuple[str, str, str]


CARD = "card:social-security-card"
VERDICT = "comparison/social-security-card-vs-electronic-social-security-card#answer"

QUOTES = (CARD, "", "quotes guide/loss#point-1")


def quoted():
    return Claim.objects.filter(page__kind="guide")


FAULTS = {
    "a page lacks a language": Fault(pages.pages_may_be_published, update(Page, title_es=""), (CARD, "es", "title")),
    "a page has no short answer": Fault(
        pages.pages_may_be_published, update(Page, short_answer_en=""), (CARD, "en", "short_answer")
    ),
    "a statement stands in one language only": Fault(
        pages.pages_may_be_published, update(Claim, text_es=""), (VERDICT, "es", "text")
    ),
    "a term is explained in one language only": Fault(
        pages.languages_are_complete, update(Term, definition_es=""), ("term settlement", "es", "definition")
    ),
    "a short answer is too long": Fault(
        pages.short_answers_fit, update(Page, short_answer_es="a" * 281), (CARD, "es", "short_answer")
    ),
    "a title is cut off in search results": Fault(
        titles.titles_fit_in_search_results, update(Page, title_es="a" * 53), (CARD, "es", "search_title")
    ),
    "an article of a law with a long name is cut off in search results": Fault(
        titles.titles_fit_in_search_results,
        update(Law, search_title_en="The Law on Everything that Anybody May Insure"),
        ("provision:social-insurance-law/28", "en", "search_title"),
    ),
    "a reference leads nowhere": Fault(
        pages.references_lead_somewhere, update(Claim, text_en="[[card:nothing]]"), (VERDICT, "en", "text")
    ),
    "a heading skips a level": Fault(
        pages.headings_are_in_order, update(Page, body_es="# Uno\n\n### Tres"), (CARD, "es", "body")
    ),
    "prose begins below its highest heading": Fault(
        pages.headings_are_in_order, update(Page, body_en="## Two"), (CARD, "en", "body")
    ),
    "a link says only here": Fault(
        pages.links_say_where_they_lead,
        update(Page, body_es="Pulse [aquí](card:social-security-card)."),
        (CARD, "es", "body"),
    ),
    "a curated pair has no verdict": Fault(
        pages.pairs_have_verdicts, update(Claim, hold="Doubtful."), ("comparison:" + VERDICT[11:-7], "", "claims")
    ),
    "a claim has neither source nor law and is called confirmed": Fault(
        pages.pages_may_be_published,
        lambda: (
            Claim.sources.through.objects.all().delete(),
            Citation.objects.all().delete(),
            Claim.objects.update(legal_basis="none-found"),
            quoted().update(verified=False),
        ),
        (VERDICT, "", "verified"),
    ),
    "a source is used by nothing": Fault(
        claims.sources_are_used, lambda: make_source("forgotten"), ("source forgotten", "", "key")
    ),
    "nobody is named as the judge": Fault(
        law.grades_are_recorded, update(Citation, judged_by=""), (VERDICT, "", "proof")
    ),
    "the day of a judgement is missing": Fault(
        law.grades_are_recorded, update(Citation, judged_on=None), (VERDICT, "", "proof")
    ),
    "a supporting grade has no reason": Fault(
        law.grades_are_recorded, update(Citation, why_es=""), (VERDICT, "es", "proof")
    ),
    "a version had ended when it was judged": Fault(
        law.versions_had_not_ended,
        update(ProvisionVersion, in_force_until=date(2026, 11, 21)),
        (VERDICT, "", "proof"),
    ),
    "a wording that nobody read stands behind a claim": Fault(
        law.provisions_were_read, update(ProvisionVersion, verified=False), (VERDICT, "", "proof")
    ),
    "a claim says cited and has no support": Fault(
        pages.pages_may_be_published, update(Citation, grade="background"), (VERDICT, "", "legal_basis")
    ),
    "a claim has support and does not say cited": Fault(
        pages.pages_may_be_published, update(Claim, legal_basis="none-found"), (VERDICT, "", "legal_basis")
    ),
    "a statement begins with a pronoun": Fault(
        standing.statements_stand_alone, update(Claim, text_en="It pays at hospitals."), (VERDICT, "en", "text")
    ),
    "a short answer has a word of the house": Fault(
        standing.statements_stand_alone,
        update(Page, short_answer_es="La tarjeta no liquida en hospitales."),
        (CARD, "es", "short_answer"),
    ),
    "a quoted statement is held back": Fault(
        quotations.quoted_statements_stand, lambda: quoted().update(hold="Doubtful."), QUOTES
    ),
    "the page of a quoted statement is withdrawn": Fault(
        quotations.quoted_statements_stand,
        lambda: Page.objects.filter(kind="guide").update(status=Status.WITHDRAWN),
        QUOTES,
    ),
    "a quoted statement has ended": Fault(
        quotations.quoted_statements_stand, lambda: quoted().update(valid_until=date(2020, 1, 1)), QUOTES
    ),
    "the page of a quoted statement lacks a language": Fault(
        quotations.quoted_statements_stand,
        lambda: Page.objects.filter(kind="guide").update(offered_in=OfferedIn.ENGLISH),
        (QUOTES[0], "es", QUOTES[2]),
    ),
    "a quotation stands behind nothing": Fault(
        quotations.quotations_have_a_place, lambda: Quotation.objects.update(after="point-9"), QUOTES
    ),
    "a refused rendering is used": Fault(
        words.no_wording_is_banned,
        update(Claim, text_en="Bring the social insurance card."),
        (VERDICT, "en", "text"),
    ),
    "a term is called confirmed by nothing": Fault(
        words.terms_are_confirmed,
        lambda: Term.sources.through.objects.all().delete(),
        ("term settlement", "", "verified"),
    ),
    "a pattern may never come to an end": Fault(
        words.patterns_are_quick,
        update(BannedRendering, pattern="(a+)+$"),
        ("term settlement, “social insurance card”", "en", "pattern"),
    ),
    "pinyin is not the reading of the characters": Fault(
        words.chinese_is_chinese, update(Term, pinyin="kǎhào"), ("term settlement", "", "pinyin")
    ),
    "words that serve two terms do not say which": Fault(
        terms.ambiguous_terms_are_named,
        lambda: (
            make_term("juliu-xuke", zh="居留许可", **both("rendering", "residence permit", "permiso")),
            make_term("juzhuzheng", zh="居住证", **both("rendering", "residence permit", "permiso")),
            update(Claim, text_en="Bring the [residence permit](card:social-security-card), or residence permits.")(),
        ),
        (VERDICT, "en", "text"),
    ),
    "a heading names a page": Fault(
        pages.references_lead_somewhere,
        update(Claim, heading_es="Vea [la tarjeta](card:social-security-card)"),
        (VERDICT, "es", "heading"),
    ),
    "a short answer names a page without words of its own": Fault(
        pages.references_lead_somewhere,
        update(Page, short_answer_en="See [[card:social-security-card]]."),
        (CARD, "en", "short_answer"),
    ),
    "a finder has no first question": Fault(
        finders.finders_lead_somewhere,
        lambda: Finder.objects.create(key="which-card", **both("title", "Which card?", "¿Qué tarjeta?")),
        ("finder which-card", "", "questions"),
    ),
    "a situation leads to no guide in one language": Fault(
        situations.situations_lead_somewhere,
        lambda: make_situation(pages=[Page.objects.get(**CHOSEN[Page]), make_guide(offered_in=OfferedIn.ENGLISH)]),
        ("situation lost", "es", "pages"),
    ),
    "a result leads nowhere": Fault(
        finders.finders_lead_somewhere, lambda: make_result("nowhere"), ("finder-results", "", "results")
    ),
    "a result names no topic": Fault(
        finders.results_name_topics,
        lambda: make_result("this-one", topics="activatoin"),
        ("finder-results this-one", "", "topics"),
    ),
}


class TestRules:
    @pytest.mark.parametrize(
        "rule", [rule for rule in RULES if rule is not chinese_is_marked], ids=lambda rule: rule.__name__
    )
    def test_are_kept_by_a_sound_site(self, sound, rule):
        assert list(rule(Content())) == []

    @pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
    def test_name_the_object_the_language_and_the_field_where(self, sound, fault):
        fault.commit()

        found = {(finding.object, finding.language, finding.field) for finding in fault.rule(Content())}

        assert found == {fault.names}

    def test_are_each_broken_here(self):
        assert {fault.rule for fault in FAULTS.values()} == {*RULES} - {chinese_is_marked, texts_stand_as_they_are_made}


class TestTextsStandAsTheyAreMade:
    def test_finds_nothing_where_they_do(self, sound):
        make_all()

        assert list(texts_stand_as_they_are_made(Content())) == []

    def test_names_a_text_that_readers_see_otherwise(self, sound):
        make_all()
        MadeText.objects.filter(pk=MadeText.objects.filter(language="es").first().pk).update(html="<p>Otro.</p>")

        [finding] = texts_stand_as_they_are_made(Content())

        assert finding.language == "es"


class TestWhatReadersMayNotSee:
    def test_is_not_checked_in_a_draft(self, sound):
        Page.objects.filter(key="social-security-card").update(status=Status.DRAFT, title_es="")

        assert list(pages.pages_may_be_published(Content())) == []

    def test_is_not_asked_of_a_language_held_back(self, sound):
        Page.objects.filter(key="social-security-card").update(offered_in=OfferedIn.ENGLISH, title_es="", body_es="")
        Page.objects.filter(key="social-security-card").update(short_answer_es="")

        assert list(pages.pages_may_be_published(Content())) == []

    def test_is_not_asked_of_a_claim_held_back(self, sound):
        Claim.objects.filter(pk=VERDICT).update(hold="Doubtful.", legal_basis="cited", verified=True)

        assert list(pages.pages_may_be_published(Content())) == []


class TestTermsWithoutNotes:
    def hints(self):
        return [(hint.object, hint.language, hint.problem) for hint in terms.terms_without_notes(Content())]

    def test_are_a_hint_for_the_page_and_the_language(self, sound):
        Term.objects.all().delete()
        make_term(
            "bank-function", zh="金融功能(银行功能)", **both("rendering", "bank function (debit)", "función bancaria")
        )
        update(Claim, text_en="The bank functions differ.", text_es="La función bancaria.")()
        page = "comparison:social-security-card-vs-electronic-social-security-card"

        assert self.hints() == [
            (page, "en", "bank function (金融功能 term:bank-function)"),
            (page, "es", "función bancaria (金融功能 term:bank-function)"),
        ]

    def test_are_none_where_one_text_of_the_page_names_the_term(self, sound):
        make_term("bank-function", **both("rendering", "bank function", "función bancaria"))
        update(Claim, text_en="The bank function.", text_es="La [bancaria](term:bank-function).")()
        update(Page, short_answer_en="The bank function.")()
        make_claim(Page.objects.get(**CHOSEN[Page]), "fact-1", text_en="The [bank side](term:bank-function).")

        assert [hint[:2] for hint in self.hints()] == [
            ("comparison:social-security-card-vs-electronic-social-security-card", "en")
        ]

    def test_are_none_on_the_page_that_bears_the_name(self, sound):
        update(Page, name_zh="社会保障卡", short_answer_en="The social security card.")()

        assert CARD not in {page for page, *_rest in self.hints()}


class TestNoWordingIsBanned:
    def test_lets_a_correction_quote_what_people_read(self, sound):
        assert "social insurance card" in CorrectionPage.objects.get().title_en

        assert list(words.no_wording_is_banned(Content())) == []

    def test_does_not_let_another_page_be_titled_so(self, sound):
        Page.objects.filter(key="social-security-card").update(title_en="The social insurance card")

        [finding] = words.no_wording_is_banned(Content())

        assert "Write “social security card”" in finding.problem

    def test_lets_search_aliases_say_what_people_type(self, sound):
        Page.objects.update(aliases_en="social insurance card")

        assert list(words.no_wording_is_banned(Content())) == []

    def test_lets_a_claim_say_so_for_a_reason(self, sound):
        Claim.objects.update(
            text_en="社保卡 was read as social insurance card.", wording_reason="Explains the mistake."
        )

        assert list(words.no_wording_is_banned(Content())) == []


class TestPagesMayBePublished:
    def test_lets_a_claim_say_that_nobody_confirms_it(self, sound):
        Citation.objects.all().delete()
        Source.objects.all().delete()
        Claim.objects.update(legal_basis="none-found", verified=False)

        assert list(pages.pages_may_be_published(Content())) == []


class TestChineseIsMarked:
    def test_finds_nothing_on_pages_that_mark_it(self, sound):
        found = {finding.object for finding in chinese_is_marked(Content())}

        assert "社会保障卡" in Page.objects.get(key="social-security-card").name_zh
        assert not {path for path in found if "social-security-card" in path}

    def test_names_the_page_and_the_words_of_a_template_that_forgot(self, sound, settings, tmp_path):
        (tmp_path / "cards").mkdir()
        (tmp_path / "cards" / "card_detail.html").write_text("<p>{{ card.name_zh }}社会保障卡</p>")
        [engine] = settings.TEMPLATES
        settings.TEMPLATES = [{**engine, "DIRS": [tmp_path, *engine["DIRS"]]}]

        found = {(finding.object, finding.language) for finding in chinese_is_marked(Content())}

        assert ("/en/cards/social-security-card-en/", "en") in found
        assert ("/es/tarjetas/social-security-card-es/", "es") in found

    @pytest.mark.parametrize(
        ("html", "found"),
        [
            ('<p lang="en">卡</p>', ["卡"]),
            ('<p lang="zh-Hans" translate="no">卡 <b>号</b></p><p>号</p>', ["号"]),
            ('<p lang="zh"><span lang="es">卡</span></p>', ["卡"]),
            ('<p lang="zh-Hans" translate="no">卡<br>号</p>', []),
            ("<html><head><title>卡</title></head><body><script>'卡'</script></body></html>", []),
        ],
    )
    def test_reads_the_page_as_a_browser_does(self, html, found):
        assert unmarked_chinese(html) == found
