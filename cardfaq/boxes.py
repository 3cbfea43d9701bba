"""Boxes for text in forms, here and in the admin."""

import re
from typing import Any

from django import forms


class OneLineEnd:
    """A line end is one sign, as browsers count it against the longest a text may be; they send it as two."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        value = super().value_from_datadict(data, files, name)  # type: ignore[misc]
        return re.sub(r"\r\n?", "\n", value) if isinstance(value, str) else value


class TextBox(OneLineEnd, forms.Textarea):
    """A box of several lines."""
