"""Every model can be found, opened and corrected, in both languages."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets, quote

from content.exchange.models import ImportedFile
from content.feedback.models import Report
from content.publishing.admin import PageAdmin
from content.publishing.drafts.models import Draft, DraftStep
from content.publishing.editing import is_choice
from content.publishing.formats import document_of, own_kind
from content.publishing.freshness.models import LaggingText
from content.publishing.made_texts import MadeReference, MadeText
from content.publishing.models import Page, Revision
from content.publishing.revisions import RowRevision
from content.search.models import SearchDocument, SearchDue, SearchPassage, SearchWord
from tests.admin.typing_editor import change_form

AT_THE_DESK = {Draft, DraftStep, LaggingText}
"""They have pages of their own there (tests/desk)."""
MODELS = sorted({*apps.get_app_config("content").get_models()} - AT_THE_DESK, key=lambda model: model.__name__)
WRITTEN_BY_THE_SITE = {
    ImportedFile,
    MadeReference,
    MadeText,
    Report,
    Revision,
    RowRevision,
    SearchDocument,
    SearchDue,
    SearchPassage,
    SearchWord,
}

each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


@each_model
def test_stands_in_the_admin_and_can_be_searched(model):
    assert model in admin.site._registry
    assert admin.site._registry[model].search_fields


@pytest.mark.every_case
@pytest.mark.parametrize("language", ["en", "es"])
@each_model
def test_its_list_its_search_and_its_forms_open(shipped, desk, model, language):
    start = f"/{language}/admin/content/{model._meta.model_name}/"
    rows = model._default_manager.all()
    row = rows.filter(kind=model.KIND).first() if issubclass(model, Page) else rows.first()

    answers = {
        "list": desk.get(start).status_code,
        "search": desk.get(start, {"q": "卡 card"}).status_code,
        "add": desk.get(f"{start}add/").status_code,
    }

    assert answers == {"list": 200, "search": 200, "add": 403 if model in WRITTEN_BY_THE_SITE else 200}
    if row is not None:
        assert desk.get(f"{start}{quote(row.pk)}/change/", follow=True).status_code == 200


@pytest.mark.parametrize("model", [m for m in MODELS if m not in WRITTEN_BY_THE_SITE])
def test_every_field_an_editor_may_write_stands_in_its_form(rf, editor, model):
    request = rf.get("/en/admin/")
    request.user = editor
    options = admin.site._registry[model]
    row = model(status="withdrawn") if isinstance(options, PageAdmin) else None
    written = {
        field.name
        for field in [*model._meta.fields, *model._meta.many_to_many]
        if field.editable and not hasattr(field, "translated_fields") and is_choice(field) and not field.primary_key
    }
    translated = {field.translated_field.name for field in model._meta.fields if hasattr(field, "translated_field")}
    # Sources are written in the proof, the status by publishing and withdrawing.
    elsewhere = {"sources"} if hasattr(model, "legal_basis") else set()

    shown = set(flatten_fieldsets(options.get_fieldsets(request, row)))

    assert written - translated - elsewhere <= shown


def test_a_search_finds_a_card_by_its_chinese_name(shipped, desk):
    assert "Social security card" in desk.get("/en/admin/content/card/", {"q": "社会保障卡"}).content.decode()


@pytest.mark.parametrize(
    "kind", ["law", "provision", "scheme", "comparison", "guide", "question", "correction", "page"]
)
def test_a_page_saved_as_it_stands_stays_as_it_is(shipped, desk, kind):
    page = own_kind(Page.objects.published().filter(kind=kind).order_by("pk").last())
    before, revisions = document_of(page), page.revisions.count()

    answer = change_form(desk, page).send()

    assert answer.status_code == 302
    assert document_of(own_kind(page)) == before
    assert page.revisions.count() == revisions


def test_the_largest_card_saved_as_it_stands_stays_as_it_is(shipped, desk):
    card = own_kind(Page.objects.get(kind="card", key="social-security-card"))
    before = document_of(card)

    assert change_form(desk, card).send().status_code == 302

    assert document_of(own_kind(card)) == before


def test_a_page_of_another_kind_opens_in_its_own_form(shipped, desk):
    guide = Page.objects.filter(kind="guide").first()

    answer = desk.get(f"/es/admin/content/page/{guide.pk}/change/")

    assert answer.headers["Location"] == f"/es/admin/content/guide/{guide.pk}/change/"


def test_the_front_page_leads_to_the_same_page_in_the_other_language(desk):
    assert 'href="/es/admin/content/guide/?q=banco"' in desk.get("/en/admin/content/guide/?q=banco").content.decode()
    assert 'href="/en/admin/"' in desk.get("/es/admin/").content.decode()


def test_a_visitor_is_asked_to_log_in(client, db):
    assert client.get("/en/admin/content/guide/").headers["Location"].startswith("/en/admin/login/")
