"""What a page read from the database, what a save wrote, and whether the one can matter to the other.

The compilers of both databases (`compilers.py`) note every query of a page and every write of a transaction. A page
stands as long as each of its queries would still answer the same. `may_touch` says without asking the database that a
write cannot have changed an answer; where it cannot say so, the query is asked again and its answers are compared. So
what decides is never a list of what shows what, which somebody would have to keep.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import blake2b
from pickle import dumps, loads
from threading import local
from typing import Any

from django.db import connection
from django.db.models.expressions import Col
from django.db.models.lookups import Exact, In
from django.db.models.sql.constants import INNER
from django.db.models.sql.datastructures import Join

Known = Mapping[str, frozenset[Any]]
"""Column → the only values it can have."""

MOST_VALUES = 500
"""Values of one column that are looked at; what has more is taken to have any."""
PLAIN = (int, str, bool, type(None))
NAMES = re.compile(r'"(\w+)"')
TABLES = re.compile(r'(?:FROM|JOIN) "(\w+)"')
NEVER_MOVED = frozenset({("content_claim", "page_id"), ("content_citation", "claim_id")})
"""Columns that say whose a row is, of rows that are never given to another: a claim's key holds its page."""

_now = local()


@dataclass(frozen=True)
class Rows:
    """The rows of one table that one query looks at."""

    known: Known
    shown: frozenset[Any] | None
    """The keys of those in the answer, where it holds them."""


@dataclass(frozen=True)
class Read:
    """One query and the fingerprint of its answer."""

    packed: bytes
    digest: bytes
    columns: frozenset[str]
    """Every name in it: columns that are not among these cannot matter."""
    tables: Mapping[str, tuple[Rows, ...]]
    width: int
    single: bool

    def is_unchanged(self, answers: dict[bytes, bytes]) -> bool:
        """Ask again, once for all pages that asked the same: `answers` remembers."""
        if self.packed not in answers:
            sql, params = loads(zlib.decompress(self.packed))  # noqa: S301 - packed by this process
            with connection.cursor() as cursor:
                cursor.execute(sql, params)
                rows = [cursor.fetchone()] if self.single else cursor.fetchall()
            answers[self.packed] = digest_of(row and row[: self.width] for row in rows)
        return answers[self.packed] == self.digest


@dataclass(frozen=True)
class Write:
    """Rows of one table that were added, changed or removed, as far as the statement says which."""

    table: str
    before: Known | None
    """What they were; None where there were none."""
    after: Known | None
    changed: frozenset[str] | None = None
    """The columns; None for whole rows."""
    key: str = "id"

    def as_json(self) -> list[Any]:
        sides = [side if side is None else {name: list(some) for name, some in side.items()} for side in self._sides]
        return [self.table, *sides, None if self.changed is None else sorted(self.changed), self.key]

    @property
    def _sides(self) -> tuple[Known | None, Known | None]:
        return self.before, self.after

    @classmethod
    def from_json(cls, stored: list[Any]) -> "Write":
        table, *sides, changed, key = stored
        before, after = ({n: frozenset(v) for n, v in side.items()} if side is not None else None for side in sides)
        return cls(table, before, after, None if changed is None else frozenset(changed), key)


def anything_in(table: str) -> Write:
    """A write of which nothing is known but where it was."""
    return Write(table, {}, {})


def may_touch(read: Read, write: Write) -> bool:
    """Whether the query might answer otherwise since. Only a sure no is a no."""
    looked_at = read.tables.get(write.table)
    if not looked_at or (write.changed is not None and not write.changed & read.columns):
        return False
    return any(_held(rows, write) or _would_hold(rows.known, write.after) for rows in looked_at)


def _held(rows: Rows, write: Write) -> bool:
    """A row that was written may have been in the answer."""
    keys = write.before.get(write.key) if write.before is not None else frozenset()
    if rows.shown is not None and keys is not None and not rows.shown & keys:
        return False
    return _would_hold(rows.known, write.before)


def _would_hold(known: Known, side: Known | None) -> bool:
    return side is not None and all(known[name] & some for name, some in side.items() if name in known)


@dataclass
class Reading:
    """What one page reads while it is made."""

    reads: list[Read] = field(default_factory=list)
    asked: int = 0
    """Statements of any kind; more than `reads` where something asked past the compilers."""

    @property
    def is_whole(self) -> bool:
        return self.asked == len(self.reads)

    def count(self, execute: Any, sql: str, *rest: Any) -> Any:
        self.asked += sql != "SELECT 1"
        return execute(sql, *rest)


@contextmanager
def reading() -> Iterator[Reading]:
    """Note what this thread reads."""
    _now.reading = noted = Reading()
    try:
        with connection.execute_wrapper(noted.count):
            yield noted
    finally:
        _now.reading = None


def is_reading() -> bool:
    return getattr(_now, "reading", None) is not None


def note_read(compiler: Any, compiled: tuple[str, tuple], rows: Iterable[Any], *, single: bool) -> None:
    """Called by the compilers with every answer, while `is_reading`."""
    answer = list(rows)
    sql, params = compiled
    packed = zlib.compress(dumps((sql, tuple(params))), 1)
    columns = frozenset(NAMES.findall(sql))
    tables = _tables(compiler, sql, None if single else answer)
    _now.reading.reads.append(Read(packed, digest_of(answer), columns, tables, compiler.col_count, single))


def digest_of(rows: Iterable[Any]) -> bytes:
    return blake2b(repr(list(rows)).encode(), digest_size=16).digest()


def _tables(compiler: Any, sql: str, answer: list[Any] | None) -> dict[str, tuple[Rows, ...]]:
    """The tables of a query. One that stands in it otherwise than as a plain join (in a query within) is all rows."""
    query = compiler.query
    mentioned = Counter(TABLES.findall(sql))
    conditions = {} if query.combinator else known_of(query)
    keys = _keys_shown(compiler, answer)
    found: dict[str, list[Rows]] = {table: [] for table in mentioned}
    for alias, known in conditions.items():
        table = query.alias_map[alias].table_name
        found.setdefault(table, []).append(Rows(known, keys.get(alias)))
    for table, times in mentioned.items():
        if len(found[table]) < times:
            found[table].append(Rows({}, None))
    return {table: tuple(rows) for table, rows in found.items()}


def _keys_shown(compiler: Any, answer: list[Any] | None) -> dict[str, frozenset[Any]]:
    """Of each table whose key is part of the answer: the keys in it."""
    query = compiler.query
    if answer is None or query.combinator or query.group_by is not None or query.low_mark:
        return {}
    return {
        column[0].alias: frozenset(row[place] for row in answer)
        for place, column in enumerate(compiler.select or ())
        if isinstance(column[0], Col) and column[0].target.primary_key
    }


def known_of(query: Any) -> dict[str, dict[str, frozenset[Any]]]:
    """For each table that a query joins, what its conditions say of single columns."""
    used = {alias: join for alias, join in query.alias_map.items() if query.alias_refcount.get(alias)}
    known: dict[str, dict[str, frozenset[Any]]] = {alias: {} for alias in used}
    where = query.where
    if where.connector == "AND" and not where.negated:
        for lookup in where.children:
            _note_condition(lookup, known)
    for _twice in range(2):
        for alias, join in used.items():
            parent = getattr(join, "parent_alias", None)
            if isinstance(join, Join) and parent and parent in known:
                _pass_on(join, known[parent], known[alias])
    return known


def _note_condition(lookup: Any, known: dict[str, dict[str, frozenset[Any]]]) -> None:
    if getattr(lookup, "connector", "") == "AND" and not lookup.negated:
        for child in lookup.children:
            _note_condition(child, known)
    elif isinstance(lookup, (Exact, In)) and isinstance(lookup.lhs, Col) and lookup.lhs.alias in known:
        values = lookup.rhs if isinstance(lookup, In) else [lookup.rhs]
        if (plain := plain_values(values)) is not None:
            of_alias = known[str(lookup.lhs.alias)]
            name = str(lookup.lhs.target.column)
            of_alias[name] = of_alias[name] & plain if name in of_alias else plain


def _pass_on(join: Any, parent: dict[str, frozenset[Any]], child: dict[str, frozenset[Any]]) -> None:
    """What is known of one side of an equation holds for the other."""
    for of_parent, of_child in join.join_cols:
        if of_parent in parent:
            child.setdefault(of_child, parent[of_parent])
        elif of_child in child and join.join_type == INNER:
            parent.setdefault(of_parent, child[of_child])


def plain_values(values: Any) -> frozenset[Any] | None:
    """The values, where they are values and few."""
    if not isinstance(values, (list, tuple, set, frozenset, dict)) and not hasattr(values, "__iter__"):
        return None
    if hasattr(values, "get_compiler") or hasattr(values, "resolve_expression"):
        return None
    some = list(values)
    if len(some) > MOST_VALUES or not all(isinstance(value, PLAIN) for value in some):
        return None
    return frozenset(some)
