"""The rows of a list as a browser sends them: `claims-0-text_en`, counted in `claims-TOTAL_FORMS`. Taken out, moved."""

from django.http import QueryDict


def drop_row(data: QueryDict, prefix: str, index: int) -> None:
    """Take a row out; those behind it move up."""
    initial, total = (_count(data, prefix, which) for which in ("INITIAL", "TOTAL"))
    rows = [_row(data, prefix, number) for number in range(total) if number != index]
    _write(data, prefix, rows, initial - (index < initial), total)


def as_new_row(data: QueryDict, prefix: str, index: int, key: str, values: dict[str, str | list[str]]) -> int:
    """Make a row that was in the database a new one, behind all others, with `values` for what was not sent.

    Returns its new place.
    """
    initial, total = (_count(data, prefix, which) for which in ("INITIAL", "TOTAL"))
    rows = [_row(data, prefix, number) for number in range(total)]
    moved = rows.pop(index)
    for name, value in values.items():
        moved.setdefault(name, value if isinstance(value, list) else [value])
    moved[key] = [""]
    _write(data, prefix, [*rows, moved], initial - 1, total)
    return total - 1


def _count(data: QueryDict, prefix: str, which: str) -> int:
    return int(str(data.get(f"{prefix}-{which}_FORMS") or 0))


def _row(data: QueryDict, prefix: str, number: int) -> dict[str, list[str]]:
    start = f"{prefix}-{number}-"
    return {name.removeprefix(start): data.getlist(name) for name in data if name.startswith(start)}


def _write(data: QueryDict, prefix: str, rows: list[dict[str, list[str]]], initial: int, total: int) -> None:
    for number in range(total):
        for name in _row(data, prefix, number):
            del data[f"{prefix}-{number}-{name}"]
    for number, row in enumerate(rows):
        for name, values in row.items():
            data.setlist(f"{prefix}-{number}-{name}", values)
    data[f"{prefix}-TOTAL_FORMS"] = str(len(rows))
    data[f"{prefix}-INITIAL_FORMS"] = str(initial)
