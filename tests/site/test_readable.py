"""What people write by hand can be read and diffed: short lines, and templates that fit a screen or two."""

from pathlib import Path

from django.conf import settings

WIDTH = 120
LENGTH = 120


def written(*folders: str) -> dict[str, list[str]]:
    """The lines of every template and style sheet under these folders."""
    files = [
        file
        for folder in folders
        for file in sorted(Path(settings.BASE_DIR / folder).rglob("*"))
        if file.suffix in {".html", ".txt", ".svg", ".xml", ".css"} and "img" not in file.parts
    ]
    return {str(file.relative_to(settings.BASE_DIR)): file.read_text(encoding="utf-8").splitlines() for file in files}


def test_no_line_of_a_template_or_a_style_sheet_is_wider_than_a_screen():
    wide = [
        f"{file}:{number}"
        for file, lines in written("templates", "static").items()
        for number, line in enumerate(lines, 1)
        if len(line) > WIDTH
    ]

    assert wide == []


def test_no_template_is_long():
    assert [file for file, lines in written("templates").items() if len(lines) > LENGTH] == []
