"""The real server, while somebody removes or replaces its database file."""

import re
import shutil
import time
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest

from cardfaq.health import REPLACED

pytestmark = pytest.mark.browser

FORM = "/en/report/?claim=guide/report-lost-card%23cost"
TYPED = {"city": "Chengdu", "happened_on": "", "text": "They asked for 30 yuan.", "website": ""}


def ask(site, path, sent=None, **headers):
    """The status and the text of an answer."""
    request = Request(f"{site.url}{path}", data=urlencode(sent).encode() if sent else None, headers=headers)
    try:
        with urlopen(request) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as refusal:
        return refusal.code, refusal.read().decode()


def report(site):
    """Open the form, fill it in as slowly as a person does, and send it; what the site says at the end."""
    _status, form = ask(site, FORM)
    stamp = re.search(r'name="stamp" value="([^"]+)"', form)[1]
    time.sleep(3.2)
    return lambda: ask(site, FORM, {**TYPED, "stamp": stamp}, **{"Sec-Fetch-Site": "same-origin"})


def ready_again(site):
    """What `/readyz` says once it has looked again."""
    time.sleep(5.2)
    return ask(site, "/readyz")


@pytest.mark.parametrize("copy_comes_back", [False, True], ids=["removed", "replaced"])
def test_a_report_is_not_acknowledged_once_the_file_is_another(site_to_change, copy_comes_back):
    database = site_to_change.folder / "cardfaq.sqlite3"
    assert ask(site_to_change, "/readyz") == (200, "ok\n")
    send = report(site_to_change)
    shutil.copy(database, database.with_suffix(".copy"))
    database.unlink()
    if copy_comes_back:
        database.with_suffix(".copy").rename(database)

    status, page = send()

    assert status == 503
    assert "What you sent was not kept" in page
    assert "No se ha guardado lo que envió" in page
    assert ready_again(site_to_change) == (503, f"{REPLACED}\n")
    assert ask(site_to_change, "/healthz") == (503, f"{REPLACED}\n")
    assert database.exists() is copy_comes_back
    assert "restart the site" in site_to_change.log.read_text()
