"""What people send in forms: cleaned once, at the door, whichever form it is for."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase, QueryDict

from cardfaq.signs import FORBIDDEN, clean


class SentTextMiddleware:
    """Takes out of every field that was sent the signs that no text of the site may hold.

    Whoever typed or pasted them does not see them: a refusal could not say what to delete.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if request.method == "POST":
            request.POST = cleaned(request.POST)
        return self.get_response(request)


def cleaned(sent: Any) -> Any:
    """The same fields, their texts without such signs. Nothing is copied where there are none, as nearly always."""
    if not any(FORBIDDEN.search(text) for _name, texts in sent.lists() for text in texts):
        return sent
    fields = QueryDict(mutable=True, encoding=sent.encoding)
    for name, texts in sent.lists():
        fields.setlist(name, [clean(text) for text in texts])
    fields._mutable = False
    return fields
