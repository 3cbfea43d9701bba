"""Who may do what at the desk: groups of rights, made and kept in step by the site."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db.models import QuerySet

from content.evidence.models import Amendment, Claim, ProvisionVersion
from content.publishing.drafts.models import Draft
from content.publishing.kinds import page_kinds

RIGHTS = frozenset(codename for codename, _label in Draft._meta.permissions)
"""What one may do with drafts, and with readers' pages. All else is Django's own: add, change, view."""


def _content() -> QuerySet[Permission]:
    return Permission.objects.filter(content_type__app_label="content").exclude(codename__startswith="delete_")


def _view() -> set[Permission]:
    return set(_content().filter(codename__startswith="view_"))


def _change_pages() -> set[Permission]:
    """The forms of pages with what stands in them; not those of rows without drafts, such as terms, seen at once.

    Changed by itself, a part of a page that readers see is refused by `publish`.
    """
    parts = [Claim, *Claim.__subclasses__(), ProvisionVersion, Amendment]
    models = [*(kind.format.model for kind in page_kinds().values()), *parts]
    return set(_content().filter(codename__in=[f"change_{model._meta.model_name}" for model in models]))


def _write() -> set[Permission]:
    return set(_content().exclude(codename__in=RIGHTS))


def _people() -> set[Permission]:
    people = Permission.objects.filter(content_type__app_label="auth", content_type__model__in=("user", "group"))
    return set(people)


def _rights(*names: str) -> set[Permission]:
    return set(_content().filter(codename__in=names))


@dataclass(frozen=True)
class Role:
    """A group. Its name is in both languages: it is a row, and not a word of the interface."""

    group: str
    may: Callable[[], set[Permission]]


ROLES: dict[str, Role] = {
    "editor": Role("Editors", lambda: set(_content())),
    "writer": Role("Writers · Redacción", lambda: _write() | _rights("write_draft")),
    "translator-en": Role(
        "Translators into English · Traducción al inglés", lambda: _view() | _change_pages() | _rights("translate_en")
    ),
    "translator-es": Role(
        "Translators into Spanish · Traducción al español", lambda: _view() | _change_pages() | _rights("translate_es")
    ),
    "legal-reviewer": Role(
        "Legal reviewers · Revisión jurídica",
        lambda: _view() | _change_pages() | _rights("write_draft", "approve_draft", "approve_proof"),
    ),
    "publisher": Role("Publishers · Publicación", lambda: _view() | _rights("approve_draft", "publish_draft")),
    "administrator": Role("Administrators · Administración", lambda: set(_content()) | _people()),
}


def group_of(role: str) -> Group:
    """The group of a role, with what it may do today: kinds of content are added over time.

    Deleting is not among it, but for accounts: what is retired is withdrawn and keeps its history.
    """
    group, _created = Group.objects.get_or_create(name=ROLES[role].group)
    group.permissions.set(ROLES[role].may())
    return group
