"""“It was different for me”: the form that asks nothing about the reader and loses nothing that was typed."""

import html
import re
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from content.feedback.guard import REPORTS_A_DAY
from content.feedback.models import Report
from tests import factories as make

pytestmark = pytest.mark.django_db

FORM = "/en/report/?claim=guide/report-lost-card%23cost"
TYPED = {"city": "Chengdu, Wuhou branch", "happened_on": "2026-11-20", "text": "They asked for 30 yuan."}


@pytest.fixture
def claim():
    return make.make_claim(
        make.make_guide("report-lost-card"), "cost", **make.both("text", "It is free.", "Es gratis.")
    )


def stamp_of(client, path=FORM):
    return re.search(r'name="stamp" value="([^"]+)"', client.get(path).content.decode())[1]


def send(client, path=FORM, *, after=timedelta(minutes=2), headers=None, **typed):
    """Open the form, wait, and send it as a browser does."""
    stamp = typed.pop("stamp", None) or stamp_of(client, path)
    with time_machine.travel(timezone.now() + after, tick=False):
        return client.post(
            path, {**TYPED, "stamp": stamp, **typed}, headers=headers or {"Sec-Fetch-Site": "same-origin"}
        )


def typed_in(answer):
    """What the form that came back holds, hidden fields and all."""
    fields = re.findall(r'<input[^>]*name="([^"]+)"[^>]*?(?: value="([^"]*)")?(?: [^>]*)?>', shown(answer))
    found = {name: html.unescape(value) for name, value in fields}
    return {name: found[name] for name in ("stamp", "confirmation", "website") if name in found}


def shown(answer):
    return answer.content.decode()


class TestReport:
    def test_is_kept_with_its_statement_and_nothing_about_the_reader(self, client, claim):
        with time_machine.travel("2026-11-22 12:00+08:00", tick=False):
            answer = send(client)

        report = Report.objects.get()
        assert (report.claim_id, report.language, report.status) == (claim.pk, "en", "new")
        assert (report.city, report.happened_on, report.text) == (TYPED["city"], date(2026, 11, 20), TYPED["text"])
        assert answer.status_code == 303
        assert not {"name", "email", "ip", "address"} & {field.name for field in Report._meta.fields}

    def test_is_confirmed_without_a_promise_and_leads_back(self, client, claim):
        answer = client.get(send(client).headers["Location"])

        assert "One report changes nothing by itself" in shown(answer)
        assert f'href="{claim.page.path_in("en")}#cost"' in shown(answer)

    def test_needs_neither_cookie_nor_session_nor_account(self, claim, settings):
        from django.test import Client

        client = Client(enforce_csrf_checks=True)

        answer = send(client)

        assert answer.status_code == 303
        assert not client.cookies

    def test_speaks_the_language_of_its_address(self, client, claim):
        answer = client.get("/es/informar/?claim=guide/report-lost-card%23cost")

        assert 'lang="es"' in shown(answer)
        assert "Es gratis." in shown(answer)
        assert f'href="{FORM}"' in shown(answer)

    @pytest.mark.parametrize("claim_id", ["", "guide/nothing%23cost", "x" * 500, "guide/report-lost-card%23held"])
    def test_is_about_a_statement_that_readers_see(self, client, claim, claim_id):
        make.make_claim(claim.page, "held", hold="Not sure")

        assert client.get(f"/en/report/?claim={claim_id}").status_code == 404

    def test_is_not_kept_by_caches_nor_found_by_search_engines(self, client, claim):
        answer = client.get(FORM)

        assert "no-store" in answer.headers["Cache-Control"]
        assert '<meta name="robots" content="noindex">' in shown(answer)


class TestALongText:
    LONGEST = Report._meta.get_field("text").max_length

    @pytest.mark.parametrize("line_end", ["\r\n", "\n", "\r"])
    def test_may_have_as_many_signs_as_the_browser_counts_whatever_ends_its_lines(self, client, claim, line_end):
        text = "They asked.\n" * 400
        text = text[: self.LONGEST - 1] + "."

        answer = send(client, text=text.replace("\n", line_end))

        assert answer.status_code == 303
        assert Report.objects.get().text == text

    def test_may_have_no_more(self, client, claim):
        assert send(client, text="a" * (self.LONGEST + 1)).status_code == 422


class TestRefusal:
    @pytest.fixture(autouse=True)
    def _claim(self, claim):
        pass

    def refused(self, answer, status, words):
        assert answer.status_code == status
        assert words in shown(answer)
        assert not Report.objects.exists()
        assert TYPED["text"] in shown(answer)
        assert 'value="Chengdu, Wuhou branch"' in shown(answer)
        assert "no-store" in answer.headers["Cache-Control"]

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://elsewhere.example"},
            {"Origin": "null"},
            {"X-Nothing": "said"},
        ],
    )
    def test_meets_what_another_site_sends(self, client, headers):
        self.refused(send(client, headers=headers), 403, "does not say that this form is ours")

    def test_does_not_meet_an_older_browser_that_names_its_origin(self, client):
        assert send(client, headers={"Origin": "http://testserver"}).status_code == 303

    def test_meets_what_is_sent_at_once_and_the_same_form_goes_through_a_little_later(self, client):
        stamp = stamp_of(client)

        self.refused(send(client, after=timedelta(seconds=1), stamp=stamp), 422, "very fast")
        assert send(client, after=timedelta(seconds=5), stamp=stamp).status_code == 303

    def test_meets_a_form_of_yesterday_and_gives_a_new_stamp(self, client):
        old = stamp_of(client)

        answer = send(client, after=timedelta(days=1), stamp=old)

        self.refused(answer, 422, "open for very long")
        assert re.search(r'name="stamp" value="([^"]+)"', shown(answer))[1] != old

    @pytest.mark.parametrize("stamp", ["forged", "W10:abc", "9" * 9999])
    def test_meets_a_forged_stamp(self, client, stamp):
        self.refused(send(client, stamp=stamp), 422, "send it once more")

    def test_meets_the_stamp_of_another_statement(self, client, claim):
        make.make_claim(claim.page, "time")
        other = stamp_of(client, "/en/report/?claim=guide/report-lost-card%23time")

        self.refused(send(client, stamp=other), 422, "send it once more")

    def test_meets_whoever_fills_in_what_people_do_not_see(self, client):
        self.refused(send(client, website="https://spam.example"), 422, "password manager")

    def test_shows_the_hidden_field_emptied_so_that_a_person_gets_through(self, client):
        answer = send(client, website="https://spam.example")

        hidden = '<div class="form__field" hidden>'
        assert hidden in client.get(FORM).content.decode()
        assert hidden not in shown(answer)
        assert "https://spam.example" not in shown(answer)
        assert send(client, **typed_in(answer)).status_code == 303

    def test_asks_password_managers_to_leave_the_hidden_field_alone(self, client):
        [field] = re.findall(r'<input[^>]*name="website"[^>]*>', client.get(FORM).content.decode())

        assert all(word in field for word in ('autocomplete="off"', "data-1p-ignore", "data-lpignore", "data-bwignore"))

    @pytest.mark.parametrize("headers", [{"X-Nothing": "said"}, {"Origin": "null"}, {"Sec-Fetch-Site": "none"}])
    def test_lets_through_at_the_second_time_whose_browser_keeps_silent(self, client, headers):
        answer = send(client, headers=headers)

        assert answer.status_code == 403
        assert send(client, headers=headers, **typed_in(answer)).status_code == 303

    def test_does_not_let_another_household_use_what_was_confirmed(self, client):
        confirmed = typed_in(send(client, headers={"Sec-Fetch-Site": "cross-site"}))

        answer = send(client, headers={"Sec-Fetch-Site": "cross-site", "X-Forwarded-For": "203.0.113.7"}, **confirmed)

        self.refused(answer, 403, "send it once more")

    @pytest.mark.parametrize("forged", ["x", "W10:abc:def", "9" * 999])
    def test_meets_a_forged_confirmation(self, client, forged):
        answer = send(client, headers={"Sec-Fetch-Site": "cross-site"}, confirmation=forged)

        self.refused(answer, 403, "send it once more")

    @pytest.mark.parametrize(
        "day", ["05/11/2025", "11/05/2025", "5.11.2025", "05-11-2025", "25-11-05", "5/11/25", "20251105", "Nov 5 2025"]
    )
    @pytest.mark.parametrize("path", [FORM, FORM.replace("/en/report/", "/es/informar/")])
    def test_meets_a_day_that_can_be_read_in_two_ways_or_is_written_otherwise(self, client, path, day):
        self.refused(send(client, path, happened_on=day), 422, "2026-11-22")

    @pytest.mark.parametrize("day", ["2999-01-01", "1900-01-01", "yesterday"])
    def test_meets_a_day_that_cannot_be(self, client, day):
        self.refused(send(client, happened_on=day), 422, "Write ")

    def test_says_beside_the_field_what_is_missing(self, client):
        answer = send(client, city="")

        assert answer.status_code == 422
        assert 'aria-invalid="true"' in shown(answer)
        assert "practice differs from place to place" in shown(answer)
        assert TYPED["text"] in shown(answer)

    def test_meets_more_reports_in_a_day_than_one_address_may_send(self, client):
        with time_machine.travel("2026-11-22 12:00+08:00"):
            answers = [send(client).status_code for _report in range(REPORTS_A_DAY)]
            last = send(client)
            from_elsewhere = client.post(
                FORM,
                {**TYPED, "stamp": stamp_of(client)},
                headers={"Sec-Fetch-Site": "same-origin", "X-Forwarded-For": "203.0.113.7"},
            )

        assert answers == [303] * REPORTS_A_DAY
        assert last.status_code == 429
        assert TYPED["text"] in shown(last)
        assert from_elsewhere.status_code == 422, "a server in front is believed, so only the speed is refused"

    def test_leaves_no_address_in_the_cache(self, client):
        from django.core.cache import cache

        send(client)

        assert "127.0.0.1" not in repr(cache._cache)
