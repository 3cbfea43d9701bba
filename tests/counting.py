"""Counts what is asked of the database: the queries, and the rows written in each table."""

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from django.db import connection

WRITING = re.compile(r'(?:INSERT INTO|UPDATE|DELETE FROM) "(?:content_)?(\w+)"')
OF_TRANSACTIONS = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")
OF_SIGNING_IN = re.compile(r'FROM "(?:django_session|auth_user|auth_permission)"')
"""Who asks, and what they may do: asked at every request, whatever it does."""


@dataclass
class Asked:
    queries: list[str] = field(default_factory=list)
    written: Counter[str] = field(default_factory=Counter)
    """Table → rows inserted, changed or deleted."""

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        result = execute(sql, params, many, context)
        if not sql.startswith(OF_TRANSACTIONS) and not OF_SIGNING_IN.search(sql):
            self.queries.append(sql)
        if (match := WRITING.match(sql)) and (rows := _rows(sql, context["cursor"])):
            self.written[match[1]] += rows
        return result


def _rows(sql: str, cursor: Any) -> int:
    # SQLite does not tell how many rows an INSERT that returns their ids has written before they are fetched.
    return sql.count("(%s") if sql.startswith("INSERT") and cursor.rowcount < 1 else cursor.rowcount


@contextmanager
def counted() -> Iterator[Asked]:
    asked = Asked()
    with connection.execute_wrapper(asked):
        yield asked
