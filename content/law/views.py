"""The pages of the law: every law by its level, one law, one provision with what rests on it."""

from dataclasses import replace

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.evidence.models import Law, Provision
from content.law.changes import changes_of_law, changes_of_provision, news
from content.law.cited_by import cited_by, grades_of
from content.law.facts import (
    Address,
    glance,
    provisions_of,
    read_levels,
    read_provisions,
    read_versions,
    status_of,
)
from content.publishing.links import order_around
from content.publishing.prose import Prose, words_of
from content.publishing.serving import find_page, public
from content.reader import Reader, ReaderRequest
from content.seo.head import head_of_page, head_of_paths
from content.seo.structured import Crumb, legislation


def _prose(text: str | None, reader: Reader) -> SafeString:
    return Prose(reader).blocks(text or "")


@public
def law_index(request: ReaderRequest) -> HttpResponse:
    """Every law we know, by level, each with its status in words."""
    reader = request.reader
    crumbs = [Crumb(_("Law"))]
    paths = {code: index_path("law", code) for code in LANGUAGES}
    description = _("The laws, regulations and notices behind China’s cards, with their status and what rests on them.")
    context = {
        "description": description,
        "levels": read_levels(reader),
        "law_changes": news(reader),
        "crumbs": crumbs,
        "head": head_of_paths(_("Law"), description, paths, reader, crumbs),
    }
    return render(request, "law/law_index.html", context)


@public
def law_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One law: its names, its status today, its amendments, the provisions we quote."""
    reader = request.reader
    law = find_page(Law, reader, slug)
    crumbs = [Crumb(_("Law"), index_path("law", reader.language)), Crumb(reader.text(law, "title"))]
    force = Law.Force(law.force_on(reader.day))
    data = legislation(law, reader, in_force_from=law.in_force_from)
    context = {
        "law": law,
        "force": force,
        "facts": glance(law, reader),
        "address": Address(law.source_url),
        "law_changes": changes_of_law(law, reader),
        "body": _prose(law.body, reader),
        "amendments": law.amendments.order_by("-amended_on"),
        "provisions": read_provisions(law, reader),
        "crumbs": crumbs,
        "head": head_of_page(law, reader, crumbs, extra=[data]),
    }
    return render(request, "law/law_detail.html", context)


@public
def provision_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One provision: the Chinese beside our translation, every wording we know, every claim that cites it."""
    reader = request.reader
    provision = find_page(Provision, reader, slug)
    versions = read_versions(provision, reader)
    if not versions:
        raise Http404
    law = provision.law
    citing = cited_by(provision, reader)
    crumbs = [
        Crumb(_("Law"), index_path("law", reader.language)),
        Crumb(law.title, law.path_in(reader.language)),
        Crumb(provision.title),
    ]
    stamp_kind, stamp = status_of(law, versions, reader.day)
    part_of = law.path_in(reader.language)
    data = legislation(provision, reader, in_force_from=versions[0].first, part_of=part_of)
    # Alone, “Article 7” would name a hundred articles in a list of results.
    head = replace(
        head_of_page(provision, reader, crumbs, extra=[data]),
        title=f"{provision.title}, {law.title}",
        description=f"{provision.citation}: {words_of(provision.short_answer, reader)}",
    )
    context = {
        "provision": provision,
        "law": law,
        "stamp": stamp,
        "stamp_kind": stamp_kind,
        "version": versions[0],
        "others": versions[1:],
        "law_changes": changes_of_provision(provision, reader),
        "body": _prose(provision.body, reader),
        "citing": citing,
        "count": sum(len(page.claims) for page in citing),
        "grades": grades_of(citing),
        "order": order_around(provision.pk, provisions_of(law), reader, law.title),
        "crumbs": crumbs,
        "head": head,
    }
    return render(request, "law/provision_detail.html", context)
