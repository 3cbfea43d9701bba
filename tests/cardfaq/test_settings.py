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


class TestStylesheetCheck:
    def test_names_a_stylesheet_that_is_missing(self, settings, tmp_path):
        settings.BASE_DIR = tmp_path
        settings.DEBUG = True

        [problem] = checks.stylesheet_is_whole()

        assert problem.id == "cardfaq.E002"
        assert "site.css: there is no such stylesheet" in problem.msg


def test_all_checks_pass():
    assert run_checks() == []
