"""The form of a page, editing its draft: the same form on the database as if the draft were live, then rolled back."""

from collections.abc import Mapping
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from content.publishing.drafts.applying import DraftRefused, as_if, live_document, own_document
from content.publishing.drafts.models import Draft
from content.publishing.drafts.workflow import keep, open_draft, refuse_beyond_rights
from content.publishing.formats import document_of, own_kind
from content.publishing.kept_posts import DRAFT
from content.publishing.models import Page, Status
from content.publishing.workflow import NotPublishable

BUTTON = "_draft"


class Drafting:
    """One request that changes a draft, and not its page."""

    def __init__(self, page: Page, draft: Draft | None, by: Any) -> None:
        self.page, self.draft, self.by = page, draft, by
        self.stored: Mapping[str, Any] | None = draft.document if draft else None
        self.before = self.stored or live_document(page)
        self.document: Mapping[str, Any] | None = None
        """What the draft becomes, once the form was accepted."""
        self.note = ""

    def take(self, page: Page, note: str) -> None:
        """Remember what the form has made of the page. Raises `NotPublishable` where this account may not."""
        document = own_document(page, document_of(own_kind(page)))
        try:
            refuse_beyond_rights(self.before, document, self.by)
        except DraftRefused as refusal:
            raise NotPublishable(refusal.problems) from refusal
        self.document, self.note = document, note


class DraftForm(admin.options.BaseModelAdmin):
    """The form of a page that may be kept as a draft. An address with `?draft=1` is that of the draft."""

    def changeform_view(
        self, request: HttpRequest, object_id: str | None = None, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        is_asked = DRAFT in request.GET or BUTTON in request.POST
        page = self.get_object(request, unquote(object_id)) if object_id and is_asked else None
        if page is None or not self.has_change_permission(request, page):
            return self._change(request, object_id, *args, **kwargs)
        with transaction.atomic():
            # SQLite is one writer's from the start; elsewhere the page's row is the lock.
            Page.objects.select_for_update().get(pk=page.pk)
            drafting = Drafting(page, open_draft(page), request.user)
            request.drafting = drafting
            with as_if(page, drafting.stored, Status.DRAFT):
                response = self._change(request, object_id, *args, **kwargs)
                if isinstance(response, TemplateResponse):
                    response.render()
            if drafting.document is not None:
                keep(page, drafting.document, by=request.user, note=drafting.note)
        return response

    def _change(self, *args: Any, **kwargs: Any) -> HttpResponse:
        answer: HttpResponse = super().changeform_view(*args, **kwargs)  # type: ignore[misc]
        return answer

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if drafting_of(request) is None:
            return super().response_change(request, obj)  # type: ignore[misc]
        options: Any = self
        options.message_user(request, _("The draft is kept. Readers see the page as it was."), messages.SUCCESS)
        if "_continue" in request.POST:
            return HttpResponseRedirect(f"{request.path}?{DRAFT}=1")
        return HttpResponseRedirect(reverse("admin:draft", args=[obj.pk]))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        page, drafting = context["original"], drafting_of(request)
        may_go_public = request.user.has_perm("content.publish_directly")
        context["drafting"] = drafting
        context["may_be_drafted"] = page is not None and drafting is None
        context["may_go_public"] = may_go_public and drafting is None
        context["has_draft"] = open_draft(page) if page is not None and drafting is None else None
        if page is not None and page.status != Status.DRAFT and not may_go_public:
            # What such a form would change, readers would see.
            for button in ("show_save", "show_save_and_continue", "show_save_and_add_another"):
                context[button] = False
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]


def drafting_of(request: HttpRequest) -> Drafting | None:
    return getattr(request, "drafting", None)
