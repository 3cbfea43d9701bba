"""Message catalogues without the gettext programs: compiled with polib, and templates read for Babel.

Django's own `makemessages` and `compilemessages` call programs that a fresh machine does not have.
"""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import polib
from django.utils.translation.template import templatize

DOMAIN = "django"


def compile_catalogues(folder: Path) -> list[Path]:
    """Write a compiled catalogue beside each catalogue in `folder` and return what was written."""
    written = []
    for source in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po")):
        compiled = source.with_suffix(".mo")
        polib.pofile(str(source)).save_as_mofile(str(compiled))
        written.append(compiled)
    return written


def missing_catalogues(folder: Path) -> list[Path]:
    """The compiled catalogues that do not stand beside their sources in `folder`."""
    compiled = [source.with_suffix(".mo") for source in sorted(folder.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))]
    return [file for file in compiled if not file.exists()]


def extract_template(fileobj: Any, keywords: Any, comment_tags: Any, options: Any) -> Iterator[Any]:
    """Find the messages of a Django template, for Babel.

    Django turns a template into something that reads like Python, which Babel knows. The parentheses around
    it keep Python's reader from seeing the template's indentation as blocks.
    """
    from babel.messages.extract import extract_python

    source = templatize(fileobj.read().decode("utf-8"))
    return extract_python(BytesIO(f"({source}\n)".encode()), keywords, comment_tags, options)
