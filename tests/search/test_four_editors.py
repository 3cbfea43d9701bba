"""Four editors at once, each in a process of their own, on a real file of SQLite or a real PostgreSQL."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import connection

from tests.search.editor_at_work import EDITORS, ROUNDS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def shared_database(tmp_path: Path) -> Iterator[str]:
    """The address of a new database of the kind the tests run on."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'shared.sqlite3'}"
        return
    address = os.environ["DATABASE_URL"]
    name = f"editors_{os.getpid()}"
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
    yield _beside(address, name)
    with psycopg.connect(address, autocommit=True) as server:
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _beside(address: str, name: str) -> str:
    """The address of another database on the same server."""
    path, question, options = address.partition("?")
    return f"{path.rpartition('/')[0]}/{name}{question}{options}"


def _start(database: str, task: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tests.search.editor_at_work", task],
        cwd=ROOT,
        env=os.environ | {"DATABASE_URL": database},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _finish(process: subprocess.Popen[str]) -> Any:
    said, complaints = process.communicate()
    assert process.returncode == 0, complaints
    return ast.literal_eval(said.strip().splitlines()[-1]), complaints


@pytest.mark.django_db
def test_all_saves_succeed_and_search_finds_the_last_words_of_each(shared_database):
    _finish(_start(shared_database, "prepare"))

    editors = [_start(shared_database, str(number)) for number in range(EDITORS)]
    answers = [_finish(editor) for editor in editors]

    assert [said for said, _complaints in answers] == [[302] * (2 * ROUNDS)] * EDITORS, answers
    found, _complaints = _finish(_start(shared_database, "found"))
    assert found == {f"last{n}x{ROUNDS - 1}": [f"page-{n}"] for n in range(EDITORS)} | {"due": []}
