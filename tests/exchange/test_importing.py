"""Content files into the database."""

import pytest

from content.cards.models import Card
from content.evidence.models import Claim
from content.exchange.exporting import export_folder, export_texts
from content.exchange.importing import ImportRefused, import_folder, make_plan, read_folder
from content.files import FILE_FORMATS
from content.publishing.models import Page, Revision
from content.publishing.workflow import record_changes

pytestmark = pytest.mark.django_db

REGIONS = "- key: nationwide\n  level: country\n  name: {en: Nationwide, es: Todo el país}\n  name_zh: 全国\n"
SOURCES = "- key: m47\n  publisher: {en: A ministry, es: Un ministerio}\n  quality: official\n  language: zh\n"
CARD = """\
key: social-security-card
status: published
title: {en: Social security card, es: Tarjeta de seguridad social}
slug: {en: social-security-card, es: tarjeta-de-seguridad-social}
short_answer: {en: A card., es: Una tarjeta.}
form: physical
state: current
claims:
- slot: who
  text: {en: Everyone., es: Todos.}
  proof: source m47
  checks: [2026-11-22 stored-copy]
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "cards").mkdir()
    (tmp_path / "regions.yaml").write_text(REGIONS)
    (tmp_path / "sources.yaml").write_text(SOURCES)
    (tmp_path / "cards" / "social-security-card.yaml").write_text(CARD)
    return tmp_path


def change(folder, old, new):
    path = folder / "cards" / "social-security-card.yaml"
    path.write_text(path.read_text().replace(old, new))


def refusal_of(folder, **options):
    with pytest.raises(ImportRefused) as refusal:
        import_folder(folder, FILE_FORMATS, **options)
    return refusal.value.problems


class TestImportFolder:
    def test_brings_pages_with_their_claims_and_proof(self, folder):
        import_folder(folder, FILE_FORMATS, after=record_changes)

        claim = Claim.objects.get()
        assert claim.id == "card/social-security-card#who"
        assert [source.key for source in claim.sources.all()] == ["m47"]
        assert Page.objects.get().revisions.count() == 1

    def test_says_every_problem_of_every_file_with_its_line(self, folder):
        change(folder, "form: physical", "form: paper\nfrom: nowhere")
        (folder / "sources.yaml").write_text(SOURCES.replace("quality: official", "quality: [x]"))

        problems = refusal_of(folder)

        assert [problem.split(": ")[0] for problem in problems] == [
            "cards/social-security-card.yaml:7",
            "sources.yaml:3",
        ]

    @pytest.mark.parametrize(
        ("old", "new", "line", "words"),
        [
            ("source m47", "source m74", 11, "There is no source called “m74”. Did you mean “m47”?"),
            ("source m47", "law nothing/1 implies", 11, "There is no provision called “nothing/1”"),
            ("source m47", "sauce m47", 11, "Line 1: Begin with"),
            ("form: physical", "form: paper", 6, "“paper”|'paper'"),
            ("stored-copy", "guessed", 12, "“guessed” is no way to check"),
            ("es: tarjeta-de", "es: Tarjeta de", 4, "lower-case letters"),
        ],
    )
    def test_refuses_a_value_that_leads_nowhere_and_says_what_is_near(self, folder, old, new, line, words):
        change(folder, old, new)

        [problem] = refusal_of(folder)

        assert problem.startswith(f"cards/social-security-card.yaml:{line}: ")
        assert any(word in problem for word in words.split("|"))

    def test_writes_nothing_when_anything_is_wrong(self, folder):
        change(folder, "source m47", "source m74")

        refusal_of(folder)

        assert not Card.objects.exists()

    def test_refuses_a_file_that_is_not_named_after_its_key(self, folder):
        (folder / "cards" / "social-security-card.yaml").rename(folder / "cards" / "card.yaml")

        [problem] = refusal_of(folder)

        assert "name the file after its key" in problem

    def test_refuses_a_file_of_no_kind(self, folder):
        (folder / "notes.yaml").write_text("a: b")

        [problem] = refusal_of(folder)

        assert problem.startswith("notes.yaml: no kind of content")

    def test_changes_nothing_the_second_time(self, folder):
        import_folder(folder, FILE_FORMATS, after=record_changes)
        export_folder(folder, FILE_FORMATS)

        plan = import_folder(folder, FILE_FORMATS, after=record_changes)

        assert (plan.new, plan.changed, plan.edited) == ([], [], [])
        assert Revision.objects.count() == 1

    def test_takes_a_changed_file_and_keeps_a_revision(self, folder):
        import_folder(folder, FILE_FORMATS, after=record_changes)
        export_folder(folder, FILE_FORMATS)
        change(folder, "Everyone.", "Almost everyone.")

        plan = import_folder(folder, FILE_FORMATS, after=record_changes)

        assert plan.changed == ["cards/social-security-card.yaml"]
        assert Claim.objects.get().text_en == "Almost everyone."
        assert Revision.objects.count() == 2

    def test_holds_back_what_the_file_no_longer_says_and_keeps_its_checks(self, folder):
        import_folder(folder, FILE_FORMATS)
        change(folder, "slot: who", "slot: whom")

        import_folder(folder, FILE_FORMATS)

        old = Claim.objects.get(slot="who")
        assert old.hold
        assert old.checks.count() == 1


class TestEditedOnTheSite:
    @pytest.fixture(autouse=True)
    def edited(self, folder):
        import_folder(folder, FILE_FORMATS)
        Claim.objects.update(text_en="An editor's words.")
        change(folder, "Everyone.", "The file's words.")

    def test_is_named_and_not_overwritten(self, folder):
        [problem] = refusal_of(folder)

        assert problem.startswith("cards/social-security-card.yaml: was edited on the site")
        assert Claim.objects.get().text_en == "An editor's words."

    def test_is_overwritten_when_told_to(self, folder):
        import_folder(folder, FILE_FORMATS, overwrite=True)

        assert Claim.objects.get().text_en == "The file's words."

    def test_stands_in_the_plan(self, folder):
        plan = make_plan(read_folder(folder, FILE_FORMATS), FILE_FORMATS)

        assert plan.edited == ["cards/social-security-card.yaml"]


class TestExportTexts:
    def test_gives_the_same_bytes_after_a_round_trip(self, folder, tmp_path):
        import_folder(folder, FILE_FORMATS, after=record_changes)
        first = export_texts(FILE_FORMATS)
        Page.objects.all().delete()
        export_folder(folder, FILE_FORMATS)
        for path, text in first.items():
            (folder / path).parent.mkdir(exist_ok=True)
            (folder / path).write_text(text)

        import_folder(folder, FILE_FORMATS, overwrite=True)

        assert export_texts(FILE_FORMATS) == first


class TestExportFolder:
    def test_removes_files_of_pages_that_are_gone_and_leaves_other_files_alone(self, folder):
        (folder / "notes.yaml").write_text("a: b")

        export_folder(folder, FILE_FORMATS)

        assert (folder / "notes.yaml").exists()
        assert not (folder / "cards" / "social-security-card.yaml").exists()
