"""An import does to pages what the verbs of the workflow do, and refuses what they refuse."""

import pytest

from content.evidence.models import Claim
from content.publishing.models import Page, Redirect, Revision, Status
from content.publishing.workflow import record_changes
from tests.exchange.conftest import CARD as TEXT

pytestmark = pytest.mark.django_db

CARD = "cards/social-security-card.yaml"
OTHER = "cards/medical-card.yaml"
OTHER_TEXT = (
    TEXT.replace("social-security-card", "medical-card")
    .replace("tarjeta-de-seguridad-social", "tarjeta-medica")
    .replace("Social security card", "Medical card")
)
RESULT = """\
- key: it-is-this
  title: {en: This one, es: Esta}
  text: {en: Look here., es: Mire aquí.}
  pages: [card:social-security-card]
"""
REASON = "withdrawal_reason: {en: It was never issued., es: Nunca se emitió.}\n"


@pytest.fixture
def public(files):
    """The card, imported and public."""
    files.bring(after=record_changes)
    return files


def page(key: str = "social-security-card") -> Page:
    return Page.objects.get(key=key)


class TestAddresses:
    def test_that_were_public_lead_on(self, public, client):
        public.change("en: social-security-card,", "en: the-card,")

        public.bring(after=record_changes)

        answer = client.get("/en/cards/social-security-card/")
        assert (answer.status_code, answer.headers["Location"]) == (301, "/en/cards/the-card/")

    def test_of_a_draft_are_forgotten(self, files):
        files.change("status: published", "status: draft")
        files.bring()
        files.change("en: social-security-card,", "en: the-card,")

        files.bring()

        assert not Redirect.objects.exists()

    def test_of_two_pages_can_change_places(self, public, client):
        public.write(OTHER, OTHER_TEXT)
        public.bring(after=record_changes)
        for name, old, new in [
            (CARD, "social-security-card", "medical-card"),
            (OTHER, "medical-card", "social-security-card"),
        ]:
            public.change(f"slug: {{en: {old},", f"slug: {{en: {new},", name)

        public.bring(after=record_changes)

        assert (page().slug_en, page("medical-card").slug_en) == ("medical-card", "social-security-card")
        assert not Redirect.objects.exists()
        assert "Medical card" in client.get("/en/cards/social-security-card/").content.decode()

    def test_taken_back_need_no_redirect(self, public):
        public.change("en: social-security-card,", "en: the-card,")
        public.bring(after=record_changes)
        public.change("en: the-card,", "en: social-security-card,")

        public.bring(after=record_changes)

        assert [row.slug for row in Redirect.objects.all()] == ["the-card"]

    @pytest.mark.parametrize("status", ["published", "draft"])
    def test_that_lead_to_another_page_are_refused(self, public, status):
        public.change("en: social-security-card,", "en: the-card,")
        public.bring(after=record_changes)
        public.write(
            OTHER,
            OTHER_TEXT.replace("status: published", f"status: {status}").replace(
                "{en: medical-card", "{en: social-security-card"
            ),
        )

        [problem] = public.refused()

        assert problem.startswith(f"{OTHER}:4: ")
        assert "“social-security-card” leads to another page that once had it" in problem

    def test_of_another_page_are_refused_with_both_places(self, files):
        files.write(OTHER, OTHER_TEXT.replace("es: tarjeta-medica", "es: tarjeta-de-seguridad-social"))

        assert files.refused() == [f"{CARD}:4: the address “tarjeta-de-seguridad-social” stands at {OTHER}:4 already."]

    def test_of_a_page_on_the_site_are_refused_with_its_name(self, public):
        (public.path / CARD).unlink()
        public.write(OTHER, OTHER_TEXT.replace("es: tarjeta-medica", "es: tarjeta-de-seguridad-social"))

        assert public.refused() == [
            f"{OTHER}:4: the address “tarjeta-de-seguridad-social” stands at card:social-security-card already."
        ]


class TestLanguages:
    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            (", es: Tarjeta de seguridad social}", "}", 3),
            (", es: tarjeta-de-seguridad-social}", "}", 4),
            (", es: Una tarjeta.}", "}", 5),
        ],
    )
    def test_of_a_published_page_are_complete(self, public, old, new, line):
        public.change(old, new)

        problems = public.refused()

        assert all(problem.startswith(f"{CARD}:{line}: ") for problem in problems)
        assert page().title_es == "Tarjeta de seguridad social"

    def test_that_somebody_is_led_to_are_not_taken_away(self, public):
        public.write("finder-results.yaml", RESULT)
        public.bring(after=record_changes)
        public.change("status: published", "status: published\noffered_in: en")

        problems = public.refused()

        assert any(p.startswith(f"{CARD}:3: The result “This one” of a finder would lead nowhere") for p in problems)


class TestWithdrawals:
    def test_say_why_in_both_languages(self, public):
        public.change("status: published", "status: withdrawn\nwithdrawal_reason: {en: It was never issued.}")

        assert public.refused() == [f"{CARD}:3: Say why it is withdrawn in: Spanish."]

    def test_are_refused_where_somebody_is_led_to_the_page(self, public):
        public.write("finder-results.yaml", RESULT)
        public.bring(after=record_changes)
        public.change("status: published", f"status: withdrawn\n{REASON.strip()}")

        assert public.refused() == [
            f"{CARD}:2: The result “This one” of a finder would lead nowhere: give it another page or a topic first."
        ]

    def test_go_with_what_leads_elsewhere_in_the_same_import(self, public):
        public.write("finder-results.yaml", RESULT)
        public.bring(after=record_changes)
        public.change("status: published", f"status: withdrawn\n{REASON.strip()}")
        public.write(OTHER, OTHER_TEXT)
        public.change("card:social-security-card", "card:medical-card", "finder-results.yaml")

        public.bring(after=record_changes)

        assert page().status == Status.WITHDRAWN

    def test_are_kept_as_a_revision_and_answer_410(self, public, client):
        public.change("status: published", f"status: withdrawn\n{REASON.strip()}")

        public.bring(after=record_changes)

        newest = Revision.objects.order_by("number").last()
        assert (newest.number, newest.note, newest.document["status"]) == (2, "Withdrawn", "withdrawn")
        answer = client.get("/en/cards/social-security-card/")
        assert answer.status_code == 410
        assert "It was never issued." in answer.content.decode()

    def test_are_kept_once(self, public):
        public.change("status: published", f"status: withdrawn\n{REASON.strip()}")
        public.bring(after=record_changes)
        public.add("editor_note: A note.\n")

        public.bring(after=record_changes)

        assert Revision.objects.count() == 2

    @pytest.mark.parametrize("status", ["published", "withdrawn"])
    def test_are_the_only_way_out(self, public, status):
        if status == "withdrawn":
            public.change("status: published", f"status: withdrawn\n{REASON.strip()}")
            public.bring(after=record_changes)
        public.change(f"status: {status}", "status: draft")

        [problem] = public.refused()

        assert problem.startswith(f"{CARD}:2: What was public is withdrawn, not made a draft")

    def test_can_be_taken_back(self, public):
        public.change("status: published", f"status: withdrawn\n{REASON.strip()}")
        public.bring(after=record_changes)
        public.change("status: withdrawn", "status: published")

        public.bring(after=record_changes)

        assert page().status == Status.PUBLISHED
        assert Revision.objects.count() == 3


class TestRefusals:
    def test_undo_everything(self, public):
        public.change("status: published", "status: draft")
        public.change("en: Everyone.", "en: Nobody.")
        public.write(OTHER, OTHER_TEXT)

        public.refused()

        assert not Page.objects.filter(key="medical-card").exists()
        assert Claim.objects.get().text_en == "Everyone."
