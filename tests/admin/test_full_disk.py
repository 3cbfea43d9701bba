"""A disk that fills up while an editor saves: a save that answers with an error is not stored, any other is."""

import pytest
from django.db import OperationalError, connection

from content.evidence.models import Claim
from content.publishing.formats import own_kind
from content.publishing.models import Revision
from content.publishing.workflow import page_changed, publish
from tests.admin.typing_editor import change_form
from tests.factories import make_claim, make_guide

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "It costs 30 yuan. " * 3_000
"""So many words that storing them takes new room."""


@pytest.fixture
def guide():
    guide = make_guide()
    make_claim(guide, "cost", legal_basis="not-examined")
    publish(own_kind(guide), by=None)
    return guide


@pytest.fixture
def limit_the_disk():
    """Lets the database grow by so many pages of its file, and no further."""
    if connection.vendor != "sqlite":
        pytest.skip("only SQLite lets a test fill its disk")

    def limit(room: int) -> None:
        with connection.cursor() as cursor:
            taken = (
                cursor.execute("PRAGMA page_count").fetchone()[0]
                - cursor.execute("PRAGMA freelist_count").fetchone()[0]
            )
            cursor.execute("VACUUM")
            cursor.execute(f"PRAGMA max_page_count = {taken + room}")

    yield limit
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA max_page_count = 4294967294")


@pytest.mark.parametrize("room", [0, 5, 10, 15, 20, 30, 40, 50, 60, 80, 120, 200])
def test_the_answer_says_whether_it_is_stored(client, desk, guide, limit_the_disk, room):
    client.raise_request_exception = desk.raise_request_exception = False
    form = change_form(desk, guide)
    place = form.place_of("cost")
    limit_the_disk(room)

    answer = form.send(**{f"{place}-text_en": WORDS})

    is_stored = Claim.objects.get().text_en.startswith(WORDS.strip())
    assert is_stored == Revision.objects.filter(page=guide, number=2).exists()
    assert (answer.status_code, is_stored) in {(302, True), (503, False)}


def test_what_fails_after_a_save_is_logged_and_does_not_deny_it(desk, guide, caplog):
    def full(**_kwargs):
        raise OperationalError("database or disk is full")

    page_changed.connect(full)
    try:
        form = change_form(desk, guide)
        answer = form.send(**{f"{form.place_of('cost')}-text_en": "It costs 30 yuan."})
    finally:
        page_changed.disconnect(full)

    assert answer.status_code == 302
    assert Claim.objects.get().text_en == "It costs 30 yuan."
    assert "disk is full" in caplog.text
