"""What the rooms above tell those below: found by name when first asked, as Django finds the addresses of a site.

Publishing must know every kind of page, but not the rooms that hold them. They stand in one register, and only the
settings name it: no room below imports one above, and nothing has to be told when Django starts.
"""

from importlib import import_module
from typing import Any

from django.conf import settings


def registered(name: str) -> Any:
    """What stands under this name in the register. Raises `AttributeError` where nothing does."""
    return getattr(import_module(settings.CONTENT_REGISTER), name)
