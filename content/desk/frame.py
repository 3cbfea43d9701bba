"""What every page of the desk asks and shows."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from content.publishing.models import Page

SEE = "content.view_page"
A_PAGE = 20
"""Rows of a list that are shown at a time."""


def frame(request: HttpRequest, title: str) -> dict[str, Any]:
    """The context of the admin's frame. Raises `PermissionDenied` for who may not see the desk."""
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    return {**admin.site.each_context(request), "title": title}


def page_or_404(request: HttpRequest, pk: int) -> Page:
    """The page, for whoever may see it at the desk. Raises `PermissionDenied` and `Http404`."""
    if not request.user.has_perm(SEE):
        raise PermissionDenied
    return get_object_or_404(Page, pk=pk)
