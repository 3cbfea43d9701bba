"""The editor, logged in."""

from typing import Any

import pytest
from django.test import Client

from content.management.commands.make_editor import make_editor
from tests.html import ReadingClient


@pytest.fixture
def editor(db: None) -> Any:
    return make_editor("ana", "seven tall bamboo stools")


@pytest.fixture
def desk(editor: Any) -> Client:
    """The editor's browser."""
    client = ReadingClient()
    client.force_login(editor)
    return client
