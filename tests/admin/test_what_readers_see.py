"""What only editors see moves nothing public: no day of change, no history, no feed, no sitemap."""

import pytest

from content.evidence.models import Check, ProvisionVersion
from content.publishing.models import Page
from content.publishing.workflow import publish, record_changes, take_effect
from tests import factories as make
from tests.admin.typing_editor import change_form

pytestmark = pytest.mark.django_db

MAY = "2026-05-01T04:00:00Z"
JUNE = "2026-06-01T04:00:00Z"


@pytest.fixture
def guide(time_machine):
    time_machine.move_to(MAY, tick=False)
    guide = make.make_guide()
    make.make_claim(guide, "cost", legal_basis="not-examined")
    record_changes()
    time_machine.move_to(JUNE, tick=False)
    return guide


def check(guide):
    Check.objects.create(claim=guide.claims.get(), method="telephone", checked_on="2026-05-30")


def note_at_the_page(guide):
    Page.objects.filter(pk=guide.pk).update(editor_note="Ask Beijing.", wording_reason="It names the wrong word.")


def note_at_the_statement(guide):
    guide.claims.update(editor_note="Ask Beijing.", confidence="high")


def place_in_lists(guide):
    Page.objects.filter(pk=guide.pk).update(position=7)


def words_for_the_search(guide):
    Page.objects.filter(pk=guide.pk).update(aliases_en="card gone")


UNSEEN = [check, note_at_the_page, note_at_the_statement, place_in_lists, words_for_the_search]


def public_marks(client, guide):
    """Everything that says when a page changed."""
    paths = ["/sitemap-en.xml", "/en/history/", "/en/history/feed.xml"]
    paths += [f"/en/history/guide/{guide.key}/", f"/en/history/guide/{guide.key}/feed.xml"]
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.getvalue() for answer in answers]


@pytest.mark.parametrize("edit", UNSEEN)
def test_an_edit_that_only_editors_see_moves_nothing_public_and_is_kept(client, guide, edit):
    before = public_marks(client, guide)

    edit(guide)
    take_effect(guide, by=None, note="Looked at it again.")

    assert public_marks(client, guide) == before
    assert guide.revisions.get(number=2).note == "Looked at it again."


@pytest.mark.parametrize("edit", UNSEEN)
def test_nor_does_an_import_of_such_an_edit(client, guide, edit):
    before = public_marks(client, guide)

    edit(guide)
    record_changes()

    assert public_marks(client, guide) == before
    assert guide.revisions.count() == 2


def test_an_edit_that_readers_see_moves_all_of_it(client, guide):
    before = public_marks(client, guide)

    guide.claims.update(text_en="It costs 30 yuan.")
    take_effect(guide, by=None)

    assert all(now != was for now, was in zip(public_marks(client, guide), before, strict=True))


def test_a_check_recorded_at_the_desk_moves_nothing_public(client, desk, guide):
    before = public_marks(client, guide)
    form = change_form(desk, guide.claims.get())

    answer = form.send(**form.add("checks", checked_on="2026-05-30", method="telephone", checked_by="Ana"))

    assert answer.status_code == 302
    assert guide.claims.get().checks.count() == 1
    assert public_marks(client, guide) == before


def test_a_note_typed_at_the_desk_moves_nothing_public(client, desk, guide):
    before = public_marks(client, guide)

    change_form(desk, guide).send(editor_note="Ask Beijing.")

    assert public_marks(client, guide) == before


def test_a_wording_that_nobody_has_read_moves_nothing_public(client, guide):
    provision = make.make_provision()
    make.make_version(provision)
    publish(provision, by=None)
    before = Page.objects.get(pk=provision.pk).changed_at

    make.make_version(provision, None, verified=False, in_force_until="2011-06-30")
    take_effect(provision, by=None)
    unread = Page.objects.get(pk=provision.pk).changed_at
    ProvisionVersion.objects.update(verified=True)
    take_effect(provision, by=None)

    assert unread == before
    assert provision.revisions.seen().count() == 2


def test_statements_in_another_order_are_a_change(client, guide, time_machine):
    make.make_claim(guide, "time", position=1)
    take_effect(guide, by=None)
    guide.claims.filter(slot="cost").update(position=2)
    take_effect(guide, by=None)

    assert "The order of the statements: changed" in client.get(f"/en/history/guide/{guide.key}/").content.decode()
