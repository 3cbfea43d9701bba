"""Message catalogues are made and compiled without the gettext programs."""

import gettext
from io import BytesIO

from cardfaq.catalogues import compile_catalogues, extract_template
from cardfaq.management.commands.update_catalogues import KEYWORDS, messages_in, update

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
