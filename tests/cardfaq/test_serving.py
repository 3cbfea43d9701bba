"""The site as it is served: by gunicorn, in a process of its own, to a real browser."""

from urllib.request import urlopen

import pytest
from django.conf import settings

PASSWORD = "seven tall bamboo stools"


def test_the_container_runs_what_developers_run_and_not_as_root():
    lines = (settings.BASE_DIR / "Dockerfile").read_text().splitlines()
    instructions = [line for line in lines if line and line[0].isupper()]

    assert instructions[-1] == 'CMD ["bin/serve"]'
    assert "USER site" in instructions
    assert not any("SECRET" in line for line in lines)
    assert "exec bin/serve" in (settings.BASE_DIR / "Makefile").read_text()


@pytest.mark.browser
class TestServedSite:
    def test_keeps_files_with_a_fingerprint_for_ever(self, site):
        with urlopen(f"{site.url}/en/admin/login/") as page:
            start = page.read().decode().partition('href="/static/')[2]

        with urlopen(f"{site.url}/static/{start.partition(chr(34))[0]}") as file:
            assert "immutable" in file.headers["Cache-Control"]

    def test_lets_an_editor_log_in_under_the_content_security_policy(self, site_to_change, new_window):
        site_to_change.manage("make_editor", EDITOR_NAME="ana", EDITOR_PASSWORD=PASSWORD)
        page = new_window(base_url=site_to_change.url, locale="es-ES").new_page()
        complaints = []
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))

        page.goto("/es/admin/")
        page.fill("[name=username]", "ana")
        page.fill("[name=password]", PASSWORD)
        page.click("[type=submit]")

        assert page.locator("#user-tools").inner_text().casefold().startswith("bienvenidos, ana")
        assert complaints == []

    def test_does_not_touch_its_content_at_a_second_start(self, site_to_change):
        answer = site_to_change.manage("prepare")

        assert "has content already" in answer
        assert f"CardFAQ is at {site_to_change.url}/" in answer
