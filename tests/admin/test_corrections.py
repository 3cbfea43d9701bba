"""An editor corrects what readers see: words, their Spanish, and the proof, where the claim stands."""

import pytest
from django.contrib.admin.utils import quote

from content.evidence.models import Check, Citation, Claim, ProvisionVersion
from content.evidence.reading.claims import read_claims
from content.guides.models import Step, StepPhrase
from content.publishing.models import Page
from content.publishing.workflow import publish
from content.reader import Reader
from tests.admin.typing_editor import change_form
from tests.factories import (
    both,
    make_audience,
    make_citation,
    make_claim,
    make_guide,
    make_law,
    make_phrase,
    make_provision,
    make_source,
    make_step,
    make_term,
    make_version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(editor):
    """A published guide with one step that rests on a source."""
    guide = make_guide()
    words = both("heading", "At the bank", "En el banco")
    make_step(guide, sources=[make_source("bank-faq")], legal_basis="not-examined", **words)
    make_version(make_provision(make_law(), "28"))
    publish(guide, by=editor)
    return guide


def test_a_step_its_spanish_and_its_proof_are_changed_in_one_form_and_the_page_shows_it(desk, editor, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    answer = form.send(
        **{
            f"{step}-text_en": "Show your passport.",
            f"{step}-text_es": "Muestre su pasaporte.",
            f"{step}-proof": "source bank-faq\nlaw social-insurance-law/28 says-so\n  en: It says so.\n  es: Lo dice.",
            f"{step}-legal_basis": "cited",
            "change_note": "The bank asks for it.",
        }
    )

    assert answer.status_code == 302
    [english], [spanish] = read_claims([guide.pk], Reader("en")), read_claims([guide.pk], Reader("es"))
    assert "Show your passport." in english.text
    assert "Muestre su pasaporte." in spanish.text
    assert [(c.grade, c.why) for c in spanish.citations] == [("says-so", "Lo dice.")]
    revision = guide.revisions.first()
    assert (revision.made_by, revision.note) == (editor, "The bank asks for it.")
    assert revision.document["steps"][0]["text"]["es"] == "Muestre su pasaporte."


def test_the_public_page_has_the_new_words_in_each_language(desk, client, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    form.send(**{f"{step}-text_en": "Show your passport.", f"{step}-text_es": "Muestre su pasaporte."})

    assert "Show your passport." in client.get(guide.path_in("en")).content.decode()
    assert "Muestre su pasaporte." in client.get(guide.path_in("es")).content.decode()


def test_the_proof_stands_in_the_form_as_files_have_it(desk, guide):
    make_citation(
        Claim.objects.get(slot="step-1"),
        ProvisionVersion.objects.get(),
        grade="background",
        why_en="Background.",
        why_es="Contexto.",
    )

    form = change_form(desk, guide)

    assert form[f"{form.place_of('step-1')}-proof"] == (
        "source bank-faq\nlaw social-insurance-law/28@2011-07-01 background\n  en: Background.\n  es: Contexto."
    )


def test_a_new_step_gets_its_address_as_its_id(desk, guide):
    form = change_form(desk, guide)

    answer = form.send(
        **form.add(
            "claims",
            slot="step-2",
            position="2",
            place="bank",
            text_en="Sign.",
            text_es="Firme.",
            proof="source bank-faq",
            legal_basis="not-examined",
            for_whom="everyone",
            region=str(Claim.objects.first().region_id),
        )
    )

    assert answer.status_code == 302
    step = Step.objects.get(slot="step-2")
    assert step.pk == "guide/report-lost-card#step-2"
    assert [source.key for source in step.sources.all()] == ["bank-faq"]


def test_the_phrases_of_a_step_keep_the_order_in_which_they_were_chosen(desk, guide):
    ask, thank = make_phrase("ask"), make_phrase("thank")
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    form.send(**{f"{step}-says": [str(thank.pk), str(ask.pk)]})

    assert list(StepPhrase.objects.order_by("position").values_list("phrase__key", flat=True)) == ["thank", "ask"]


def test_slot_and_key_cannot_be_changed_once_saved(desk, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    form.send(key="another-key", **{f"{step}-slot": "another-slot"})

    assert Page.objects.get(pk=guide.pk).key == "report-lost-card"
    assert Claim.objects.get(page=guide).slot == "step-1"


def test_line_ends_stay_as_files_have_them(desk, guide):
    change_form(desk, guide).send(body_en="One.\r\n\r\nTwo.", body_es="Uno.\r\n\r\nDos.")

    assert Page.objects.get(pk=guide.pk).body_es == "Uno.\n\nDos."


def test_a_claim_found_in_the_list_of_all_claims_opens_as_its_own_kind_and_publishes_its_page(desk, guide):
    claim = Claim.objects.get(slot="step-1")

    opened = desk.get(f"/en/admin/content/claim/{quote(claim.pk)}/change/")
    form = change_form(desk, Step.objects.get(pk=claim.pk))
    answer = form.send(text_en="Ask for the form.", text_es="Pida el formulario.")

    assert opened.headers["Location"].startswith("/en/admin/content/step/")
    assert answer.status_code == 302
    assert guide.revisions.first().document["steps"][0]["text"]["en"] == "Ask for the form."


def test_a_check_is_added_where_the_claim_is_and_kept_with_a_revision_of_its_page(desk, guide):
    form = change_form(desk, Step.objects.get())

    form.send(**form.add("checks", checked_on="2026-11-20", method="telephone", checked_by="Ana"))

    assert Check.objects.get().method == "telephone"
    assert guide.revisions.first().document["steps"][0]["checks"] == ["2026-11-20 telephone"]


def test_a_citation_can_be_mended_on_its_own(desk, guide):
    citation = make_citation(Claim.objects.get(slot="step-1"), ProvisionVersion.objects.get(), grade="background")

    change_form(desk, citation).send(why_en="It speaks of cards.", why_es="Habla de tarjetas.")

    assert Citation.objects.get().why_es == "Habla de tarjetas."
    assert "Habla de tarjetas." in guide.revisions.first().document["steps"][0]["proof"]


def test_saving_a_source_tells_the_pages_that_show_it_and_no_other(desk, guide):
    from_elsewhere = make_guide("another-guide")
    before = {page.pk: page.version for page in Page.objects.all()}

    change_form(desk, Claim.objects.get().sources.get()).send(publisher_es="El banco")

    raised = {page.pk for page in Page.objects.all() if page.version > before[page.pk]}
    assert raised == {guide.pk}
    assert from_elsewhere.pk not in raised


def test_a_kind_of_reader_is_named_with_the_claims_that_are_for_it_alone(desk, guide):
    worker = make_audience()
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    refused = form.refuse(**{f"{step}-audiences": [str(worker.pk)]})
    answer = refused.send(**{f"{step}-for_whom": "named"})

    assert "goes with" in refused.errors_at(f"{step}-for_whom")
    assert answer.status_code == 302


def test_prose_may_name_pages_terms_and_phrases(desk, guide):
    make_term("settlement")
    make_phrase("ask")
    text = "See [[card:social-security-card]], [[term:settlement]] and [[phrase:ask]]."

    assert change_form(desk, guide).send(body_en=text, body_es=text).status_code == 302


def test_claims_of_a_question_and_cells_of_a_card_are_edited_alike(desk, editor):
    page = make_guide("with-a-plain-claim")
    make_claim(page, "cost", legal_basis="not-examined")
    form = change_form(desk, page)

    answer = form.send(**{f"{form.place_of('cost')}-text_en": "Free.", f"{form.place_of('cost')}-text_es": "Gratis."})

    assert answer.status_code == 302
    assert Claim.objects.get(slot="cost").text_es == "Gratis."
