"""Addresses of the admin that no list and no form has: whatever they hold, the site does not break."""

import pytest
from django.contrib import admin
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.every_case]

BEYOND = "9" * 23
ODD = (BEYOND, "99999", "²")
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


@pytest.fixture
def stranger(editor):
    client = Client(raise_request_exception=False)
    client.force_login(editor)
    return client


def start_of(model):
    return f"/en/admin/{model._meta.app_label}/{model._meta.model_name}/"


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_no_number_and_no_value_breaks_a_list_or_a_form(stranger, model):
    options = admin.site._registry[model]
    names = [name for name in (*options.list_filter, options.date_hierarchy) if isinstance(name, str)]
    filters = [f"{name}{lookup}" for name in names for lookup in ("__exact", "__year", "__id__exact")]
    queries = [f"?{name}={value}" for name in (*filters, "id", "pk", "p") for value in ODD]
    related = [field.name for field in model._meta.fields if field.is_relation][:1]
    new = [f"add/?{name}={value}" for name in related for value in ODD]
    rows = [f"{BEYOND}/{what}/" for what in ("change", "delete", "history")]

    broken = [path for path in (*queries, *new, *rows) if stranger.get(start_of(model) + path).status_code >= 500]

    assert broken == []


@pytest.mark.parametrize("what", ["change", "delete"])
def test_a_form_sent_to_a_row_beyond_the_database_is_answered(stranger, what):
    assert stranger.post(f"/en/admin/content/card/{BEYOND}/{what}/", {"post": "yes"}).status_code in (302, 404)


def test_the_page_that_answers_is_in_the_editor_s_language(stranger):
    answer = stranger.get(f"/es/admin/content/card/{BEYOND}/change/")

    assert answer.status_code == 404
    assert '<html lang="es">' in answer.content.decode()
