"""Where every query and every write of Django passes: the compilers of a database, which tell `reads` and `writes`."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models.sql.compiler import CURSOR, MULTI, SINGLE

from cardfaq.pages.reads import NEVER_MOVED, Known, Write, is_reading, known_of, note_read, plain_values
from cardfaq.pages.writes import note_write


class Reads:
    """Of a `SQLCompiler`."""

    compiled: tuple[str, tuple]

    def as_sql(self, *args: Any, **kwargs: Any) -> Any:
        self.compiled = super().as_sql(*args, **kwargs)  # type: ignore[misc]
        return self.compiled

    def execute_sql(self, result_type: Any = MULTI, *args: Any, **kwargs: Any) -> Any:
        self.compiled = ("", ())
        results = super().execute_sql(result_type, *args, **kwargs)  # type: ignore[misc]
        if not self.compiled[0] or not is_reading():
            return results
        if result_type == SINGLE:
            note_read(self, self.compiled, [results], single=True)
        elif result_type == MULTI:
            results = list(results)
            note_read(self, self.compiled, (row for chunk in results for row in chunk), single=False)
        return results


class Inserts:
    """Of a `SQLInsertCompiler`."""

    query: Any
    connection: Any

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        results = super().execute_sql(*args, **kwargs)  # type: ignore[misc]
        table = self.query.get_meta().db_table
        note_write(self.connection, Write(table, None, dict(self._inserted())))
        return results

    def _inserted(self) -> Iterator[tuple[str, frozenset[Any]]]:
        for field in self.query.fields:
            values = plain_values([getattr(row, field.attname) for row in self.query.objs])
            if values is not None:
                yield field.column, values


class Updates:
    """Of a `SQLUpdateCompiler`."""

    query: Any
    connection: Any

    def execute_sql(self, *args: Any, **kwargs: Any) -> Any:
        results = super().execute_sql(*args, **kwargs)  # type: ignore[misc]
        if self.query.values:
            meta = self.query.get_meta()
            before = _before(self.query)
            written = {field.column: plain_values([value]) for field, _model, value in self.query.values}
            before |= _unmoved(meta.db_table, written)
            after = {name: some for name, some in (before | written).items() if some is not None}
            note_write(self.connection, Write(meta.db_table, before, after, frozenset(written), meta.pk.column))
        return results


class Deletes:
    """Of a `SQLDeleteCompiler`."""

    query: Any
    connection: Any

    def execute_sql(self, result_type: Any = CURSOR, *args: Any, **kwargs: Any) -> Any:
        results = super().execute_sql(result_type, *args, **kwargs)  # type: ignore[misc]
        meta = self.query.get_meta()
        note_write(self.connection, Write(meta.db_table, _before(self.query), None, key=meta.pk.column))
        return results


def _before(query: Any) -> dict[str, frozenset[Any]]:
    """What the conditions of a statement say of the rows it was for."""
    known = known_of(query)
    return dict(known.get(query.get_initial_alias(), {})) if len(known) <= 1 else {}


def _unmoved(table: str, written: Mapping[str, frozenset[Any] | None]) -> Known:
    return {name: some for name, some in written.items() if some is not None and (table, name) in NEVER_MOVED}
