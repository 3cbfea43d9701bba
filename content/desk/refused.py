"""A form of the admin that was refused because its mark against forged forms is not the one of this session.

It happens to people, not to forgers: they signed in again in another tab, or left a form open for days.
"""

from django.contrib import admin
from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from content.publishing.kept_posts import keep_post


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403, in the editor's language, with a way on: what was typed is kept and stands in the form again."""
    owner = keep_post(request)
    another = owner if request.user.pk not in (owner, None) else None
    leaves = another or request.path == reverse("admin:logout")
    context = {
        **admin.site.each_context(request),
        "title": _("This form was not accepted"),
        "is_kept": owner is not None,
        "owner": get_user_model()._default_manager.filter(pk=another).first() if another else None,
        "way_on": reverse("admin:index") if leaves else request.get_full_path(),
        "has_no_cookies": not request.COOKIES,
    }
    return render(request, "admin/csrf_failure.html", context, status=403)
