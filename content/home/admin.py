"""The admin of plain pages, and the one list in which every page is found."""

from content.cards.admin import EventInline
from content.evidence.editing.claim_admin import ClaimedPageAdmin
from content.publishing.admin import PageAdmin


class AnyPageAdmin(ClaimedPageAdmin):
    """All pages. One of another kind opens in its own form."""

    list_display = ("name", "kind", *PageAdmin.list_display[1:])
    list_filter = ("kind", *PageAdmin.list_filter)
    ordering = ("kind", "position", "key")
    inlines = (*ClaimedPageAdmin.inlines, EventInline)
