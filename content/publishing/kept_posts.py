"""What an editor typed and could not send: kept in the session, for the same person and the same form.

A session that ended, or a second sign-in in another tab, refuses a form. What was typed waits here for an hour and
stands in the form again when it is opened. Nothing is ever written from here: saving is for the editor to press.
"""

import time
from collections.abc import MutableMapping
from typing import Any

from django.http import HttpRequest, QueryDict

from content.publishing.colleagues import BEGAN, Beginning

KEY = "kept_posts"
SECONDS = 60 * 60
MOST = 5
"""Forms of one person. The oldest go first."""
DRAFT = "draft"
"""In the address of a form: it is that of the page's draft."""
NOT_TYPED = ("csrfmiddlewaretoken", "_save", "_continue", "_addanother", "_saveasnew", "_publish", "_draft")
"""The form's own, and the button that was pressed."""


def keep_post(request: HttpRequest) -> int | None:
    """Keep what was sent and return whose it is. None if it is no form of ours: only what we signed says whose."""
    if (beginning := Beginning.read(request.POST.get(BEGAN, ""))) is None:
        return None
    keep_typed(request, _address(request), request.POST.copy(), beginning.user)
    return beginning.user


def keep_typed(request: HttpRequest, path: str, data: QueryDict, user: int | None = None) -> None:
    """Keep what somebody (this person, if not said) typed for the form at `path`."""
    for name in NOT_TYPED:
        data.pop(name, None)
    kept = _fresh(request.session)
    kept[path] = {"user": user or request.user.pk, "at": time.time(), "data": data.urlencode()}
    request.session[KEY] = dict(sorted(kept.items(), key=lambda entry: entry[1]["at"])[-MOST:])


def kept_post(request: HttpRequest) -> QueryDict | None:
    """What this person typed into the form at this address."""
    entry = _fresh(request.session).get(_address(request))
    if entry is None or entry["user"] != request.user.pk:
        return None
    return QueryDict(entry["data"], mutable=True)


def forget_post(request: HttpRequest) -> None:
    if _address(request) in request.session.get(KEY, {}):
        kept = _fresh(request.session)
        kept.pop(_address(request), None)
        request.session[KEY] = kept


def _address(request: HttpRequest) -> str:
    return f"{request.path}?{DRAFT}" if DRAFT in request.GET else request.path


def _fresh(session: MutableMapping[str, Any]) -> dict[str, Any]:
    since = time.time() - SECONDS
    return {path: entry for path, entry in session.get(KEY, {}).items() if entry["at"] > since}
