"""What a place in a document is called, for people."""

from functools import cache
from typing import Any

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from content.evidence.models import Claim
from content.publishing.drafts.merging import Path
from content.publishing.formats import model_of


def label_of(kind: str, path: Path) -> str:
    """`("claims", "cost", "text")` → “cost: Statement”."""
    *around, name = path
    inner = [part for part in around[1:] if part]
    if name == "#":
        return _("Order of: %(list)s") % {"list": ", ".join([_field(kind, around[0]), *inner])}
    return ": ".join([*inner, capfirst(_field(kind, name, is_inner=bool(around)))])


def label_of_row(kind: str, path: Path, *, is_page: bool) -> str:
    """The same for what may be a row that is no page."""
    if is_page:
        return label_of(kind, path)
    model: Any = apps.get_model("content", kind)
    own = {field.name: field.verbose_name for field in model._meta.get_fields() if hasattr(field, "verbose_name")}
    return ": ".join([*path[1:-1], capfirst(str(own.get(path[-1], "")))]).rstrip(": ")


def _field(kind: str, name: str, *, is_inner: bool = False) -> str:
    own: dict[str, Any] = {} if is_inner else {field.name: field for field in model_of(kind)._meta.get_fields()}
    verbose = getattr(own.get(name), "verbose_name", None) or _names().get(name)
    return str(verbose or {"proof": _("proof"), "claims": _("statements"), "steps": _("steps")}.get(name, name))


@cache
def _names() -> dict[str, Any]:
    """Field → what it is called in a statement, else wherever there is one."""
    found: dict[str, Any] = {}
    for model in [Claim, *apps.get_app_config("content").get_models()]:
        for field in [*model._meta.fields, *model._meta.many_to_many]:
            found.setdefault(field.name, field.verbose_name)
    return found
