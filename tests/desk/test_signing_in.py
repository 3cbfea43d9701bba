"""Wrong passwords are limited for each account and each address, before a password is hashed."""

import logging

import pytest
from django.contrib.auth import hashers
from django.test import Client

from content.desk.signing_in import MINUTES, TRIES_AN_ACCOUNT, TRIES_AN_ADDRESS, Tries
from content.management.commands.make_editor import make_editor

pytestmark = pytest.mark.django_db

PASSWORD = "seven tall bamboo stools"
NOBODY = "redis://127.0.0.1:1/0"


@pytest.fixture(autouse=True)
def one_process(settings):
    settings.WEB_CONCURRENCY = 1


@pytest.fixture
def sign_in(editor):
    def sign_in(name="ana", password="wrong", remote="192.0.2.1", language="en"):
        form = {"username": name, "password": password}
        return Client(REMOTE_ADDR=remote).post(f"/{language}/admin/login/", form)

    return sign_in


def wear_out(sign_in, **whose):
    return [sign_in(**whose).status_code for _try in range(TRIES_AN_ACCOUNT)]


def test_an_account_takes_ten_wrong_passwords_and_then_not_even_the_right_one(sign_in):
    assert set(wear_out(sign_in)) == {200}

    refused = sign_in(password=PASSWORD, remote="192.0.2.2")

    assert refused.status_code == 429
    assert "Wait 10 minutes, then try again." in refused.content.decode()


def test_the_refusal_speaks_the_editor_s_language(sign_in):
    wear_out(sign_in)

    assert "Espere 10 minutos" in sign_in(language="es").content.decode()


def test_an_account_is_one_however_its_name_is_written(sign_in):
    for name in ("ana", "Ana", "ANA", "aNa", "anA") * 2:
        sign_in(name=name)

    assert sign_in(password=PASSWORD).status_code == 429


def test_nothing_is_hashed_once_there_were_too_many(sign_in, monkeypatch):
    wear_out(sign_in)
    hashed = []
    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", lambda *args: hashed.append(args))

    sign_in()

    assert hashed == []


def test_an_address_takes_thirty_whatever_accounts_it_names(sign_in):
    answers = [sign_in(name=f"somebody-{number}").status_code for number in range(TRIES_AN_ADDRESS + 1)]

    assert answers == [200] * TRIES_AN_ADDRESS + [429]
    assert sign_in(password=PASSWORD, remote="192.0.2.2").status_code == 302


def test_another_editor_at_another_address_signs_in_all_the_same(sign_in):
    make_editor("ben", PASSWORD)
    wear_out(sign_in)

    assert sign_in(name="ben", password=PASSWORD, remote="192.0.2.2").status_code == 302


def test_whoever_signs_in_begins_anew(sign_in):
    for _round in range(2):
        for _try in range(TRIES_AN_ACCOUNT - 1):
            sign_in()
        assert sign_in(password=PASSWORD).status_code == 302


def test_after_the_wait_the_right_password_opens(sign_in, time_machine):
    time_machine.move_to("2026-11-22T04:00:00Z")
    wear_out(sign_in)

    time_machine.shift(MINUTES * 60 + 1)

    assert sign_in(password=PASSWORD).status_code == 302


def test_failures_are_logged_with_a_mark_of_the_day_and_never_with_an_address_or_a_password(sign_in, caplog):
    caplog.set_level(logging.WARNING, "content.desk")

    sign_in()
    sign_in(name=PASSWORD, password="x")
    sign_in(remote="192.0.2.2")

    first, unknown, elsewhere = (record.getMessage() for record in caplog.records)
    assert "account “ana”, from " in first
    assert "no such account" in unknown
    assert first.rpartition("from ")[2] == unknown.rpartition("from ")[2] != elsewhere.rpartition("from ")[2]
    assert "192.0.2" not in caplog.text
    assert PASSWORD not in caplog.text


class TestTries:
    def test_of_several_processes_without_a_shared_cache_add_up_to_no_more_than_the_limit(self):
        processes = [Tries("", processes=3) for _process in range(3)]

        allowed = sum(process.count("a", "ana", 9) for process in processes for _try in range(9))

        assert allowed == 9

    def test_are_counted_in_the_process_while_the_shared_cache_is_away(self):
        away = Tries(NOBODY, processes=2)

        assert [away.count("a", "ana", 4) for _try in range(3)] == [True, True, False]
        away.forget("a", "ana", 4)
        assert away.count("a", "ana", 4)


@pytest.mark.parametrize("there", ["https://evil.example/", "//evil.example", "javascript:alert(1)", ""])
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_next_address_that_is_not_ours_leads_to_the_admin(editor, there, language):
    form = {"username": "ana", "password": PASSWORD, "next": there}

    answer = Client().post(f"/{language}/admin/login/", form)

    assert answer.headers["Location"] == f"/{language}/admin/"
