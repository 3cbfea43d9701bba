"""Addresses that cannot be meant: refused before anything reads them."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponseBase


class AddressMiddleware:
    """Refuses an address with the character NUL. PostgreSQL cannot compare anything with it and would fail."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        query = request.META.get("QUERY_STRING", "")
        if "\0" in request.path_info or "\0" in query or "%00" in query:
            raise BadRequest("The address holds the character NUL.")
        return self.get_response(request)
