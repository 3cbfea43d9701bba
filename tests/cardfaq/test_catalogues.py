"""Message catalogues are made and compiled without the gettext programs."""

import gettext
import re
from io import BytesIO

import polib
import pytest
from django.conf import settings

from cardfaq.catalogues import compile_catalogues, extract_template
from cardfaq.management.commands.update_catalogues import KEYWORDS, messages_in, update

SHIPPED = sorted(settings.LOCALE_PATHS[0].glob("*/LC_MESSAGES/django.po"))
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")

TEMPLATE = """{% load i18n %}
<p>it's {% trans "Cards" %}
    {% blocktrans trimmed %}
      Show it
      at the {{ place }}.
  {% endblocktrans %} (
{% blocktrans count n=3 %}{{ n }} card{% plural %}{{ n }} cards{% endblocktrans %}
"""


def test_a_template_gives_its_messages_with_their_lines():
    found = extract_template(BytesIO(TEMPLATE.encode()), KEYWORDS, (), {})

    assert [(line, message) for line, _function, message, _comments in found] == [
        (2, "Cards"),
        (3, "Show it at the %(place)s."),
        (7, ("%(n)s card", "%(n)s cards", None)),
    ]


def test_new_messages_come_in_and_translations_stay(tmp_path):
    for room in ("cardfaq", "content", "templates"):
        (tmp_path / room).mkdir()
    (tmp_path / "templates" / "page.html").write_text(TEMPLATE, encoding="utf-8")
    file = tmp_path / "locale" / "es" / "LC_MESSAGES" / "django.po"
    update(file, messages_in(tmp_path), "es")
    file.write_text(file.read_text().replace('msgid "Cards"\nmsgstr ""', 'msgid "Cards"\nmsgstr "Tarjetas"'))
    (tmp_path / "content" / "models.py").write_text('_("Guide")', encoding="utf-8")

    waiting = update(file, messages_in(tmp_path), "es")

    text = file.read_text()
    assert 'msgid "Guide"' in text
    assert 'msgstr "Tarjetas"' in text
    assert waiting == 3


def test_compiled_catalogues_can_be_read(tmp_path):
    folder = tmp_path / "es" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\nmsgid "Cards"\nmsgstr "Tarjetas"\n'
    )

    [compiled] = compile_catalogues(tmp_path)

    with compiled.open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Cards") == "Tarjetas"


def test_every_language_but_english_has_a_catalogue():
    written = {file.parts[-3] for file in SHIPPED}

    assert written == {code for code, _name in settings.LANGUAGES} - {"en"}


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parts[-3])
def test_a_shipped_catalogue_is_what_code_and_templates_ask_for_now(file, tmp_path):
    copy = tmp_path / file.name
    copy.write_bytes(file.read_bytes())

    update(copy, messages_in(settings.BASE_DIR), file.parts[-3])

    assert set(_messages(copy)) == set(_messages(file)), "run `make messages`, then translate what is new"


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parts[-3])
def test_every_message_has_its_words_in_every_shipped_catalogue(file):
    entries = polib.pofile(str(file))

    assert [entry.msgid for entry in entries if not entry.translated()] == []
    assert [entry.msgid for entry in entries if entry.fuzzy] == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: file.parts[-3])
def test_translations_keep_the_placeholders_and_the_edges_of_their_messages(file):
    pairs = [
        (written, translated)
        for entry in polib.pofile(str(file))
        for written, translated in (
            zip((entry.msgid, entry.msgid_plural), entry.msgstr_plural.values(), strict=True)
            if entry.msgid_plural
            else [(entry.msgid, entry.msgstr)]
        )
    ]

    assert [pair for pair in pairs if len({_placeholders(words) for words in pair}) > 1] == []
    # What stands at an edge joins the words to what follows: a space, a colon, a full stop.
    assert [pair for pair in pairs if len({_edges(words) for words in pair}) > 1] == []


def _messages(file):
    return [(entry.msgctxt, entry.msgid, entry.msgid_plural) for entry in polib.pofile(str(file))]


def _placeholders(words):
    return tuple(sorted(PLACEHOLDER.findall(words)))


def _edges(words):
    return words[:1].isspace(), words[-1:].isspace(), words[-1:] if words[-1:] in ".:" else ""
