"""Nothing stands on a page in the other language, unless it says so."""

import re
from collections import defaultdict
from itertools import chain

import polib
import pytest
from django.conf import settings

from content.addresses import LANGUAGES, OTHER
from content.evidence.models import Claim
from content.markup import plain
from content.publishing.models import Page
from tests.site.walk import XHTML

START = 3
"""How many words are looked up at once."""


def words_of(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"[\w%]+", text.casefold().replace("\xa0", " ")))


def read_aloud(element, language: str, here: str):
    """The text of a page that stands in its own language."""
    here = element.get("lang", here)
    if element.tag in (XHTML + "style", XHTML + "script"):
        return
    if here == language:
        yield element.text or ""
    for child in element:
        if isinstance(child.tag, str):
            yield from read_aloud(child, language, here)
        if here == language:
            yield child.tail or ""


def catalogue_texts():
    """Interface texts of three words or more, in both languages, where they differ."""
    for entry in polib.pofile(str(settings.BASE_DIR / "locale" / "es" / "LC_MESSAGES" / "django.po")):
        pairs = [(entry.msgid, entry.msgstr), *((entry.msgid_plural, text) for text in entry.msgstr_plural.values())]
        for english, spanish in pairs:
            parts = [re.split(r"%\(\w+\)s", text) for text in (english, spanish)]
            for language, some in zip(LANGUAGES, parts, strict=True):
                yield from ((language, words) for part in some if len(words := words_of(part)) >= 3)


def content_texts():
    """Titles, short answers and claims of four words or more, in both languages."""
    pages = Page.objects.values_list("title_en", "title_es", "short_answer_en", "short_answer_es")
    claims = Claim.objects.values_list("heading_en", "heading_es", "text_en", "text_es")
    for row in chain(pages, claims):
        for place, text in enumerate(row):
            words = words_of(plain(text or ""))
            if len(words) >= 4:
                yield LANGUAGES[place % 2], words


@pytest.fixture
def foreign(read_site):
    """For each language, the texts of the other that must not stand there, by their first words."""
    texts = set(chain(catalogue_texts(), content_texts()))
    shared = {words for _language, words in texts if ("en", words) in texts and ("es", words) in texts}
    found = {language: defaultdict(list) for language in LANGUAGES}
    for language, words in texts:
        if words not in shared:
            found[OTHER[language]][words[:START]].append(words)
    return found


def test_no_page_shows_the_other_language_without_saying_so(read_site, foreign):
    leaks = set()
    for page in read_site.pages.values():
        if not page.html:
            continue
        said = words_of(" ".join(read_aloud(page.tree, page.language, "")))
        for place in range(len(said)):
            for words in foreign[page.language].get(said[place : place + START], ()):
                if said[place : place + len(words)] == words:
                    leaks.add((page.path, " ".join(words)))

    assert leaks == set()
