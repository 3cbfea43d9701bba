"""Several editors in one form: what each began from travels with the form, and their changes are put together.

A form carries, signed, what the database held when it was opened. When it is sent, that is compared with what the
database holds now: what only a colleague changed is taken over, what both changed is shown side by side and the editor
chooses. The putting together itself is in `merging`.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.core import signing
from django.db import connection
from django.http import QueryDict
from django.utils import timezone

from content.publishing.forms_as_units import Part, Unit, Units, label_of, stored_units, typed_units, words_of
from content.publishing.merging import Difference, Fields, Meeting, merge
from content.publishing.rows_sent import as_new_row, drop_row

BEGAN = "_began"
"""The hidden field with what the form began from."""
CHOICE, SEEN, BACK = "_choice", "_seen", "_back"
SALT = "content.publishing.colleagues"
ONE_EDITOR = 5_304_912
"""Names the lock under which one form after the other is saved."""


def one_at_a_time() -> None:
    """Wait until no other form is being saved. SQLite lets one write at a time by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_EDITOR])


@dataclass(frozen=True)
class Beginning:
    """What a form began from: by whom and when it was opened, and what the database held then."""

    user: int
    opened_at: datetime
    units: Units

    def sign(self) -> str:
        units = [[*unit, fields] for unit, fields in self.units.items()]
        return signing.dumps([self.user, self.opened_at.timestamp(), units], salt=SALT, compress=True)

    @staticmethod
    def read(signed: str) -> "Beginning | None":
        """None where the text is not ours: then nothing is known of the beginning."""
        try:
            user, opened, units = signing.loads(signed, salt=SALT)
        except signing.BadSignature:
            return None
        when = datetime.fromtimestamp(opened, UTC)
        return Beginning(user, when, {(prefix, name): fields for prefix, name, fields in units})


@dataclass(frozen=True)
class Line:
    """One field of what both changed, as three texts."""

    label: str
    anchor: str
    language: str
    was: str
    theirs: str
    mine: str
    choice: str = ""
    """The name of the choice, where there is one to make."""
    chosen: str = ""
    """What was chosen already: `mine` or `theirs`."""
    mark: str = ""


@dataclass(frozen=True)
class Shown:
    """Something that both changed, for the page that shows it."""

    label: str
    lines: tuple[Line, ...] = ()
    seen_name: str = ""
    seen_value: str = ""
    removed_by_me: bool = False
    back: str = ""
    """The name of the choice whether a row that a colleague removed comes back."""


@dataclass
class Outcome:
    """What became of a form that was sent: what the editor has to look at first, and what came from colleagues."""

    shown: list[Shown] = field(default_factory=list)
    open: set[Any] = field(default_factory=set)
    """The units that nobody has settled yet."""
    taken: list[str] = field(default_factory=list)
    """What was taken over from colleagues, in words."""
    gone: list[str] = field(default_factory=list)
    """Rows that colleagues removed and nobody here had touched."""
    people: str = ""
    """Who did it, and when."""


def settle_returns(data: QueryDict) -> None:
    """Take out the rows that a colleague removed and this editor, asked, does not want back either."""
    places = [name.split(":")[1:] for name in data if name.startswith(f"{BACK}:") and data[name] == "no"]
    for prefix, index in sorted(places, key=lambda place: int(place[1]), reverse=True):
        drop_row(data, prefix, int(index))


def put_together(parts: Sequence[Part], data: QueryDict, beginning: Beginning | None, user: int) -> Outcome:
    """Compare what was sent with what is stored now, and put both together in `data`, which the forms read."""
    outcome = Outcome()
    base = beginning.units if beginning else {}
    stored = stored_units(parts)
    if stored == base:
        return outcome
    merged = merge(base, stored, typed_units(parts, base))
    by_unit: dict[Any, Part] = {part.unit_of(name): part for part in parts for name, _field in part.fields()}
    met: dict[Any, Meeting] = {meeting.unit: meeting for meeting in merged.meetings}
    for unit in merged.taken:
        if (part := by_unit.get(unit)) and not part.is_removed:
            outcome.taken.append(_label(unit, part))
            _write(part, merged.units[unit], data)
    for unit, meeting in met.items():
        if not meeting.removed_by_them and not _settle(meeting, stored[unit], by_unit[unit], data):
            outcome.shown.append(_show(meeting, stored[unit], by_unit[unit], data))
            outcome.open.add(unit)
    _take_out([part for part in parts if part.is_removed], met, base, data, outcome)
    known = {unit: base[unit] if unit in outcome.open and unit in base else stored[unit] for unit in stored}
    opened = beginning.opened_at if beginning and outcome.open else timezone.now()
    data[BEGAN] = Beginning(user, opened, known).sign()
    return outcome


def _settle(meeting: Meeting, stored: Fields, part: Part, data: QueryDict) -> bool:
    """Whether the editor has seen what the colleague made of this, and has chosen where there is a choice.

    What was chosen stands in `data` then; before, the two versions, put together as far as they can be.
    """
    seen = data.get(_name(SEEN, meeting.unit)) == _mark(stored)
    if meeting.removed_by_me:
        return seen
    if not seen:
        _write(part, {d.field: d.theirs for d in meeting.differences if not d.changed_by_me}, data)
        return False
    chosen = {d: _chosen(meeting, d, data) for d in meeting.differences if d.is_open}
    if "" in chosen.values():
        return False
    _write(part, {d.field: d.theirs for d, side in chosen.items() if side == "theirs"}, data)
    return True


def _chosen(meeting: Meeting, difference: Difference, data: QueryDict) -> str:
    """`mine` or `theirs`, if the choice was made before this very version of theirs."""
    side, _colon, mark = str(data.get(_name(CHOICE, meeting.unit, difference.field), "")).partition(":")
    return side if mark == _mark(difference.theirs) else ""


def _take_out(removed: Sequence[Part], met: dict[Any, Meeting], base: Units, data: QueryDict, outcome: Outcome) -> None:
    """Rows that a colleague removed: gone, or, where this editor had changed one, new ones behind the others."""
    back: list[Part] = []
    for part in sorted(removed, key=_index, reverse=True):
        if part.unit_of("") in met:
            key = part.form._meta.model._meta.pk.name
            as_new_row(data, part.prefix, _index(part), key, base.get(part.unit_of(""), {}))
            back.append(part)
        else:
            drop_row(data, part.prefix, _index(part))
            outcome.gone.append(label_of(part))
    for number, part in enumerate(back):
        behind = [other for other in back[number:] if other.prefix == part.prefix]
        place = int(str(data[f"{part.prefix}-TOTAL_FORMS"])) - len(behind)
        outcome.shown.append(Shown(label_of(part), back=_name(BACK, (part.prefix, str(place)))))


def _show(meeting: Meeting, stored: Fields, part: Part, data: QueryDict) -> Shown:
    return Shown(
        label=_label(meeting.unit, part),
        lines=tuple(_line(meeting, difference, part, data) for difference in meeting.differences),
        seen_name=_name(SEEN, meeting.unit),
        seen_value=_mark(stored),
        removed_by_me=meeting.removed_by_me,
    )


def _line(meeting: Meeting, difference: Difference, part: Part, data: QueryDict) -> Line:
    field = part.form.fields[difference.field]
    bound = part.form[difference.field]
    asks = difference.is_open and not meeting.removed_by_me
    return Line(
        label=str(bound.label),
        anchor=bound.id_for_label,
        language=field.widget.attrs.get("lang", ""),
        was=words_of(field, difference.was),
        theirs=words_of(field, difference.theirs),
        mine=words_of(field, difference.mine),
        choice=_name(CHOICE, meeting.unit, difference.field) if asks else "",
        chosen=_chosen(meeting, difference, data),
        mark=_mark(difference.theirs),
    )


def _label(unit: Unit, part: Part) -> str:
    """The row; or, of the form itself, the field."""
    if label := label_of(part):
        return label
    names = [name for name, _field in part.fields() if part.unit_of(name) == unit]
    return str(part.form[names[0]].label).partition(" – ")[0] if part.by_field else ""


def _index(part: Part) -> int:
    return int(part.form.prefix.rpartition("-")[2])


def _write(part: Part, values: dict[str, Any], data: QueryDict) -> None:
    for name, value in values.items():
        html_name = part.form.add_prefix(name)
        if isinstance(value, list):
            data.setlist(html_name, value)
        else:
            data[html_name] = value or ""


def _name(what: str, unit: Any, name: str = "") -> str:
    return ":".join(filter(None, (what, *unit, name)))


def _mark(value: Any) -> str:
    """Says which version somebody has seen."""
    return hashlib.blake2s(json.dumps(value, sort_keys=True).encode(), digest_size=12).hexdigest()
