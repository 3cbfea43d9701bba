"""Several processes, a Redis, a database that is away: who sees what, and when."""

import math
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager

import pytest
from django.core.cache import caches
from django.db import OperationalError, connection

from cardfaq.pages import writes
from cardfaq.pages.watch import Watch, addresses_ahead
from content.publishing.workflow import publish
from content.questions.models import Question
from tests.pages.reader import SESSION, Reader

QUESTION = "/en/questions/question-1-en/"
TITLE = "Which title does it have now?"


def replica():
    """A process of its own, with its watch, which looks when it is told to."""
    reader = Reader()
    reader.watch = Watch(reader.pages)
    look(reader)
    return reader


def look(reader):
    if reader.watch.look():
        reader.pages.doubt()
    reader.pages.log.looked_at = math.inf


def edit(title=TITLE):
    question = Question.objects.get(slug_en="question-1-en")
    question.title_en = title
    publish(question, by=None)
    # What the end of the transaction does.
    assert writes.tell(connection)


@contextmanager
def database_away():
    def refuse(*_anything):
        raise OperationalError("The database is away.")

    with connection.execute_wrapper(refuse):
        yield


@pytest.fixture
def redis(settings, tmp_path):
    """A Redis of this test's own; its process."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("There is no redis-server on this machine (Debian: redis-server).")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            with socket.socket() as there:
                if there.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.05)
        settings.CACHES = {
            "default": {
                "BACKEND": "django_redis.cache.RedisCache",
                "LOCATION": f"redis://127.0.0.1:{port}/0",
                "OPTIONS": {"IGNORE_EXCEPTIONS": True, "SOCKET_CONNECT_TIMEOUT": 1, "SOCKET_TIMEOUT": 1},
            },
            "compressed": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
        }
        yield process
        process.terminate()


def test_every_process_sees_an_edit_at_its_next_look(reader):
    replicas = [replica(), replica()]
    for one in replicas:
        assert TITLE not in one.get(QUESTION).text
    edit()
    for one in replicas:
        look(one)

    assert all(TITLE in one.get(QUESTION).text for one in replicas)


def test_what_many_statements_wrote_is_told_by_their_tables_alone(reader):
    one = replica()
    one.get(QUESTION)
    for number in range(writes.MOST_WRITES + 1):
        Question.objects.filter(slug_en="question-1-en").update(title_en=f"{TITLE} {number}")
    assert writes.tell(connection)
    look(one)

    assert f"{TITLE} {writes.MOST_WRITES}" in one.get(QUESTION).text


def test_a_database_put_back_from_a_copy_makes_everything_doubtful(reader):
    one = replica()
    edit("A title that the copy does not have")
    look(one)
    one.get(QUESTION)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {writes.TABLE}")
    Question.objects.filter(slug_en="question-1-en").update(title_en=TITLE)
    connection.unsaid.clear()
    look(one)

    assert TITLE in one.get(QUESTION).text


def test_pages_still_come_while_the_database_is_away_and_say_so(reader):
    reader.get(QUESTION)
    reader.pages.log.looked_at = time.time() - 20
    with database_away():
        answer = reader.get(QUESTION)

    assert answer.status == 200
    assert answer.headers[b"cache-status"].startswith(b"cardfaq; hit; ttl=-")
    assert int(answer.headers[b"age"]) >= 0
    assert answer.headers[b"cache-control"] == b"public, max-age=10"


def test_a_page_that_cannot_be_made_anew_is_given_as_it_was(reader):
    reader.get(QUESTION)
    reader.pages.log.forget()
    reader.pages.log.changed_at = 0
    with database_away():
        answer = reader.get(QUESTION)

    assert answer.status == 200
    assert b"cache-status" in answer.headers
    assert b"cache-status" not in reader.get(QUESTION).headers


def test_pages_end_at_midnight_in_china_and_nobody_keeps_them_longer(reader, time_machine):
    time_machine.move_to("2026-11-30 15:55Z", tick=False)
    reader.get(QUESTION)
    time_machine.move_to("2026-11-30 15:58Z", tick=False)
    assert reader.get(QUESTION).headers[b"cache-control"] == b"public, max-age=120"
    made = [entry.made_at for _key, entry in reader.pages.shelf.lately_read_first()]
    time_machine.move_to("2026-11-30 16:00:01Z", tick=False)
    reader.get(QUESTION)

    assert [entry.made_at for _key, entry in reader.pages.shelf.lately_read_first()] > made


def test_an_editor_sees_what_he_saved_before_anybody_has_looked(reader):
    reader.get(QUESTION)
    edit()

    assert TITLE in reader.get(QUESTION, cookie=SESSION).text


def test_a_page_that_another_process_made_is_taken_from_redis(reader, redis, monkeypatch):
    first, second = replica(), replica()
    first.get(QUESTION)
    first.finish()
    monkeypatch.setattr(second.pages.maker, "make", None)

    assert second.get(QUESTION, accept_encoding="br") == first.get(QUESTION, accept_encoding="br")


def test_an_edit_is_seen_within_a_second_by_two_processes_with_one_redis(reader, redis):
    first = replica()
    first.get(QUESTION)
    first.finish()
    edit()
    # It has nothing yet but what the first one left in Redis.
    second = replica()
    look(first)

    assert TITLE in second.get(QUESTION).text
    assert TITLE in first.get(QUESTION).text


def test_pages_still_come_without_redis(reader, redis):
    redis.terminate()
    redis.wait()

    assert reader.get(QUESTION).status == 200
    assert caches["default"].get("anything") is None


def test_pages_made_ahead_are_those_most_read_then_the_others(reader, tmp_path, settings):
    order = tmp_path / "most-read.txt"
    order.write_text(f"{QUESTION}\n/en/glossary/")

    ahead = list(addresses_ahead(order, 4))
    assert ahead[:2] == [QUESTION, "/en/glossary/"]
    assert len(ahead) == 4
    assert len(list(addresses_ahead(order, 1000))) == len(set(addresses_ahead(order, 1000)))


def test_a_look_costs_two_queries_at_most(reader, django_assert_max_num_queries):
    one = replica()
    edit()
    with django_assert_max_num_queries(2):
        one.watch.look()
    with django_assert_max_num_queries(1):
        one.watch.look()
