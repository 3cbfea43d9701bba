"""A new kind of page: its folder, and a line in each of three registers. What is forgotten is named, never dropped."""

from types import ModuleType, SimpleNamespace

import pytest
from django.contrib import admin
from django.core.checks import run_checks
from django.shortcuts import render
from django.test.utils import isolate_apps
from django.urls import path
from modeltranslation.translator import translator

import cardfaq.urls
from content import kinds, register
from content.evidence.editing.claim_admin import ClaimedPageAdmin
from content.evidence.editing.claim_documents import ClaimedPageFormat, ClaimedPageSchema
from content.exchange.exporting import export_texts
from content.exchange.formats import PageFolder
from content.publishing.gate import Flaw
from content.publishing.kinds import PageKind, page_kind
from content.publishing.links import related_groups, related_links
from content.publishing.models import Page
from content.publishing.serving import find_page, public
from content.publishing.workflow import NotPublishable, publish
from content.reader import Reader
from content.search.indexing import catch_up_with_all
from content.search.results import search
from content.seo.head import head_of_page
from content.seo.structured import Crumb
from content.translation import InheritedTranslation
from tests import factories as make

pytestmark = pytest.mark.django_db

WORDS = {"en": "forms", "es": "formularios"}


def forms_have_numbers(candidates):
    """A rule of this kind alone."""
    for candidate in candidates:
        if not any(sign.isdigit() for sign in candidate.document["key"]):
            yield Flaw(candidate.reference, ("key",), "A form has a number.")


@pytest.fixture
def folder():
    """The first place: what a room of its own holds. An official form to fill in and take along."""
    with isolate_apps("content"):

        class OfficialForm(Page):
            KIND = "form"

            class Meta:
                proxy = True
                app_label = "content"

    translator.register(OfficialForm, InheritedTranslation)
    record = PageKind(
        format=ClaimedPageFormat(OfficialForm, ClaimedPageSchema),
        label="Form",
        shelf="Forms to fill in",
        paths=WORDS,
        folder="forms",
        rules=(forms_have_numbers,),
    )

    @public
    def form_index(request):
        return render(request, "home/page_detail.html", {})

    @public
    def form_detail(request, slug):
        page = find_page(OfficialForm, request.reader, slug)
        head = head_of_page(page, request.reader, [Crumb(page.title)])
        return render(request, "home/page_detail.html", {"page": page, "head": head})

    return SimpleNamespace(model=OfficialForm, record=record, form_index=form_index, form_detail=form_detail)


@pytest.fixture
def written_into(folder, monkeypatch, settings):
    """Writes the kind into registers, each by its name."""

    def write(*places):
        if "kinds" in places:
            monkeypatch.setattr(register, "PAGE_KINDS", (*kinds.PAGE_KINDS, folder.record))
        if "urls" in places:
            lines = [
                line
                for code, word in WORDS.items()
                for line in (
                    path(f"{code}/{word}/", folder.form_index, name=f"form-index-{code}"),
                    path(f"{code}/{word}/<slug:slug>/", folder.form_detail, name=f"form-{code}"),
                )
            ]
            settings.ROOT_URLCONF = ModuleType("urls_with_forms")
            settings.ROOT_URLCONF.urlpatterns = [*lines, *cardfaq.urls.urlpatterns]
        if "admin" in places:
            admin.site.register(folder.model, ClaimedPageAdmin)

    yield write
    if admin.site.is_registered(folder.model):
        admin.site.unregister(folder.model)


REGISTERS = ("kinds", "urls", "admin")


class TestAKindOfPageIsAddedInItsFolderAndThreeLines:
    @pytest.fixture(autouse=True)
    def _added(self, written_into, folder):
        written_into(*REGISTERS)
        self.model = folder.model
        self.page = folder.model.objects.create(**make.page_fields("form-12", "Application for a card", status="draft"))
        make.make_claim(self.page, "answer")
        publish(self.page, by=None)

    def test_nothing_is_lacking(self):
        assert list(kinds.lacking([self.model])) == []

    @pytest.mark.parametrize("language", ["en", "es"])
    def test_readers_open_it_in_both_languages(self, client, language):
        answer = client.get(f"/{language}/{WORDS[language]}/form-12-{language}/")

        assert answer.status_code == 200
        assert "Application for a card" in answer.text

    def test_a_search_finds_it(self):
        catch_up_with_all()

        [found] = search("application card", Reader("en")).pages

        assert (found.url, found.kind_label) == ("/en/forms/form-12-en/", "Form")

    def test_the_sitemap_holds_it_and_the_list_of_all(self, client):
        sitemap = client.get("/sitemap-en.xml").getvalue().decode()

        assert "/en/forms/form-12-en/</loc>" in sitemap
        assert "/en/forms/</loc>" in sitemap

    def test_pages_about_the_same_list_it_under_its_own_heading(self):
        card = make.make_card()
        self.page.about.add(card)

        [group] = related_groups(related_links(card, Reader("en")), {})

        assert (group.label, [link.key for link in group.pages]) == ("Forms to fill in", ["form-12"])

    def test_its_file_lies_in_a_folder_of_its_own(self):
        files = export_texts([PageFolder(kind) for kind in register.PAGE_KINDS if kind.folder])

        assert "forms/form-12.yaml" in files

    def test_the_gate_asks_of_it_what_its_record_says_and_of_no_other_page(self):
        bare = self.model.objects.create(**make.page_fields("form-x", status="draft"))
        make.make_claim(bare, "answer")

        with pytest.raises(NotPublishable, match=r"A form has a number\."):
            publish(bare, by=None)
        publish(make.make_card("nrcms-card"), by=None)


@pytest.mark.parametrize("forgotten", REGISTERS)
def test_a_register_that_was_forgotten_is_named(written_into, folder, forgotten):
    written_into(*(name for name in REGISTERS if name != forgotten))

    assert any(f"content/{forgotten}.py" in problem for problem in kinds.lacking([folder.model]))


@pytest.mark.parametrize("kind", kinds.PAGE_KINDS, ids=lambda kind: kind.key)
def test_django_refuses_to_start_where_a_kind_is_missing(monkeypatch, kind):
    monkeypatch.setattr(register, "PAGE_KINDS", [other for other in kinds.PAGE_KINDS if other is not kind])

    assert [error.msg for error in run_checks() if error.id == "content.E001"] == [
        f"{kind.format.model.__name__}: there is no record of this kind of page in content/kinds.py."
    ]


def test_an_unknown_kind_of_page_is_an_error_and_no_empty_answer():
    with pytest.raises(LookupError):
        page_kind("leaflet")
