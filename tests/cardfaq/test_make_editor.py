"""Editors get accounts that may change all content and nothing else."""

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from content.management.commands.make_editor import make_editor

PASSWORD = "seven tall bamboo stools"

pytestmark = pytest.mark.django_db


@pytest.fixture
def answers(monkeypatch):
    monkeypatch.setenv("EDITOR_NAME", "ana")
    monkeypatch.setenv("EDITOR_PASSWORD", PASSWORD)


def test_the_command_makes_an_account_that_can_log_in(answers, client):
    call_command("make_editor")

    assert client.login(username="ana", password=PASSWORD)
    assert client.get("/en/admin/").status_code == 200


def test_an_editor_may_change_content_but_neither_delete_it_nor_touch_accounts():
    editor = make_editor("ana", PASSWORD)

    assert {permission.split(".")[0] for permission in editor.get_all_permissions()} == {"content"}
    assert not any(permission.startswith("content.delete_") for permission in editor.get_all_permissions())
    assert not editor.is_superuser


def test_other_roles_do_one_part_of_the_work():
    writer, publisher = make_editor("ana", PASSWORD, "writer"), make_editor("ben", PASSWORD, "publisher")

    assert writer.has_perms(["content.change_guide", "content.write_draft"])
    assert not writer.has_perm("content.publish_directly")
    assert not writer.has_perm("content.approve_draft")
    assert publisher.has_perms(["content.approve_draft", "content.publish_draft"])
    assert not publisher.has_perm("content.change_guide")


def test_a_name_that_is_taken_is_refused():
    make_editor("ana", PASSWORD)

    with pytest.raises(CommandError, match="already an account named ana"):
        make_editor("ana", PASSWORD)


@pytest.mark.parametrize(
    ("name", "password"), [("ana", "short"), ("ana", "123456789012"), ("", PASSWORD), ("a b", PASSWORD)]
)
def test_a_bad_name_or_password_is_refused_and_makes_no_account(name, password):
    with pytest.raises(CommandError):
        make_editor(name, password)

    assert not get_user_model().objects.exists()


def test_two_passwords_that_differ_are_refused(monkeypatch):
    typed = iter([PASSWORD, "seven small bamboo stools"])
    monkeypatch.setenv("EDITOR_NAME", "ana")
    monkeypatch.setattr("content.management.commands.make_editor.getpass", lambda _prompt: next(typed))

    with pytest.raises(CommandError, match="differ"):
        call_command("make_editor")


def test_without_anyone_to_answer_it_says_what_to_set(monkeypatch):
    monkeypatch.delenv("EDITOR_NAME", raising=False)
    monkeypatch.setattr("builtins.input", lambda _prompt: (_ for _ in ()).throw(EOFError))

    with pytest.raises(CommandError, match="EDITOR_NAME and EDITOR_PASSWORD"):
        call_command("make_editor")
