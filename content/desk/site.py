"""The admin as a site of ours: how one signs in, and what becomes of addresses that nothing can stand behind."""

import logging
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.db import DataError
from django.db.models import BigIntegerField
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from content.desk.signing_in import SignInForm
from content.publishing.kept_posts import keep_post

logger = logging.getLogger(__name__)


class Choices(AutocompleteJsonView):
    """What a picker offers. A kind of row may say how it is told apart there: `label_in_choices`."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        result = super().serialize_result(obj, to_field_name)
        label = getattr(self.model_admin, "label_in_choices", None)
        return {**result, "text": label(obj)} if label else result


class Desk(AdminSite):
    site_header = site_title = "CardFAQ"
    login_form = SignInForm

    def get_urls(self) -> list[Any]:
        from content.desk.urls import desk_urls

        return [*desk_urls(self.admin_view), *super().get_urls()]

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        response = super().login(request, extra_context)
        form = (getattr(response, "context_data", None) or {}).get("form")
        if form and form.has_error("__all__", "limited"):
            response.status_code = HTTPStatus.TOO_MANY_REQUESTS
        return response

    def autocomplete_view(self, request: HttpRequest) -> Any:
        return Choices.as_view(admin_site=self)(request)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        guarded = super().admin_view(_within_bounds(view), cacheable)

        @wraps(guarded)
        def keeping(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.method == "POST" and not self.has_permission(request) and keep_post(request):
                text = _("Your session has ended. What you typed is kept: sign in, and it stands in the form again.")
                messages.warning(request, text)
            answer: HttpResponse = guarded(request, *args, **kwargs)
            return answer

        return keeping


def _within_bounds(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Numbers and dates in an address that no row can have lead to no page. They are no fault of the site."""

    @wraps(view)
    def bounded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if _is_beyond_integers(kwargs.get("object_id", "")):
            raise _beyond(request)
        try:
            response = view(request, *args, **kwargs)
            # The admin's pages ask the database while they are written.
            return response.render() if isinstance(response, TemplateResponse) else response
        except (OverflowError, DataError) as error:
            raise _beyond(request) from error
        except ValueError as error:
            # A year 99999, a word for a number: only where an address brought it along.
            if request.method == "GET" and request.GET:
                raise _beyond(request) from error
            raise

    return bounded


def _is_beyond_integers(row: str) -> bool:
    """SQLite refuses to ask for such a row, PostgreSQL asks and finds none: both get one answer."""
    return row.isdecimal() and int(row) > BigIntegerField.MAX_BIGINT


def _beyond(request: HttpRequest) -> Http404:
    logger.warning("No row can have the values in this address.", exc_info=True, extra={"request": request})
    return Http404("No row can have the values in this address.")
