"""The translators' queue: what lags on the site and in drafts, and the word that a meaning has not changed."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.desk.frame import A_PAGE, frame
from content.desk.labels import label_of_row
from content.publishing.drafts.applying import DraftRefused
from content.publishing.drafts.models import Draft
from content.publishing.editing import change_url
from content.publishing.formats import own_kind
from content.publishing.freshness.keeping import confirm, confirm_in_draft, lags_of, may_settle
from content.publishing.freshness.models import LaggingText
from content.publishing.rows import model_of_row


@dataclass(frozen=True)
class ToTranslate:
    """A text that lags, with where to change it."""

    label: str
    lag: Any
    url: str
    where: str
    """What the button of “meaning unchanged” sends."""
    may_settle: bool


def translations(request: HttpRequest) -> HttpResponse:
    """The translators' queue: what lags on the site, and in drafts."""
    context = frame(request, _("Translations that lag"))
    if request.method == "POST":
        _say_unchanged(request)
        return HttpResponseRedirect(request.get_full_path())
    wanted = [code for code in LANGUAGES if request.GET.get("language", code) == code]
    rows = [*_in_drafts(request, wanted), *_on_the_site(request, wanted)]
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "admin/translations.html", {**context, "rows": page})


def _on_the_site(request: HttpRequest, wanted: list[str]) -> list[ToTranslate]:
    found = []
    for lag in LaggingText.objects.open().filter(language__in=wanted).select_related("page"):
        if lag.page:
            row: Any = own_kind(lag.page)
            url = f"{change_url(row)}?draft=1"
        else:
            model = model_of_row(lag.kind)
            row = model._base_manager.filter(key=lag.key).first() if model else None
            url = change_url(row) if row else ""
        label = f"{row}: {label_of_row(lag.kind, tuple(lag.path.split('/')), is_page=bool(lag.page))}"
        found.append(ToTranslate(label, lag, url, f"lag-{lag.pk}", may_settle(request.user, lag.language)))
    return found


def _in_drafts(request: HttpRequest, wanted: list[str]) -> list[ToTranslate]:
    return [
        row
        for draft in Draft.objects.open().select_related("page")
        for row in rows_to_translate(draft, request.user)
        if row.lag.language in wanted
    ]


def rows_to_translate(draft: Draft, user: Any) -> list[ToTranslate]:
    """What lags within a draft, for whoever looks at it."""
    lags = lags_of(draft)
    if not lags:
        return []
    url = f"{change_url(own_kind(draft.page))}?draft=1"
    title = _("Draft: %(page)s") % {"page": draft.page}
    return [
        ToTranslate(
            f"{title}: {label_of_row(draft.page.kind, lag.path, is_page=True)}",
            lag,
            url,
            f"draft-{draft.pk}-{lag.key}",
            may_settle(user, lag.language),
        )
        for lag in lags
    ]


def _say_unchanged(request: HttpRequest) -> None:
    what, _dash, rest = request.POST.get("unchanged", "").partition("-")
    try:
        if what == "lag":
            confirm(get_object_or_404(LaggingText, pk=rest if rest.isdecimal() else 0), by=request.user)
        else:
            pk, _dash, key = rest.partition("-")
            confirm_in_draft(get_object_or_404(Draft, pk=pk if pk.isdecimal() else 0), key, by=request.user)
    except DraftRefused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, _("Kept, with your name: the meaning has not changed."))
