"""What is wrong in a form can be seen: folds that hold an error are open, and the top says what it is and where."""

import pytest
from django.test import Client

from content.evidence.models import Claim
from content.feedback.models import Report
from content.publishing.workflow import publish
from tests.admin.typing_editor import change_form
from tests.factories import make_guide, make_step

pytestmark = pytest.mark.django_db


@pytest.fixture
def guide(editor):
    guide = make_guide()
    make_step(guide)
    publish(guide, by=editor)
    return guide


def folds(form):
    """The folded parts of a form: their text, and whether each is open."""
    return [("".join(fold.itertext()), "open" in fold.attrib) for fold in form.root.iter("details")]


def summary(form):
    """Where the links at the top lead, with their words."""
    [found] = [nav for nav in form.root.iter("nav") if nav.get("class") == "error-summary"]
    return {link.get("href"): "".join(link.itertext()) for link in found.iter("a")}


def test_a_fold_of_a_claim_that_holds_an_error_is_open_and_no_other(desk, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    refused = form.refuse(**{f"{step}-valid_from": "2027-01-01", f"{step}-valid_until": "2026-12-31"})

    wrong = [is_open for text, is_open in folds(refused) if "The last day lies before the first." in text]
    assert wrong == [True]
    assert [is_open for _text, is_open in folds(refused)].count(True) == 1
    assert not any(is_open for _text, is_open in folds(form))


def test_the_top_leads_to_each_field_that_is_wrong(desk, guide):
    form = change_form(desk, guide)
    step = form.place_of("step-1")

    refused = form.refuse(slug_es="Año", **{f"{step}-proof": "source nobody"})

    assert summary(refused).keys() == {"#id_slug_es", f"#id_{step}-proof"}
    assert "step-1" in summary(refused)[f"#id_{step}-proof"]
    there = {element.get("id") for element in refused.root.iter()}
    assert {anchor.removeprefix("#") for anchor in summary(refused)} <= there


def test_a_form_without_errors_has_no_such_list(desk, guide):
    assert '<nav class="error-summary' not in change_form(desk, guide).html


class TestTheListOfReports:
    @pytest.fixture
    def reports(self, guide):
        claim = Claim.objects.get(slot="step-1")
        return [Report.objects.create(claim=claim, language="en", city=city, text="Another.") for city in "AB"]

    def send(self, desk: Client, reports, **changes):
        sent = {"form-TOTAL_FORMS": "2", "form-INITIAL_FORMS": "2", "_save": "1"}
        for number, report in enumerate(reports):
            sent[f"form-{number}-id"] = str(report.pk)
            sent[f"form-{number}-status"] = sent[f"initial-form-{number}-status"] = "new"
        return desk.post("/en/admin/content/report/", {**sent, **changes})

    def statuses(self):
        return dict(Report.objects.values_list("city", "status"))

    def test_that_was_open_for_long_takes_nothing_back(self, desk, reports):
        Report.objects.filter(city="A").update(status="acted-on")

        self.send(desk, reports, **{"form-1-status": "read"})

        assert self.statuses() == {"A": "acted-on", "B": "read"}

    def test_refuses_a_status_where_a_colleague_set_another(self, desk, reports):
        Report.objects.filter(city="A").update(status="acted-on")

        answer = self.send(desk, reports, **{"form-0-status": "read"})

        assert "A colleague set this to “Led to a change” meanwhile." in answer.content.decode()
        assert self.statuses()["A"] == "acted-on"
