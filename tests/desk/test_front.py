"""The desk's front page: what waits, as counts that lead to it, and a check in one click more."""

import csv
import re
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from content.desk.due import checks_due
from content.desk.risk import Risk, risk_of
from content.evidence.models import Check
from content.feedback.models import Report
from content.management.commands.make_editor import make_editor
from content.publishing.drafts import workflow
from content.publishing.drafts.applying import live_document
from content.publishing.freshness.models import LaggingText
from content.publishing.models import Page
from content.publishing.workflow import publish, take_effect
from tests import factories as make

pytestmark = pytest.mark.django_db

PASSWORD = "seven tall bamboo stools"


@pytest.fixture
def guide(db):
    guide = make.make_guide()
    make.make_step(guide, **make.both("text", "Go to the bank.", "Vaya al banco."))
    publish(guide, by=None)
    return guide


@pytest.fixture
def editor(db):
    return make_editor("ana", PASSWORD)


@pytest.fixture
def desk(editor):
    client = Client()
    client.force_login(editor)
    return client


def lag(guide):
    step = guide.claims.get(slot="step-1")
    step.text_en = "Go to the counter."
    step.save()
    take_effect(guide, by=None)
    return LaggingText.objects.get()


def counts(client):
    page = client.get("/en/admin/desk/").content.decode()
    lines = re.findall(r'<a href="([^"]+)"><strong>(\d+)</strong>\s*([^<]+)</a>', page)
    return {label.strip(): (int(count), url.replace("&amp;", "&")) for url, count, label in lines}


class TestTheFrontPage:
    def test_counts_what_waits_and_each_count_leads_to_it(self, desk, guide, editor):
        lag(guide)
        draft = workflow.keep(guide, {**live_document(guide), "position": 7}, by=editor)
        workflow.submit(draft, by=editor)
        Report.objects.create(claim=guide.claims.get(slot="step-1"), language="en", city="Chengdu", text="Closed.")

        found = counts(desk)

        assert found["Drafts in review"][0] == 1
        assert found["Translations that lag: Spanish"][0] == 1
        assert found["Translations that lag: English"][0] == 0
        assert found["Reported by readers, and not yet read"][0] == 1
        assert found["Statements to check again"][0] == 1
        for count, url in found.values():
            answer = desk.get(url)
            assert answer.status_code == 200
            assert not count or guide.title_en in answer.content.decode() or guide.key in answer.content.decode(), url

    def test_is_the_first_link_of_the_admin(self, desk):
        assert 'href="/en/admin/desk/"' in desk.get("/en/admin/").content.decode()

    def test_speaks_spanish(self, desk):
        page = desk.get("/es/admin/desk/").content.decode()

        assert "Afirmaciones que hay que volver a comprobar" in page
        assert "Drafts in review" not in page

    @pytest.mark.parametrize("path", ["", "drafts/", "translations/", "checks/", "coverage.csv"])
    def test_is_for_people_of_the_desk(self, path):
        assert Client().get(f"/en/admin/desk/{path}").status_code == 302


class TestTheTranslatorsQueue:
    def test_shows_the_text_then_now_and_its_translation(self, desk, guide):
        lag(guide)

        page = desk.get("/en/admin/desk/translations/?language=es").content.decode()

        assert re.search(r"Go to the <del>bank</del><ins>counter</ins>\.", page)
        assert "Vaya al banco." in page
        assert "?draft=1" in page

    def test_takes_the_word_that_the_meaning_is_the_same(self, desk, guide, editor):
        row = lag(guide)

        desk.post("/en/admin/desk/translations/", {"unchanged": f"lag-{row.pk}"})

        row.refresh_from_db()
        assert row.settled_by == editor

    def test_holds_what_lags_in_drafts(self, desk, guide, editor):
        document = live_document(guide)
        document["title"]["en"] = "Another title"
        draft = workflow.keep(guide, document, by=editor)

        page = desk.get("/en/admin/desk/translations/").content.decode()
        desk.post("/en/admin/desk/translations/", {"unchanged": f"draft-{draft.pk}-title"})

        assert f"draft-{draft.pk}-title" in page
        assert f"draft-{draft.pk}-title" not in desk.get("/en/admin/desk/translations/").content.decode()

    @pytest.mark.parametrize("sent", ["", "lag-", "lag-x", "lag-99", "draft-", "draft-x-y", "draft-99-title"])
    def test_does_not_stumble_over_what_nobody_offered(self, desk, sent):
        assert desk.post("/en/admin/desk/translations/", {"unchanged": sent}).status_code in (302, 404)


class TestChecks:
    def test_of_money_come_first_then_the_oldest(self, guide):
        day = timezone.localdate()
        make.make_step(guide, 2, **make.both("text", "It costs 30 yuan.", "Cuesta 30 yuanes."))
        old, older = (
            make.make_claim(guide, slot, **make.both("text", "It is so.", "Es así.")) for slot in ("old", "older")
        )
        old.checks.create(method="live", checked_on=day - timedelta(days=200))
        older.checks.create(method="live", checked_on=day - timedelta(days=300))
        fresh = make.make_claim(guide, "fresh", **make.both("text", "It is so.", "Es así."))
        fresh.checks.create(method="live", checked_on=day - timedelta(days=10))

        slots = [due.claim.slot for due in checks_due(day)]

        assert slots[0] == "step-2"
        assert slots[-2:] == ["older", "old"]
        assert "fresh" not in slots

    def test_are_done_by_one_button_and_do_not_count_as_an_edit(self, desk, guide):
        changed = Page.objects.get(pk=guide.pk).changed_at
        claim = guide.claims.get(slot="step-1")

        for _twice in range(2):
            desk.post("/en/admin/desk/checks/", {"claim": claim.pk, "method": "live", "source": ""})

        check = Check.objects.get()
        assert (check.claim, check.checked_by, check.checked_on) == (claim, "ana", timezone.localdate())
        assert Page.objects.get(pk=guide.pk).changed_at == changed
        assert checks_due(timezone.localdate()) == []

    def test_are_not_for_who_may_not(self, guide):
        client = Client()
        client.force_login(make_editor("ben", PASSWORD, "publisher"))

        answer = client.post("/en/admin/desk/checks/", {"claim": guide.claims.get().pk, "method": "live"})

        assert answer.status_code == 403
        assert not Check.objects.exists()

    @pytest.mark.parametrize(
        ("text", "risk"),
        [
            ("It costs 30 yuan.", Risk.MONEY),
            ("Call 12333.", Risk.TELEPHONE),
            ("Call 028-86123456.", Risk.TELEPHONE),
            ("Article 28 of 2011.", Risk.OTHER),
        ],
    )
    def test_know_what_is_at_stake_by_the_words(self, text, risk):
        assert risk_of(text, is_right=False, is_paper=False) == risk


def test_coverage_is_a_table_of_cards_and_needs(desk, guide):
    lines = list(csv.DictReader(desk.get("/en/admin/desk/coverage.csv").content.decode().splitlines()))

    [line] = [line for line in lines if line["guide"]]
    assert (line["card"], line["need"], line["spanish"], line["statements"]) == (guide.card.key, "lost", "yes", "1")
    assert len(lines) == 10
