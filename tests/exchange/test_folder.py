"""Whatever lies in a folder of content files is read, refused with a sentence, or said to be passed over."""

import os
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from content.cards.models import Card
from content.exchange.exporting import export_folder
from content.files import FILE_FORMATS
from tests.exchange.conftest import CARD as TEXT

pytestmark = pytest.mark.django_db

CARD = "cards/social-security-card.yaml"


def output(files, *options: str) -> list[str]:
    out = StringIO()
    call_command("import_content", str(files.path), *options, stdout=out)
    return out.getvalue().splitlines()


class TestReads:
    @pytest.mark.parametrize(
        ("mark", "line_end"), [("\ufeff", "\n"), ("", "\r\n"), ("", "\r")], ids=["mark", "Windows", "old Macs"]
    )
    def test_what_other_systems_write_as_the_same_text(self, files, mark, line_end):
        files.bring()
        export_folder(files.path, FILE_FORMATS)
        files.write(CARD, mark + files.read().replace("\n", line_end))

        assert CARD in files.bring().unchanged

    def test_a_link_to_a_file(self, files):
        elsewhere = (files.path / CARD).rename(files.path / "elsewhere")
        (files.path / CARD).symlink_to(elsewhere)

        files.bring()

        assert Card.objects.exists()


class TestPassesOver:
    @pytest.mark.parametrize(
        "name",
        [
            ".DS_Store",
            "Thumbs.db",
            "desktop.ini",
            f"{CARD}~",
            f"{CARD}.orig",
            f"{CARD}.rej",
            f"{CARD}.bak",
            "cards/.social-security-card.yaml.swp",
            "cards/._social-security-card.yaml",
            "cards/#social-security-card.yaml#",
            "README.md",
            "cards/notes.txt",
            "cards/picture.png",
        ],
    )
    def test_what_people_and_programs_leave_and_says_so(self, files, name):
        files.write(name, b"\x00\x01\xff: [")

        assert f"passed over: {name}" in output(files)
        assert Card.objects.exists()

    def test_what_hidden_folders_hold_and_names_the_folder(self, files):
        files.write(".git/config.yaml", "x")
        files.write("__MACOSX/cards/._a.yaml", "x")
        (files.path / "drafts").mkdir()

        lines = output(files)

        assert {"passed over: .git/", "passed over: __MACOSX/", "passed over: drafts/"} <= set(lines)

    def test_the_lock_of_an_editor_that_is_a_link_to_nowhere(self, files):
        (files.path / "cards" / ".#social-security-card.yaml").symlink_to("editor@host.1234")

        assert "passed over: cards/.#social-security-card.yaml" in output(files)

    def test_a_name_that_cannot_be_printed(self, files):
        (files.path / os.fsdecode(b"caf\xe9.txt")).write_text("x")

        assert "passed over: caf\\udce9.txt" in output(files)

    def test_it_is_said_of_a_plan_too(self, files):
        files.write(".DS_Store", "x")

        assert "passed over: .DS_Store" in output(files, "--plan")


class TestRefuses:
    @pytest.mark.parametrize("ending", [".yml", ".YAML", ".Yaml", ".YML", ".yaml.txt", ".yaml "])
    def test_other_endings_and_says_how_to_name_the_file(self, files, ending):
        files.write(f"cards/medical-card{ending}", TEXT)

        assert files.refused() == [
            f"cards/medical-card{ending}: content files end in .yaml. Rename it to “cards/medical-card.yaml”."
        ]

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "gb18030", "cp1252"])
    def test_other_encodings_and_names_the_line(self, files, encoding):
        text = TEXT.replace("A card.", "Una señal, 卡" if encoding.startswith(("utf", "gb")) else "Una señal")
        files.write(CARD, text.encode(encoding))

        [problem] = files.refused()

        assert problem.startswith(f"{CARD}:")
        assert "UTF-8" in problem

    def test_a_folder_with_the_name_of_a_file(self, files):
        (files.path / "cards" / "medical-card.yaml").mkdir()

        [problem] = files.refused()

        assert problem.startswith("cards/medical-card.yaml: this is a folder")

    def test_a_link_to_nowhere(self, files):
        (files.path / "cards" / "medical-card.yaml").symlink_to("nowhere")

        [problem] = files.refused()

        assert problem.startswith("cards/medical-card.yaml: this is a link that leads nowhere")

    def test_a_link_to_a_folder_and_does_not_walk_in_circles(self, files):
        (files.path / "cards" / "again").symlink_to(files.path)

        [problem] = files.refused()

        assert problem.startswith("cards/again: this is a link to a folder")

    def test_a_pipe_without_waiting_at_it(self, files):
        os.mkfifo(files.path / "cards" / "medical-card.yaml")

        [problem] = files.refused()

        assert problem.startswith("cards/medical-card.yaml: this is no ordinary file")

    @pytest.mark.parametrize("text", ["", "# nothing yet\n", "- key: a\n", "a word\n"])
    def test_a_page_that_is_none(self, files, text):
        files.write("cards/medical-card.yaml", text)

        [problem] = files.refused()

        assert problem.startswith("cards/medical-card.yaml:1: the file: write fields here")

    def test_each_with_the_others(self, files):
        files.write("cards/a.yml", "x")
        files.write("cards/b.yaml", b"\xff\xfe")
        files.write("cards/c.yaml", "")

        assert len(files.refused()) == 3


class TestExports:
    def test_beside_a_folder_with_the_name_of_a_file(self, files):
        files.bring()
        (files.path / "cards" / "medical-card.yaml").mkdir()

        call_command("export_content", str(files.path), stdout=StringIO())

        assert (files.path / CARD).exists()

    def test_say_why_a_file_cannot_be_written(self, files):
        files.bring()
        (files.path / CARD).unlink()
        (files.path / CARD).mkdir()

        with pytest.raises(CommandError, match="cannot be written"):
            call_command("export_content", str(files.path), stdout=StringIO())
