"""What strangers may send: addresses, headers and forms that no reader means."""

from urllib.parse import quote

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from cardfaq import serving
from content.addresses import TOOL_PATHS, page_paths
from content.cards.models import Event
from content.evidence.models import Law, ProvisionVersion, Source
from content.feedback.guard import new_stamp
from content.feedback.models import Report
from content.glossary.term_notes import explain_terms
from content.reader import Reader
from tests import factories as make

pytestmark = pytest.mark.django_db

FOLDERS = [f"/{code}/{words[code]}/" for words in [*page_paths().values(), *TOOL_PATHS.values()] for code in words]
PARAMETERS = ("q", "a", "only", "when", "cards", "for", "in", "claim", "p")
HOSTILE = {
    "NUL": "%00",
    "NUL inside": "card%00",
    "no UTF-8": "%ff%fe",
    "half a character": "%ED%A0%80",
    "quotation marks": "%27%22%27%3B--",
    "the operators of a full-text search": "%22a%22%20OR%20NEAR%28b%20c%29%20%26%20%21x%3A%2A",
    "a line end": "%0d%0aSet-Cookie:%20a=b",
    "an element": "%3Cscript%3Ealert(1)%3C/script%3E",
    "very long": "9" * 10_000,
    "one sign that stands for many": "%EF%B7%BA" * 300,
}


@pytest.fixture
def stranger() -> Client:
    return Client(raise_request_exception=False)


class TestAddresses:
    @pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)
    def test_no_query_breaks_a_page_or_comes_back_unescaped(self, stranger, value):
        for folder in FOLDERS:
            for query in ("&".join(f"{name}={value}" for name in PARAMETERS), f"for={value}", f"in={value}&in=x"):
                response = stranger.get(f"{folder}?{query}")

                assert response.status_code < 500, folder
                assert "Set-Cookie" not in response.headers
                assert b"<script>alert" not in response.content

    @pytest.mark.parametrize(
        "path",
        ["/en/%00/", "/en/cards/%00/", "/es/ley/a%00/b/", "/en/history/card/%00/", "/%00", "/en/cards/%ff%fe/"],
    )
    def test_no_path_breaks_the_site(self, stranger, path):
        assert stranger.get(path).status_code in (400, 404)

    @pytest.mark.parametrize("path", ["//evil.example/en/", "//evil.example/en/cards", "/%2f%2fevil.example/en/cards"])
    def test_no_path_leads_to_another_site(self, stranger, path):
        response = stranger.get(path)

        assert not response.headers.get("Location", "").startswith(("//", "http"))

    @pytest.mark.parametrize("method", ["trace", "options"])
    def test_a_page_answers_only_those_who_read_it(self, stranger, method):
        response = getattr(stranger, method)("/en/cards/")

        assert response.status_code == 405
        assert "Cache-Control" not in response.headers

    def test_search_engines_are_sent_to_the_address_of_the_site_whatever_host_a_request_names(self, stranger):
        response = stranger.get("/sitemap.xml", headers={"host": "localhost:99"})

        assert f"<loc>{settings.SITE_URL}/sitemap-es.xml</loc>" in response.content.decode()
        assert ":99" not in response.content.decode()

    def test_no_header_of_a_reader_changes_the_path(self):
        assert serving.forwarder_headers == ""


class TestReports:
    @pytest.fixture
    def claim(self) -> str:
        return make.make_claim(make.make_page(), "price").pk

    @pytest.fixture
    def send(self, stranger, claim, time_machine):
        time_machine.move_to("2026-11-22T04:00:00Z")
        stamp = new_stamp(claim)
        time_machine.shift(60)

        def send(headers=None, remote="192.0.2.1", **changes):
            form = {"stamp": stamp, "city": "Beijing", "text": "Another price.", **changes}
            headers = {"sec-fetch-site": "same-origin"} if headers is None else headers
            return stranger.post(f"/en/report/?claim={quote(claim)}", form, headers=headers, REMOTE_ADDR=remote)

        return send

    @pytest.mark.parametrize("origin", ["http://[", "http://[::1", "null", "http://localhost.evil.example", ""])
    @pytest.mark.parametrize("header", ["origin", "referer"])
    def test_are_refused_from_an_origin_that_is_not_ours_or_is_none_at_all(self, send, header, origin):
        assert send(headers={header: origin}).status_code == 403
        assert not Report.objects.exists()

    def test_from_one_household_count_together_however_many_addresses_it_has(self, send):
        answers = [send(remote=f"2001:db8::{number}").status_code for number in range(1, 13)]

        assert answers == [303] * 10 + [429] * 2

    def test_from_another_household_are_counted_on_their_own(self, send):
        for number in range(1, 13):
            send(remote=f"2001:db8::{number}")

        assert send(remote="2001:db8:0:1::1").status_code == 303

    def test_that_bring_a_file_write_nothing_to_the_disk(self, send, settings, tmp_path):
        settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "missing"

        response = send(picture=SimpleUploadedFile("a.bin", b"x" * 3_000_000))

        assert response.status_code == 303

    @pytest.mark.parametrize("words", ["<script>alert(1)</script>", '" onmouseover="alert(1)', "{{ 7|add:7 }}"])
    def test_stand_before_editors_as_they_were_written(self, send, admin_client, words):
        send(city=words, text=words)

        page = admin_client.get(f"/en/admin/content/report/{Report.objects.get().pk}/change/").content.decode()

        assert words not in page or words.startswith("{{")
        assert 'onmouseover="alert' not in page


class TestWhatEditorsWrite:
    def test_in_the_chinese_of_a_term_never_becomes_an_element(self):
        make.make_term("sealed", zh="<img src=x onerror=alert(1)>", rendering_en="sealed card")

        html = explain_terms('<p>A <dfn data-note="sealed">sealed card</dfn>.</p>', Reader("en"))

        assert "&lt;img src=x" in html
        assert "<img" not in html

    @pytest.mark.parametrize(
        "address", ["javascript:alert(1)", "javascript://x.gov.cn/%0aalert(1)", "data:text/html,x"]
    )
    @pytest.mark.parametrize(
        ("model", "column"), [(Source, "url"), (Law, "source_url"), (ProvisionVersion, "source_url")]
    )
    def test_as_an_address_is_one_that_runs_nothing(self, model, column, address):
        with pytest.raises(ValidationError):
            model._meta.get_field(column).clean(address, None)

    @pytest.mark.parametrize("day", ["soon", "1999-13", "1999-02-30", "99", "1999-", "1999-W01-1", "1999-1"])
    def test_as_the_day_of_an_event_is_a_day(self, day):
        with pytest.raises(ValidationError):
            Event._meta.get_field("starts").clean(day, None)

    @pytest.mark.parametrize("day", ["1999", "1999-12", "1999-12-31"])
    def test_as_the_day_of_an_event_may_leave_out_what_is_not_known(self, day):
        assert Event._meta.get_field("starts").clean(day, None) == day
