"""What is wrong is refused at its field, with its line; what was typed stays."""

import pytest

from content.evidence.models import Claim
from content.glossary.models import BannedRendering
from content.publishing.models import Page, Redirect
from content.publishing.workflow import publish
from tests.admin.typing_editor import Form, change_form
from tests.factories import (
    both,
    make_claim,
    make_guide,
    make_law,
    make_phrase,
    make_provision,
    make_reply,
    make_source,
    make_step,
    make_term,
    make_version,
    nationwide,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(editor):
    guide = make_guide()
    make_step(guide, sources=[make_source("bank-faq")], legal_basis="not-examined")
    make_version(make_provision(make_law(), "28"))
    publish(guide, by=editor)
    return guide


@pytest.mark.parametrize(
    ("proof", "message"),
    [
        ("source bank-faq\nsource bank-faw", "Line 2: There is no source called “bank-faw”. Did you mean “bank-faq”?"),
        (
            "source bank-faq\n\nlaw social-insurance-law/29 background",
            "Line 3: There is no provision called “social-insurance-law/29”.",
        ),
        ("law social-insurance-law/28@1999-01-01 background", "Line 1: There is no version of a provision called"),
        ("law social-insurance-law/28 proves", "Line 1: “proves” is no grade."),
        ("law social-insurance-law/28 background from 2027-02-30", "Line 1: “2027-02-30” is no day."),
        (
            "law social-insurance-law/28 background from 2027-01-01 until 2026-01-01",
            "Line 1: The last day lies before the first.",
        ),
        (
            "law social-insurance-law/28 background\nlaw social-insurance-law/28@2011-07-01 background",
            "Line 2: This stands here already.",
        ),
        ("source bank-faq\nbecause I say so", "Line 2: Begin with “source” and its key"),
    ],
)
def test_a_proof_is_refused_with_its_line_and_nothing_typed_is_lost(desk, guide, proof, message):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    refused = form.refuse(**{f"{step}-proof": proof, f"{step}-text_es": "Firme aquí.", "title_en": "Another title"})

    assert message in refused.errors_at(f"{step}-proof")
    assert refused[f"{step}-proof"] == proof
    assert (refused[f"{step}-text_es"], refused["title_en"]) == ("Firme aquí.", "Another title")
    assert Claim.objects.get().sources.get().key == "bank-faq"


def test_a_recorded_legal_basis_must_agree_with_the_proof(desk, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    without_law = form.refuse(**{f"{step}-legal_basis": "cited"})
    with_law = without_law.refuse(
        **{f"{step}-legal_basis": "none-found", f"{step}-proof": "law social-insurance-law/28 says-so"}
    )

    assert "needs a law in the proof" in without_law.errors_at(f"{step}-legal_basis")
    assert "choose “Cited”" in with_law.errors_at(f"{step}-legal_basis")


@pytest.mark.parametrize("slug", ["Año", "a b", "a--b", "-a", "a_b", "año"])
def test_a_bad_slug_is_refused_at_its_field(desk, guide, slug):
    refused = change_form(desk, guide).refuse(slug_es=slug)

    assert "Use lower-case letters a to z" in refused.errors_at("slug_es")
    assert refused["slug_es"] == slug


def test_a_slug_of_another_page_or_one_it_once_had_is_refused(desk, guide, editor):
    other = make_guide("another-guide")
    Redirect.objects.create(language="es", kind="guide", slug="direccion-antigua", page=other)

    taken = change_form(desk, guide).refuse(slug_en=other.slug_en)
    retired = change_form(desk, guide).refuse(slug_es="direccion-antigua")

    assert "Another page of this kind has this address." in taken.errors_at("slug_en")
    assert "This was once the address of" in retired.errors_at("slug_es")


def new_step(form: Form, slot: str, **more: str) -> dict[str, str]:
    values = {"slot": slot, "position": "2", "place": "bank", "text_en": "Sign.", "text_es": "Firme."}
    choices = {"legal_basis": "not-examined", "for_whom": "everyone"}
    return form.add("claims", region=str(nationwide().pk), **values, **choices, **more)


def test_a_slot_that_is_taken_is_refused(desk, guide):
    form = change_form(desk, guide)

    refused = form.refuse(**new_step(form, "step-1"))

    assert "There is a statement at “guide/report-lost-card#step-1” already." in refused.errors_at("claims-1-slot")
    assert Claim.objects.count() == 1


def test_a_slot_that_stands_twice_in_the_same_form_is_refused(desk, guide):
    form = change_form(desk, guide)

    refused = form.refuse(**new_step(form, "step-2"), **new_step(form, "step-2"))

    assert "already" in refused.errors_at("claims-2-slot")
    assert refused["claims-2-text_es"] == "Firme."
    assert Claim.objects.count() == 1


def test_a_slot_of_another_list_of_claims_is_refused(desk, guide):
    make_claim(guide, "cost", legal_basis="not-examined")
    form = change_form(desk, guide)

    refused = form.refuse(**new_step(form, "cost"))

    assert "already" in refused.errors_at("claims-1-slot")


def test_dates_the_wrong_way_round_are_refused(desk, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    refused = form.refuse(**{f"{step}-valid_from": "2027-01-01", f"{step}-valid_until": "2026-12-31"})

    assert "The last day lies before the first." in refused.errors_at(f"{step}-valid_until")
    assert refused[f"{step}-valid_from"] == "2027-01-01"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("One.\n\nSee [[card:social-security-cart]].", "Line 3: there is no “card:social-security-cart”."),
        ("See [the law](law:social-insurance-law/99).", "Line 1: there is no “law:social-insurance-law/99”."),
        ("See [[term:settlement]].", "Line 1: there is no “term:settlement”."),
    ],
)
def test_prose_that_names_nothing_is_refused_with_its_line(desk, guide, text, message):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    in_body, in_step = form.refuse(body_es=text), change_form(desk, guide).refuse(**{f"{step}-text_en": text})

    assert message in in_body.errors_at("body_es")
    assert in_body["body_es"] == text
    assert message in in_step.errors_at(f"{step}-text_en")


def test_a_term_that_does_not_exist_is_refused_with_its_line_and_the_nearest(desk, guide):
    make_term("juzhuzheng", zh="居住证")
    form = change_form(desk, guide)
    step = form.place_of("step-1")
    typed = {
        f"{step}-text_en": "Go.\n\nBring the [permit](term:juzhuzhen).",
        "short_answer_es": "[Lleve](term:permiso)",
    }

    refused = form.refuse(**typed)

    errors = refused.errors_at(f"{step}-text_en")
    assert "Line 3: there is no “term:juzhuzhen”. Did you mean “term:juzhuzheng”?" in errors
    assert "term:permiso" in refused.errors_at("short_answer_es")
    assert refused[f"{step}-text_en"] == typed[f"{step}-text_en"]


def test_a_reference_where_readers_would_see_its_brackets_is_refused(desk, guide):
    make_term("juzhuzheng", zh="居住证")

    refused = change_form(desk, guide).refuse(
        title_en="The [permit](term:juzhuzheng)", short_answer_en="The [[term:juzhuzheng]]."
    )

    assert "“term:juzhuzheng” cannot be named here" in refused.errors_at("title_en")
    assert "[words](term:juzhuzheng)" in refused.errors_at("short_answer_en")


def test_a_short_answer_is_measured_as_readers_see_it(desk, guide):
    make_term("juzhuzheng", zh="居住证")

    change_form(desk, guide).send(short_answer_es="[Sí. " + "Sí. " * 68 + "Sí.](term:juzhuzheng)")

    assert Page.objects.get(pk=guide.pk).short_answer_es.endswith("](term:juzhuzheng)")


def test_a_short_answer_that_is_too_long_is_refused(desk, guide):
    refused = change_form(desk, guide).refuse(short_answer_es="Sí. " * 71)

    assert "280" in refused.errors_at("short_answer_es")
    assert refused["short_answer_es"].startswith("Sí. Sí.")


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("title_es", "title: no text in Spanish"),
        ("slug_en", "address: no text in English"),
        ("short_answer_es", "short answer: no text in Spanish"),
    ],
)
def test_a_published_page_keeps_what_readers_need(desk, guide, field, message):
    refused = change_form(desk, guide).refuse(**{field: ""}, pinyin="guàshī")

    assert message in refused.html
    assert refused["pinyin"] == "guàshī"
    assert getattr(Page.objects.get(pk=guide.pk), field)


def test_a_claim_of_a_published_page_has_words_in_both_languages(desk, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    refused = form.refuse(**{f"{step}-text_es": ""})

    assert "Write the statement." in refused.errors_at(f"{step}-text_es")


def test_a_row_needs_its_text_in_both_languages(desk, guide):
    refused = change_form(desk, Claim.objects.get().sources.get()).refuse(publisher_es="")

    assert "This field is required." in refused.errors_at("publisher_es")


def test_refusals_are_spanish_in_the_spanish_admin(desk, guide):
    refused = change_form(desk, guide, "es").refuse(card="")

    assert "Este campo es obligatorio." in refused.errors_at("card")


def test_a_version_that_ends_before_it_begins_is_refused(desk, guide):
    version = make_version(make_provision(number="29"))

    refused = change_form(desk, version).refuse(in_force_until="2001-01-01")

    assert "The last day lies before the first." in refused.html
    assert refused["in_force_until"] == "2001-01-01"


def test_a_key_that_is_taken_is_refused(desk, guide):
    draft = Form(desk, "/en/admin/content/guide/add/")

    refused = draft.refuse(key="report-lost-card", title_en="Lost", card=str(guide.card_id))

    assert "Another page of this kind has this key." in refused.errors_at("key")
    assert refused["title_en"] == "Lost"


def test_the_same_reply_twice_under_a_phrase_is_refused(desk):
    yes, ask = make_reply("yes"), make_phrase("ask")
    form = change_form(desk, ask)

    refused = form.refuse(
        **form.add("reply_rows", reply=str(yes.pk), position="0"),
        **form.add("reply_rows", reply=str(yes.pk), position="1"),
    )

    assert "This stands in the list twice." in refused.html


def test_a_row_that_is_there_already_is_refused_in_words(desk):
    yes = make_reply("yes")
    row = make_phrase("ask", replies=[yes]).reply_rows.get()
    form = Form(desk, "/en/admin/content/phrasereply/add/")

    refused = form.refuse(phrase=str(row.phrase_id), reply=str(yes.pk))

    assert "There is such a row already." in refused.html


class TestARefusedRendering:
    @pytest.fixture(autouse=True)
    def lock(self, db):
        term = make_term(zh="社会保障卡", **both("rendering", "social security card", "tarjeta de seguridad social"))
        BannedRendering.objects.create(
            term=term, language="es", text="tarjeta social", is_refused=True, **both("reason", "It is something else.")
        )

    def test_is_named_at_its_field_with_the_right_one(self, desk, guide):
        form = change_form(desk, guide)
        step = form.place_of("step-1")

        refused = form.refuse(**{f"{step}-text_es": "Lleve la tarjeta social.", "title_es": "Su tarjeta social"})

        for name in (f"{step}-text_es", "title_es"):
            assert "Write “tarjeta de seguridad social”." in refused.errors_at(name)

    def test_stands_where_a_reason_is_given_and_among_search_aliases(self, desk, guide):
        form = change_form(desk, guide)
        step = form.place_of("step-1")

        form.send(
            **{
                f"{step}-text_es": "«Tarjeta social» es otra cosa.",
                f"{step}-wording_reason": "Names the wrong word.",
                "aliases_es": "tarjeta social",
            }
        )

        assert Claim.objects.get().text_es == "«Tarjeta social» es otra cosa."
