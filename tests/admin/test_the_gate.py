"""What may not reach readers is refused at the desk, with everything typed kept."""

import pytest

from content.evidence.models import Check, ProvisionVersion
from content.publishing.models import Page, Status
from tests.admin.typing_editor import Form, change_form
from tests.factories import (
    make_card,
    make_claim,
    make_guide,
    make_phrase,
    make_provision,
    make_question,
    make_reply,
    make_source,
    make_term,
    make_version,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _last_of_november(time_machine):
    time_machine.move_to("2026-11-30T04:00:00Z", tick=False)


class TestAQuestion:
    @pytest.mark.parametrize("language", ["en", "es"])
    def test_without_a_statement_is_not_published(self, desk, language):
        draft = make_question(status=Status.DRAFT)

        answer = change_form(desk, draft, language).send("_publish", title_en="Typed just now.")

        page = answer.content.decode()
        told = {"en": "readers would meet an empty page", "es": "los lectores encontrarían una página vacía"}
        assert told[language] in page
        assert "Typed just now." in page
        assert Page.objects.get(pk=draft.pk).status == Status.DRAFT

    def test_with_one_is(self, desk):
        draft = make_question(status=Status.DRAFT)
        make_claim(draft, "answer", legal_basis="not-examined")

        change_form(desk, draft).send("_publish")

        assert Page.objects.get(pk=draft.pk).status == Status.PUBLISHED


class TestAWordingThatWasRead:
    @pytest.fixture
    def version(self):
        return make_version(make_provision(), verification="full-text-single")

    def test_is_refused_in_english_alone_at_its_field(self, desk, version):
        refused = change_form(desk, version).refuse(text_es="", label_en="Typed just now.")

        assert "has no text in Spanish" in refused.errors_at("text_es")
        assert refused["label_en"] == "Typed just now."
        assert ProvisionVersion.objects.get().text_es == "El fondo paga."

    def test_may_stand_in_chinese_alone(self, desk, version):
        assert change_form(desk, version).send(text_en="", text_es="").status_code == 302

    def test_waits_for_the_end_of_the_one_before_it(self, desk, version):
        form = change_form(desk, version.provision)
        newer = form.add(
            "versions",
            key="2018-12-29",
            in_force_from="2018-12-29",
            label_en="Amended",
            label_es="Reformado",
            text_zh="条文",
            text_en="The fund pays all.",
            text_es="El fondo lo paga todo.",
            verified="on",
            verification="full-text-single",
        )

        refused = form.refuse(**newer)

        assert "It counts on the same days as “2018-12-29”. Say on which day it ends." in refused.html
        assert refused["versions-1-text_en"] == "The fund pays all."
        assert ProvisionVersion.objects.count() == 1
        assert refused.send(**{"versions-0-in_force_until": "2018-12-28"}).status_code == 302
        assert ProvisionVersion.objects.count() == 2


class TestACheck:
    @pytest.fixture
    def claim(self):
        return make_claim(make_guide(), "cost", legal_basis="not-examined")

    def add(self, form, **values):
        return form.add("checks", **{"checked_on": "2026-11-29", "method": "live", **values})

    def test_of_tomorrow_is_refused_at_its_field(self, desk, claim):
        form = change_form(desk, claim)

        refused = form.refuse(**self.add(form, checked_on="2026-12-01", checked_by="Ana"))

        assert "This day is still to come." in refused.errors_at("checks-0-checked_on")
        assert refused["checks-0-checked_by"] == "Ana"
        assert not Check.objects.exists()

    def test_of_today_in_china_is_not(self, desk, editor, claim, time_machine):
        time_machine.move_to("2026-11-30T17:00:00Z", tick=False)
        desk.force_login(editor)
        form = change_form(desk, claim)

        assert form.send(**self.add(form, checked_on="2026-12-01")).status_code == 302

    def test_typed_by_mistake_is_taken_out_by_an_editor(self, desk, claim):
        Check.objects.create(claim=claim, checked_on="2027-01-01", method="live")
        form = change_form(desk, claim)

        assert form.send(**{"checks-0-DELETE": "on"}).status_code == 302

        assert not Check.objects.exists()

    def test_sent_twice_is_stored_once(self, desk, claim):
        for _time in range(2):
            form = change_form(desk, claim)
            form.send(**form.add("checks", checked_on="2026-11-29", method="telephone"))

        assert Check.objects.count() == 1

    def test_sent_twice_with_the_same_button_is_stored_once(self, desk, claim):
        form = change_form(desk, claim)
        values = self.add(form)

        first, second = form.send(**values), form.send(**values)

        assert first.status_code == 302
        assert "There is such a row already." in second.content.decode()
        assert Check.objects.count() == 1


class TestEvidence:
    @pytest.fixture
    def card(self):
        return make_card()

    def test_shows_the_level_in_the_list_of_statements_and_finds_by_it(self, desk, card):
        make_claim(card, "who", sources=[make_source("shop", quality="commercial")])
        make_claim(card, "what", sources=(), verified=False)

        every = desk.get("/en/admin/content/claim/").content.decode()
        weak = desk.get("/en/admin/content/claim/?evidence=commercial").content.decode()

        assert ">Commercial page only</td>" in every
        assert ">No source found</td>" in every
        assert "social-security-card#who" in weak
        assert "social-security-card#what" not in weak

    def test_refuses_at_its_field_to_call_confirmed_what_nothing_confirms(self, desk, card):
        make_claim(card, "who", legal_basis="not-examined")
        form = change_form(desk, card)
        place = form.place_of("who")

        refused = form.refuse(**{f"{place}-proof": "", "title_en": "Typed just now."})

        assert "Nothing named here confirms it" in refused.errors_at(f"{place}-verified")
        assert refused["title_en"] == "Typed just now."
        assert form.send(**{f"{place}-proof": "", f"{place}-verified": None}).status_code == 302


class TestChinese:
    @pytest.mark.parametrize(
        ("make", "field"), [(make_term, "zh"), (make_phrase, "zh"), (make_reply, "zh"), (make_guide, "name_zh")]
    )
    def test_that_holds_none_is_refused(self, desk, make, field):
        refused = change_form(desk, make()).refuse(**{field: "she bao ka"})

        assert "There are no Chinese characters here." in refused.errors_at(field)

    @pytest.mark.parametrize("make", [make_term, make_phrase, make_reply])
    def test_is_not_read_as_other_characters_are(self, desk, make):
        refused = change_form(desk, make()).refuse(pinyin="gǒngxǐ fācái")

        assert "This is not how the characters are read" in refused.errors_at("pinyin")
        assert refused["pinyin"] == "gǒngxǐ fācái"

    def test_is_read_in_its_own_form_too(self, desk):
        form = Form(desk, "/es/admin/content/reply/add/")

        refused = form.refuse(key="yes", zh="可以。", pinyin="bù kěyǐ", meaning_en="Yes.", meaning_es="Sí.")

        assert "Los caracteres no se leen así" in refused.errors_at("pinyin")
