"""Plain pages as a kind of page: about, how we check, whom to ask, the timeline."""

from django.utils.translation import gettext_lazy as _

from content.home.documents import PAGES
from content.publishing.kinds import PageKind

PLAIN_PAGE = PageKind(
    format=PAGES,
    label=_("About this site"),
    shelf=_("More"),
    paths={},
    folder="pages",
    search_weight=0.6,
    has_list=False,
    heeds_reader=False,
    open_graph_type="website",
)
