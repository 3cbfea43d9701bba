"""Who saved rows by way of the admin, and when: from the admin's own log."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.admin.models import LogEntry
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _


def who_changed(rows: Iterable[tuple[Any, Any]], since: datetime | None) -> str:
    """The names of those who saved any of these rows (model, id) since then, each with the time, newest first.

    An import, a command or the database itself leave no name.
    """
    wanted = [Q(content_type__model=model._meta.model_name, object_id=str(pk)) for model, pk in rows]
    entries = LogEntry.objects.filter(reduce(or_, wanted), content_type__app_label="content").select_related("user")
    if since:
        entries = entries.filter(action_time__gte=since)
    newest: dict[str, datetime] = {}
    for entry in entries.order_by("-action_time"):
        newest.setdefault(str(entry.user), entry.action_time)
    names = [
        _("%(name)s, %(when)s") % {"name": name, "when": date_format(timezone.localtime(when), "DATETIME_FORMAT")}
        for name, when in newest.items()
    ]
    return "; ".join(names) or _("somebody who used no form: an import, for instance")
