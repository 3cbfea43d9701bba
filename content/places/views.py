"""The pages of places: which there are, and what is recorded of each."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from content.addresses import LANGUAGES, index_path
from content.places.reading import ENOUGH, find_place, read_place, read_places
from content.publishing.serving import Moved, public
from content.reader import ReaderRequest
from content.seo.head import head_of_paths
from content.seo.structured import Crumb


@public
def place_index(request: ReaderRequest) -> HttpResponse:
    """Every place of which something is recorded."""
    reader = request.reader
    places = read_places(reader)
    crumbs = [Crumb(_("Places"))]
    paths = {code: index_path("places", code) for code in LANGUAGES}
    description = _(
        "What differs from place to place: cities and provinces with rules of their own, each with its date."
    )
    context = {
        "description": description,
        "full": [place for place in places if place.count >= ENOUGH],
        "few": [place for place in places if place.count < ENOUGH],
        "crumbs": crumbs,
        "head": head_of_paths(_("Places"), description, paths, reader, crumbs),
    }
    return render(request, "places/place_index.html", context)


@public
def place_detail(request: ReaderRequest, slug: str) -> HttpResponse:
    """One place: whom to call, what differs there, and of what nothing is recorded."""
    reader = request.reader
    found = find_place(slug, reader)
    if found is None:
        raise Http404
    place, paths = found
    if request.path != paths[reader.language]:
        raise Moved(paths[reader.language])
    facts = read_place(place, reader)
    title = _("What is different in %(place)s") % {"place": place.name}
    description = _("Social security card and medical insurance in %(place)s: what differs, whom to call, which app.")
    description %= {"place": place.name}
    crumbs = [Crumb(_("Places"), index_path("places", reader.language)), Crumb(place.name)]
    is_indexed = facts.has_enough(place)
    context = {
        "place": place,
        "title": title,
        "description": description,
        "facts": facts,
        "crumbs": crumbs,
        "head": head_of_paths(title, description, paths, reader, crumbs, is_indexed=is_indexed),
    }
    return render(request, "places/place_detail.html", context)
