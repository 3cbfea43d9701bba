"""The database file: a process keeps to the one it began with, and acknowledges nothing that is not in it."""

import os
import sqlite3
from secrets import token_hex

import pytest
from django.db import OperationalError, connections, transaction

from cardfaq import environment, health
from cardfaq.sqlite.base import DatabaseWrapper, FileReplaced


@pytest.fixture
def database(monkeypatch, tmp_path, django_db_blocker):
    """A database of its own, in a file."""
    monkeypatch.setattr("cardfaq.sqlite.base._bound", {})
    monkeypatch.setenv("VARIABLE", "sqlite:///cards.sqlite3")
    settings = environment.database("VARIABLE", default_file=tmp_path / "unused", base=tmp_path)
    defaults = connections["default"].settings_dict
    wrapper = DatabaseWrapper({**defaults, **settings}, "of-its-own")
    wrapper.inc_thread_sharing()
    monkeypatch.setattr(connections._connections, "of-its-own", wrapper, raising=False)
    monkeypatch.setitem(connections.settings, "of-its-own", wrapper.settings_dict)
    with django_db_blocker.unblock():
        with wrapper.cursor() as cursor:
            cursor.execute("CREATE TABLE cards (name TEXT)")
        yield wrapper
        wrapper.close()


def insert(database):
    with database.cursor() as cursor:
        cursor.execute("INSERT INTO cards VALUES ('社会保障卡')")


def insert_many(database):
    with database.cursor() as cursor:
        cursor.executemany("INSERT INTO cards VALUES (%s)", [("社保卡",), ("医保卡",)])


def insert_in_a_transaction(database):
    with transaction.atomic(using="of-its-own"):
        insert(database)


def insert_over_a_new_connection(database):
    database.close()
    insert(database)


def removed(path):
    path.unlink()


def moved(path):
    path.rename(path.with_name("elsewhere"))


def replaced(path):
    other = path.with_name("copy")
    with sqlite3.connect(other) as copy:
        copy.execute("CREATE TABLE cards (name TEXT)")
    copy.close()
    other.rename(path)


def its_folder_moved(path):
    path.parent.rename(path.parent.with_name(f"moved-{token_hex()}"))


WAYS = [insert, insert_many, insert_in_a_transaction, insert_over_a_new_connection]


@pytest.mark.parametrize("save", WAYS)
class TestASave:
    def test_is_acknowledged_while_the_file_is_where_it_was(self, database, tmp_path, save):
        save(database)

        other = sqlite3.connect(tmp_path / "cards.sqlite3")
        assert other.execute("SELECT count(*) > 0 FROM cards").fetchone() == (1,)
        other.close()

    @pytest.mark.parametrize("lose", [removed, moved, replaced, its_folder_moved])
    def test_is_refused_once_the_name_leads_elsewhere(self, database, tmp_path, save, lose):
        lose(tmp_path / "cards.sqlite3")

        with pytest.raises(FileReplaced, match="restart the site"):
            save(database)

    def test_stays_refused_when_another_file_takes_the_name_later(self, database, tmp_path, save):
        (tmp_path / "cards.sqlite3").unlink()
        with pytest.raises(FileReplaced):
            save(database)
        replaced(tmp_path / "cards.sqlite3")

        with pytest.raises(FileReplaced):
            save(database)

    def test_goes_on_when_the_same_file_comes_back(self, database, tmp_path, save):
        path = tmp_path / "cards.sqlite3"
        os.link(path, tmp_path / "kept")
        path.unlink()
        with pytest.raises(FileReplaced):
            save(database)
        (tmp_path / "kept").rename(path)

        save(database)


class TestTheServedSite:
    def test_makes_no_empty_database_where_one_is_missing(self, database, tmp_path, monkeypatch):
        monkeypatch.setattr(DatabaseWrapper, "may_create", False)
        wrapper = DatabaseWrapper({**database.settings_dict, "NAME": str(tmp_path / "missing.sqlite3")}, "missing")

        with pytest.raises(FileReplaced, match="There is no database file"):
            wrapper.ensure_connection()

        assert not (tmp_path / "missing.sqlite3").exists()

    def test_opens_a_file_whatever_signs_its_name_holds(self, database, tmp_path, monkeypatch):
        path = tmp_path / "a b?c#d%20é.sqlite3"
        sqlite3.connect(path).close()
        path.touch()
        monkeypatch.setattr(DatabaseWrapper, "may_create", False)
        wrapper = DatabaseWrapper({**database.settings_dict, "NAME": str(path)}, "odd")

        wrapper.ensure_connection()

        wrapper.close()
        assert path.stat().st_size > 0


class TestReadiness:
    @pytest.fixture(autouse=True)
    def _at_this_database(self, database, monkeypatch):
        with database.cursor() as cursor:
            cursor.execute("CREATE TABLE django_migrations (id INTEGER PRIMARY KEY, app TEXT, name TEXT, applied TEXT)")
            cursor.execute("INSERT INTO django_migrations VALUES (1, 'content', '0001_initial', '2026-11-22')")
        monkeypatch.setattr(health, "connection", database)
        monkeypatch.setattr(health, "ALIAS", "of-its-own")

    def test_finds_nothing_wrong_with_a_database_that_takes_writes(self):
        assert health.not_ready() == ""

    @pytest.mark.parametrize("lose", [removed, moved, replaced, its_folder_moved])
    def test_says_that_the_file_is_not_the_one_it_was(self, tmp_path, lose):
        lose(tmp_path / "cards.sqlite3")

        assert health.not_ready() == health.REPLACED

    def test_tries_a_write(self, database, caplog):
        with database.cursor() as cursor:
            cursor.execute("PRAGMA query_only = 1")

        assert health.not_ready() == health.NO_WRITES
        assert "readonly" in caplog.text

    def test_looks_at_the_room_that_is_left(self, monkeypatch):
        monkeypatch.setattr(health, "ENOUGH", 10**18)

        assert health.not_ready() == health.NO_ROOM

    def test_takes_a_writer_at_work_for_a_sign_that_writing_works(self, tmp_path, monkeypatch):
        monkeypatch.setattr(health, "PATIENCE", 0.05)
        writer = sqlite3.connect(tmp_path / "cards.sqlite3")
        writer.execute("BEGIN IMMEDIATE")

        assert health.not_ready() == ""

        writer.close()

    def test_gives_its_own_patience_back(self, database):
        health.not_ready()

        with database.cursor() as cursor:
            assert cursor.execute("PRAGMA busy_timeout").fetchone() == (20_000,)

    def test_asks_the_database_once_in_a_few_seconds(self, monkeypatch):
        asked = []
        monkeypatch.setattr(health, "not_ready", lambda: asked.append(1) or "")
        readiness = health.Readiness()

        assert [readiness.reason() for _time in range(50)] == [""] * 50
        assert len(asked) == 1


def test_a_refusal_is_an_error_of_the_database_like_others():
    assert issubclass(FileReplaced, OperationalError)
