"""Backup and restore: what was acknowledged is in a file, and comes back; nothing else does."""

import os
import sqlite3
import threading
from contextlib import closing
from itertools import count
from pathlib import Path
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.db import connection

from cardfaq.backup.archive import BackupRefused, Manifest, check, unpack, write_archive
from tests import stock
from tests.browser.server import Site


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """The folder of a site that does not run."""
    folder = tmp_path_factory.mktemp("data")
    stock.new_site(folder)
    return folder


@pytest.fixture
def site(data, tmp_path):
    site = Site(data)
    site.copy_data(tmp_path)
    return Site(tmp_path)


def database(site):
    return closing(sqlite3.connect(site.folder / "cardfaq.sqlite3", timeout=20, isolation_level=None))


def ask(site, *query):
    with database(site) as opened:
        return opened.execute(*query).fetchone()


def title(site):
    [found] = ask(site, "SELECT title_en FROM content_page WHERE kind = 'card' ORDER BY id")
    return found


def retitle(site, text):
    ask(site, "UPDATE content_page SET title_en = ? WHERE kind = 'card'", [text])


def back_up(site, *arguments):
    """The file that the command wrote."""
    return site.manage("backup", *arguments).splitlines()[0]


class Saving:
    """Somebody who saves pairs of rows, each pair in one transaction, and remembers what was acknowledged."""

    def __init__(self, site):
        self.site, self.saved, self._over = site, [], threading.Event()
        with database(site) as opened:
            opened.execute("CREATE TABLE one (number INTEGER)")
            opened.execute("CREATE TABLE two (number INTEGER)")

    def __enter__(self):
        self._thread = threading.Thread(target=self._save)
        self._thread.start()
        return self

    def _save(self):
        with database(self.site) as opened:
            for number in count():
                if self._over.is_set():
                    return
                opened.execute("BEGIN IMMEDIATE")
                opened.execute("INSERT INTO one VALUES (?)", [number])
                opened.execute("INSERT INTO two VALUES (?)", [number])
                opened.execute("COMMIT")
                self.saved.append(number)

    def __exit__(self, *_error):
        self._over.set()
        self._thread.join()


def numbers(file, folder):
    """What both tables of a backup hold."""
    to = folder / "unpacked"
    unpack(file, to)
    with closing(sqlite3.connect(to)) as opened:
        return [{n for (n,) in opened.execute(f"SELECT number FROM {table}")} for table in ("one", "two")]


class TestTheFile:
    @pytest.fixture
    def archive(self, tmp_path):
        (tmp_path / "database").write_bytes(os.urandom(100_000))
        write_archive(tmp_path / "a.backup", tmp_path / "database", Manifest("2026-11-30", "sqlite", []))
        return tmp_path / "a.backup"

    def test_gives_back_what_was_put_in(self, archive, tmp_path):
        unpack(archive, tmp_path / "again")

        assert (tmp_path / "again").read_bytes() == (tmp_path / "database").read_bytes()

    def test_is_for_this_account_alone(self, archive):
        assert archive.stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("place", [300, 50_000])
    def test_is_refused_where_one_sign_of_it_is_another(self, archive, place):
        text = bytearray(archive.read_bytes())
        text[-place] ^= 1
        archive.write_bytes(text)

        with pytest.raises(BackupRefused):
            check(archive)

    @pytest.mark.parametrize("text", [b"", b"no archive", b"PK\x03\x04"])
    def test_is_refused_where_it_is_none(self, tmp_path, text):
        (tmp_path / "b.backup").write_bytes(text)

        with pytest.raises(BackupRefused, match="no backup"):
            check(tmp_path / "b.backup")

    def test_is_refused_where_its_end_is_missing(self, archive):
        archive.write_bytes(archive.read_bytes()[:-1000])

        with pytest.raises(BackupRefused):
            check(archive)

    def test_never_takes_the_place_of_another(self, archive, tmp_path):
        before = archive.read_bytes()

        with pytest.raises(BackupRefused, match="already"):
            write_archive(archive, tmp_path / "database", Manifest("2026-11-30", "sqlite", []))

        assert archive.read_bytes() == before


class TestWithoutTheSite:
    def test_what_was_changed_since_goes_and_is_kept(self, site):
        before = title(site)
        file = back_up(site)
        retitle(site, "Changed since")

        said = site.manage("restore", file)

        assert title(site) == before
        [kept] = [word for word in said.split() if word.endswith(".backup")][-1:]
        site.manage("restore", kept)
        assert title(site) == "Changed since"

    def test_a_fresh_machine_takes_it(self, site, tmp_path_factory):
        file = back_up(site)
        fresh = Site(tmp_path_factory.mktemp("fresh"))

        fresh.manage("restore", file)

        assert title(fresh) == title(site)

    def test_sessions_are_not_in_it(self, site):
        ask(site, "INSERT INTO django_session VALUES ('a-key', 'some data', '2027-01-01')")

        site.manage("restore", back_up(site))

        assert ask(site, "SELECT count(*) FROM django_session") == (0,)

    def test_a_newer_schema_is_refused_and_nothing_changes(self, site):
        ask(site, "INSERT INTO django_migrations (app, name, applied) VALUES ('content', '9999_later', '2027-01-01')")
        file = back_up(site)
        ask(site, "DELETE FROM django_migrations WHERE name = '9999_later'")
        retitle(site, "Changed since")

        with pytest.raises(RuntimeError, match=r"does not know content\.9999_later"):
            site.manage("restore", file)

        assert title(site) == "Changed since"

    def test_an_older_schema_is_brought_up_to_date(self, site):
        site.manage("migrate", "admin", "0001", "--verbosity", "0")
        file = back_up(site)
        site.manage("migrate", "--verbosity", "0")

        site.manage("restore", file)

        assert "[ ]" not in site.manage("showmigrations")

    def test_a_damaged_file_changes_nothing(self, site):
        file = back_up(site)
        with Path(file).open("r+b") as opened:
            opened.seek(40_000)
            opened.write(b"something else")
        retitle(site, "Changed since")

        with pytest.raises(RuntimeError, match="Nothing was replaced"):
            site.manage("restore", file)

        assert title(site) == "Changed since"

    def test_only_the_newest_are_kept_where_that_is_asked(self, site):
        for hour in range(10, 14):
            (site.folder / "backups").mkdir(exist_ok=True)
            (site.folder / "backups" / f"cardfaq-20200101-{hour}0000.backup").touch()
        (site.folder / "backups" / "by-hand.backup").touch()

        newest = back_up(site, "--keep", "2")

        left = sorted(path.name for path in (site.folder / "backups").iterdir())
        assert left == ["by-hand.backup", "cardfaq-20200101-130000.backup", Path(newest).name]


@pytest.mark.browser
class TestWhileTheSiteRuns:
    """With a gunicorn that answers, and somebody who saves."""

    def test_a_backup_is_one_moment_and_nobody_waits_for_it(self, site, tmp_path):
        with site, Saving(site) as saving:
            file = back_up(site)
            after = len(saving.saved)
            with urlopen(f"{site.url}/readyz") as answer:
                assert answer.read() == b"ok\n"

        one, two = numbers(file, tmp_path)
        assert one == two == set(range(len(one)))
        assert after > 20

    def test_a_restore_loses_nothing_that_was_acknowledged_and_the_site_goes_on(self, site, tmp_path):
        with site:
            first = title(site)
            saving = Saving(site)
            file = back_up(site)
            retitle(site, "Changed since")
            with saving:
                said = site.manage("restore", file)
            with urlopen(f"{site.url}/readyz") as answer:
                assert answer.read() == b"ok\n"
            assert title(site) == first

        kept = next(word for word in said.split() if word.endswith(".backup"))
        there = {n for (n,) in _rows(site, "SELECT number FROM one")}
        one, two = numbers(kept, tmp_path)
        assert one == two
        assert one | there == set(saving.saved)


def _rows(site, query):
    with database(site) as opened:
        return opened.execute(query).fetchall()


@pytest.mark.django_db
class TestOnPostgreSQL:
    """Runs where the tests run on one: its own programs do it."""

    @pytest.fixture
    def on_server(self, tmp_path):
        if connection.vendor != "postgresql":
            pytest.skip("this run is on SQLite")
        import psycopg

        address, name = os.environ["DATABASE_URL"], f"backup_{os.getpid()}"
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"CREATE DATABASE {name}")
            [programs] = server.execute("SELECT setting FROM pg_config WHERE name = 'BINDIR'").fetchone()
        own = {
            "DATABASE_URL": stock.address_on_server(name),
            "PATH": f"{programs}:{os.environ['PATH']}",
        }
        site = Site(tmp_path)
        site.manage("migrate", "--verbosity", "0", **own)
        yield site, own
        with psycopg.connect(address, autocommit=True) as server:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def _make(self, on_server, name):
        site, own = on_server
        site.manage("make_editor", **own, EDITOR_NAME=name, EDITOR_PASSWORD="seven tall bamboo stools")

    def _names(self, on_server):
        import psycopg

        with psycopg.connect(on_server[1]["DATABASE_URL"]) as opened:
            return [name for (name,) in opened.execute("SELECT username FROM auth_user ORDER BY 1")]

    def test_what_was_changed_since_goes_and_is_kept(self, on_server):
        site, own = on_server
        self._make(on_server, "ana")
        file = site.manage("backup", **own).splitlines()[0]
        self._make(on_server, "ben")

        said = site.manage("restore", file, **own)

        assert self._names(on_server) == ["ana"]
        kept = [word for word in said.split() if word.endswith(".backup")][-1]
        site.manage("restore", kept, **own)
        assert self._names(on_server) == ["ana", "ben"]

    def test_others_who_are_connected_keep_it_from_being_replaced(self, on_server):
        import psycopg

        site, own = on_server
        file = site.manage("backup", **own).splitlines()[0]

        with psycopg.connect(own["DATABASE_URL"]), pytest.raises(RuntimeError, match="Stop the site"):
            site.manage("restore", file, **own)

    def test_a_dump_that_cannot_be_read_back_leaves_everything(self, on_server, tmp_path):
        site, own = on_server
        self._make(on_server, "ana")
        (tmp_path / "no-dump").write_text("nothing")
        bad = tmp_path / "bad.backup"
        write_archive(bad, tmp_path / "no-dump", Manifest("2026-11-30", "postgresql", []))

        with pytest.raises(RuntimeError, match="pg_restore failed"):
            site.manage("restore", str(bad), **own)

        assert self._names(on_server) == ["ana"]

    def test_without_its_programs_it_says_where_they_come_from(self, on_server):
        site, own = on_server

        with pytest.raises(RuntimeError, match="There is no pg_dump on this machine"):
            site.manage("backup", **own | {"PATH": str(settings.DATA_DIR)})
