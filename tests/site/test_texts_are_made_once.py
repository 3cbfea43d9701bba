"""Reading a page of any kind reads no Markdown and sanitises nothing: every text stands as it was made."""

import pytest

from content.addresses import LANGUAGES, TOOL_PATHS, index_path
from content.publishing.kinds import page_kinds
from content.publishing.models import Page


@pytest.fixture
def no_markdown(monkeypatch):
    def refuse(text, *args):
        raise AssertionError(f"Markdown was read: {text}")

    monkeypatch.setattr("content.markup.dialect._convert", refuse)
    monkeypatch.setattr("content.markup.dialect._sanitiser", refuse)


@pytest.mark.parametrize("kind", [*page_kinds()])
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages(shipped, client, no_markdown, language, kind):
    for page in Page.objects.published(language).filter(kind=kind).order_by("position", "key")[:10]:
        assert client.get(page.path_in(language)).status_code == 200


@pytest.mark.parametrize("language", LANGUAGES)
def test_lists_and_tools(shipped, client, no_markdown, language):
    lists = [kind for kind, record in page_kinds().items() if record.has_list]
    paths = [index_path(name, language) for name in (*lists, "glossary", "phrases", "finder", "needs", "sources")]

    for path in (f"/{language}/", *paths, f"{index_path('search', language)}?q=card"):
        assert client.get(path).status_code == 200, TOOL_PATHS
