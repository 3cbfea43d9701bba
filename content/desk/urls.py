"""The pages of the desk that are no forms of one row. They stand within the admin, behind its sign-in."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from content.desk import draft_views, preview


def desk_urls(guarded: Callable[[Any], Any]) -> list[URLPattern]:
    return [
        path("desk/pages/<int:pk>/draft/", guarded(draft_views.draft_page), name="draft"),
        path("desk/pages/<int:pk>/revisions/", guarded(draft_views.history), name="page-history"),
        path("desk/pages/<int:pk>/preview/", guarded(preview.preview), name="preview"),
        path("desk/pages/<int:pk>/preview/<slug:code>/", guarded(preview.previewed_page), name="previewed-page"),
    ]
