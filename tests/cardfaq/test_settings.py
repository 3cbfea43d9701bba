"""The settings as a whole: safe when nothing is set, refused when something is wrong."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.checks import run_checks

from cardfaq import checks


def manage(*arguments, folder, **environment):
    """Run `manage.py` with nothing in the environment but what is given."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(folder)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_wrong_setting_stops_the_site_with_one_sentence(tmp_path):
    answer = manage("check", folder=tmp_path, PORT="eighty")

    assert answer.returncode == 1
    assert answer.stderr == "cardfaq: PORT is 'eighty'. Write a port number from 1 to 65535.\n"


def test_a_site_behind_https_passes_every_check_for_deployment(tmp_path):
    answer = manage("check", "--deploy", "--fail-level", "WARNING", folder=tmp_path, SITE_URL="https://example.org")

    assert (answer.returncode, answer.stderr) == (0, "")


class TestTheStart:
    """Whatever is wrong on the machine ends in a sentence, and no traceback."""

    @staticmethod
    def sentence(answer):
        assert answer.returncode == 1
        assert "Traceback" not in answer.stderr
        assert len(answer.stderr.splitlines()) == 1
        return answer.stderr

    @pytest.mark.parametrize("command", ["prepare", "migrate", "check_content", "export_content"])
    def test_names_a_postgresql_that_refuses(self, tmp_path, command):
        # Files that were collected, so that the database is the first thing missing on a fresh checkout too.
        (tmp_path / "staticfiles.json").write_text('{"version": "1.1", "hash": "", "paths": {}}')
        refusing = "postgresql://u:secret@127.0.0.1:9/cards"
        said = self.sentence(manage(command, folder=tmp_path, DATABASE_URL=refusing, STATIC_ROOT=str(tmp_path)))

        assert "The database cannot be used" in said
        assert "secret" not in said

    def test_names_a_file_that_is_no_database(self, tmp_path):
        (tmp_path / "cardfaq.sqlite3").write_text("This is a letter, and no database.\n" * 100)

        assert "file is not a database" in self.sentence(manage("migrate", folder=tmp_path))

    def test_names_a_database_that_is_a_folder(self, tmp_path):
        (tmp_path / "cardfaq.sqlite3").mkdir()

        assert "cannot be used" in self.sentence(manage("migrate", folder=tmp_path))

    def test_names_the_folder_of_files_that_was_never_made(self, tmp_path):
        said = self.sentence(manage("prepare", folder=tmp_path, STATIC_ROOT=str(tmp_path / "nothing")))

        assert f"STATIC_ROOT, {tmp_path / 'nothing'}" in said
        assert "collectstatic" in said

    @pytest.mark.parametrize(
        ("variable", "value"),
        [
            ("HOST", "0.0.0.0:8000"),
            ("WEB_CONCURRENCY", "auto"),
            ("DATABASE_URL", "sqlite://"),
            ("DATA_DIR", "/proc/nothing/here"),
            ("STATIC_ROOT", "/etc/passwd"),
            ("SITE_URL", "https://cards.example.org/?"),
            ("FORWARDED_ALLOW_IPS", "nginx"),
            ("CACHE_URL", "redis"),
            ("SECRET_KEY", "x"),
            ("ALLOWED_HOSTS", "a b"),
            ("DEBUG", "maybe"),
        ],
    )
    def test_names_the_setting_that_is_wrong(self, tmp_path, variable, value):
        said = self.sentence(manage("prepare", **{"folder": tmp_path, variable: value}))

        assert said.startswith("cardfaq: ")
        assert variable in said

    def test_shows_more_where_more_is_asked_for(self, tmp_path):
        (tmp_path / "cardfaq.sqlite3").mkdir()

        assert "Traceback" in manage("migrate", "--traceback", folder=tmp_path).stderr


def test_production_is_the_default():
    assert settings.DEBUG is False


def test_the_languages_are_equal():
    assert settings.MODELTRANSLATION_FALLBACK_LANGUAGES == ()
    assert settings.MODELTRANSLATION_LANGUAGES == ("en", "es")


class TestSiteAddressCheck:
    def test_finds_nothing_wrong_on_this_machine(self):
        assert checks.site_address() == []

    def test_warns_of_an_address_that_is_not_encrypted(self, settings):
        settings.SITE_URL = "http://cards.example.org"
        settings.ALLOWED_HOSTS = ["cards.example.org"]

        assert [problem.id for problem in checks.site_address()] == ["cardfaq.W001"]

    @pytest.mark.parametrize("address", ["https://cards.example.org", "https://[2001:db8::1]"])
    def test_refuses_an_address_the_site_does_not_answer_at(self, settings, address):
        settings.SITE_URL = address
        settings.ALLOWED_HOSTS = ["other.example.org"]

        assert [problem.id for problem in checks.site_address()] == ["cardfaq.E001"]


class TestServersInFrontCheck:
    @pytest.fixture(autouse=True)
    def _encrypted(self, settings):
        settings.IS_HTTPS = True

    @pytest.mark.parametrize(
        ("host", "believed", "found"),
        [
            ("127.0.0.1", ["127.0.0.1", "::1"], []),
            ("0.0.0.0", ["127.0.0.1", "::1"], ["cardfaq.W002"]),
            ("[::]", ["127.0.0.1"], ["cardfaq.W002"]),
            ("0.0.0.0", ["172.17.0.1"], []),
            ("0.0.0.0", ["*"], ["cardfaq.W003"]),
            ("127.0.0.1", ["*"], []),
        ],
    )
    def test_finds_a_server_that_is_not_believed_and_a_belief_in_everybody(self, settings, host, believed, found):
        settings.HOST, settings.FORWARDED_ALLOW_IPS = host, believed

        assert [problem.id for problem in checks.servers_in_front()] == found

    def test_asks_nothing_of_a_site_without_https(self, settings):
        settings.IS_HTTPS, settings.HOST, settings.FORWARDED_ALLOW_IPS = False, "0.0.0.0", ["127.0.0.1"]

        assert checks.servers_in_front() == []

    def test_speaks_up_in_the_check_for_deployment(self, tmp_path):
        answer = manage("check", "--deploy", folder=tmp_path, SITE_URL="https://example.org", HOST="0.0.0.0")

        assert "FORWARDED_ALLOW_IPS names none outside this machine" in answer.stderr


@pytest.mark.parametrize("address", ["https://[2001:DB8::1]:8443", "HTTPS://Cards.Example.org.", "https://卡.example"])
def test_a_site_answers_at_its_address_however_it_is_written(tmp_path, address):
    show = (
        "from django.conf import settings; from django.http.request import validate_host, split_domain_port;"
        "site = settings.SITE_URL.partition('://')[2];"
        "print(validate_host(split_domain_port(site)[0], settings.ALLOWED_HOSTS[:1]), settings.IS_HTTPS,"
        "settings.SECURE_HSTS_SECONDS > 0, settings.CSRF_TRUSTED_ORIGINS == [settings.SITE_URL])"
    )

    answer = manage("shell", "--no-imports", "-c", show, folder=tmp_path, SITE_URL=address)

    assert (answer.stdout, answer.stderr) == ("True True True True\n", "")


class TestStylesheetCheck:
    def test_names_a_stylesheet_that_is_missing(self, settings, tmp_path):
        settings.BASE_DIR = tmp_path
        settings.DEBUG = True

        [problem] = checks.stylesheet_is_whole()

        assert problem.id == "cardfaq.E002"
        assert "site.css: there is no such stylesheet" in problem.msg


def test_all_checks_pass():
    assert run_checks() == []
