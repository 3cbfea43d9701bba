"""A small folder of content files, and what an import says of it."""

from pathlib import Path

import pytest

from content.exchange.importing import ImportRefused, import_folder
from content.files import FILE_FORMATS

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


class ContentFolder:
    """Files that can be imported as they are, for tests to change."""

    CARD = "cards/social-security-card.yaml"

    def __init__(self, path: Path):
        self.path = path
        self.write("regions.yaml", REGIONS)
        self.write("sources.yaml", SOURCES)
        self.write(self.CARD, CARD)

    def write(self, name: str, text: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def read(self, name: str = CARD) -> str:
        return (self.path / name).read_text()

    def change(self, old: str, new: str, name: str = CARD) -> None:
        text = self.read(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def add(self, text: str, name: str = CARD) -> None:
        self.write(name, self.read(name) + text)

    def bring(self, **options):
        return import_folder(self.path, FILE_FORMATS, **options)

    def refused(self, **options) -> list[str]:
        """The problems for which nothing is imported."""
        with pytest.raises(ImportRefused) as refusal:
            self.bring(**options)
        return refusal.value.problems


@pytest.fixture
def files(tmp_path) -> ContentFolder:
    return ContentFolder(tmp_path)
