"""What is wrong with the shape of a document, in an editor's words: before anything of it is looked up or written."""

from collections.abc import Iterator
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from cardfaq.signs import sign_problem
from content.exchange.yaml_text import Nothing
from content.publishing.documents import Problem

WHAT_TO_WRITE: dict[str, str | Promise] = {
    "missing": gettext_lazy("this field is needed and is not there."),
    "extra_forbidden": gettext_lazy("there is no field of this name here. Look for a misspelling."),
    "string_type": gettext_lazy("write words here. If they hold a colon, put them in quotation marks."),
    "list_type": gettext_lazy("write a list, each entry on a line of its own that begins with “- ”."),
    "model_type": gettext_lazy("write fields here, each on a line of its own, or {en: …, es: …} for a text."),
    "bool_parsing": gettext_lazy("write true or false."),
    "bool_type": gettext_lazy("write true or false."),
    "int_parsing": gettext_lazy("write a whole number."),
    "int_type": gettext_lazy("write a whole number."),
}
"""Kind of fault → what to do about it. Others are told as pydantic tells them."""


def problems_of(error: ValidationError, around: tuple) -> Iterator[Problem]:
    """Why a document does not have the shape of its kind."""
    for fault in error.errors(include_url=False):
        name = ".".join(map(str, fault["loc"])) or _("the file")
        message = WHAT_TO_WRITE.get(fault["type"]) or fault["msg"]
        yield Problem((*around, *fault["loc"]), f"{name}: {message}")


def problems_of_words(data: Any, path: tuple = ()) -> Iterator[Problem]:
    """Words that mean nothing, and signs that no page can show, wherever they stand in what was read."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from problems_of_words(value, (*path, name))
    elif isinstance(data, list):
        for place, value in enumerate(data):
            yield from problems_of_words(value, (*path, place))
    elif isinstance(data, Nothing):
        message = _("“%(word)s” stands for nothing. Leave the field out, or put the word in quotation marks.")
        yield Problem(path, message % {"word": data})
    elif data and (found := sign_problem(data)):
        yield Problem(path, found[1])
