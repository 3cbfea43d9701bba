"""Rules of titles: search engines show them whole, and they name the country."""

from collections.abc import Iterable
from itertools import chain

from django.utils.translation import gettext as _

from content.addresses import LANGUAGES
from content.checks.content import Content, Finding
from content.evidence.models import Provision
from content.publishing.models import Page
from content.seo.titles import fits


def titles_fit_in_search_results(content: Content) -> Iterable[Finding]:
    pages = Page.objects.published().exclude(kind=Provision.KIND).order_by("kind", "key")
    provisions = Provision.objects.published().select_related("law").order_by("key")
    for page in chain(pages, provisions):
        for language in LANGUAGES:
            if page.is_offered_in(language) and not fits(page.title_in(language), page.search_title_in(language)):
                problem = _("The title is too long for search results. Write a shorter one beside it.")
                yield Finding(page.reference, "search_title", problem, language)
