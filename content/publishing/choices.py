"""What the forms of one page choose from: a row is read once, however many forms name it."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model, Prefetch, QuerySet, prefetch_related_objects
from django.http import HttpRequest

from content.publishing.lookup import Lookup, naming


class AtHand:
    """What was read for the forms of a request: rows by model and id, what hangs on rows, the row that is edited."""

    def __init__(self) -> None:
        self.lookup = Lookup()
        self.edited: dict[str, Any] = {}
        self.kept: dict[str, Any] = {}
        """What rooms above read for the forms of this request, by names of their own."""
        self._rows: dict[type[Model], dict[str, Any]] = {}

    def add(self, rows: Iterable[Any]) -> None:
        for row in rows:
            self.of(type(row)).setdefault(str(row.pk), row)

    def add_with_links(self, rows: Sequence[Any], links: Iterable[Any]) -> None:
        """Add what these rows lead to: by foreign keys, as far as it came along; by these many-to-many fields."""
        for row in rows:
            self.add(other for other in row._state.fields_cache.values() if isinstance(other, Model))
        for link in links if rows else ():
            self._read(rows, link)

    def _read(self, rows: Sequence[Any], link: Any) -> None:
        """One query."""
        sign, columns = naming(link.related_model)
        through = link.remote_field.through
        if through._meta.auto_created:
            prefetch_related_objects(rows, link.name)
            linked = {row.pk: list(getattr(row, link.name).all()) for row in rows}
        else:
            places = through._meta.get_field(link.m2m_field_name()).remote_field.get_accessor_name()
            other = link.m2m_reverse_field_name()
            prefetch_related_objects(
                rows, Prefetch(places, through._base_manager.select_related(other).order_by("position"))
            )
            linked = {row.pk: [getattr(one, other) for one in getattr(row, places).all()] for row in rows}
        found = {}
        for pk, others in linked.items():
            self.add(others)
            names = [sign.join(str(getattr(one, column)) for column in columns) for one in others]
            found[pk] = sorted(names) if through._meta.auto_created else names
        self.lookup.of_rows(link, list(found), lambda _missing: found)

    def of(self, model: type[Model]) -> dict[str, Any]:
        return self._rows.setdefault(model, {})


def at_hand(request: HttpRequest) -> AtHand:
    """What this request has read for its forms."""
    if not hasattr(request, "at_hand"):
        read_anew(request)
    found: AtHand = request.at_hand
    return found


def read_anew(request: HttpRequest) -> None:
    """From here on nothing counts that was read before: others may have written, or what was written is undone."""
    request.at_hand = AtHand()


class SharedRows(QuerySet):
    """All rows of a model. Those asked for by id are remembered in `known`, and come in the order of `places`."""

    known: dict[str, Any]
    places: dict[str, int]

    @classmethod
    def over(cls, rows: QuerySet, known: dict[str, Any]) -> "SharedRows":
        shared = cls(model=rows.model, query=rows.query.chain(), using=rows._db)
        shared.known, shared.places = known, {}
        return shared

    def listed_as(self, chosen: Iterable[Any]) -> "SharedRows":
        """The same rows; those that are chosen in this order."""
        rows = self._chain()
        rows.places = {str(pk): place for place, pk in enumerate(chosen)}
        return rows

    def _clone(self) -> "SharedRows":
        rows = super()._clone()  # type: ignore[misc]
        rows.known, rows.places = self.known, self.places
        return rows

    def get(self, *args: Any, **kwargs: Any) -> Any:
        if args or len(kwargs) != 1 or not self._is_id(*kwargs):
            return super().get(*args, **kwargs)
        [pk] = kwargs.values()
        if str(pk) not in self.known:
            self.known[str(pk)] = super().get(pk=pk)
        return self.known[str(pk)]

    def filter(self, *args: Any, **kwargs: Any) -> Any:
        names = [name.removesuffix("__in") for name in kwargs if name.endswith("__in")]
        if args or len(kwargs) != 1 or not names or not self._is_id(*names):
            return super().filter(*args, **kwargs)
        asked = {str(pk) for [pks] in [kwargs.values()] for pk in pks}
        found = super().filter(pk__in=asked)
        if missing := asked - self.known.keys():
            self.known |= {str(row.pk): row for row in super().filter(pk__in=missing)}
        rows = [(pk, row) for pk, row in self.known.items() if pk in asked]
        found._result_cache = [row for pk, row in sorted(rows, key=lambda one: self.places.get(one[0], len(rows)))]
        found._prefetch_done = True
        return found

    def _is_id(self, name: str) -> bool:
        """Whether this column is the id, of rows that nothing else narrows down."""
        own = self.model._meta.pk
        return not self.query.where and name in ("pk", own.name, own.attname)
