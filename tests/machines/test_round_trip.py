"""What readers see of a page, programs read too."""

import re

import pytest

from content.addresses import LANGUAGES
from content.evidence.reading.claims import read_claims
from content.markup.references import words_of
from content.publishing.kinds import page_kinds
from content.publishing.models import Page
from content.reader import Reader

pytestmark = pytest.mark.django_db


def without_marks(text: str) -> str:
    """Letters and digits alone: emphasis, links and notes stand differently in Markdown."""
    return "".join(sign for sign in re.sub(r"\]\([^)]*\)", "", text) if sign.isalnum())


@pytest.mark.parametrize("kind", sorted({*page_kinds()} - {"comparison", "law", "provision"}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_statement_of_a_page_stands_in_its_markdown(shipped, client, kind, language):
    page = Page.objects.published(language).filter(kind=kind, claims__isnull=False).order_by("position", "key").first()
    seen = without_marks(words_of(client.get(page.path_in(language)).content.decode()))
    read = without_marks(client.get(f"{page.path_in(language)}page.md").content.decode())
    words = [without_marks(words_of(claim.text)) for claim in read_claims([page.pk], Reader(language))]

    shown = [text for text in words if text in seen]

    assert shown
    assert [text for text in shown if text not in read] == []
