"""Nothing is more than three clicks from the front page, and whoever follows every link comes to an end."""

from content.addresses import LANGUAGES, home_path
from content.publishing.models import Page

KINDS = ("card", "scheme", "comparison", "guide", "question", "correction", "law", "provision")


def clicks_from(site, start):
    """Each page of the walk that links lead to, with the number of clicks it takes."""
    found, edge = {start: 0}, [start]
    for clicks in range(1, 4):
        edge = [link for path in edge for link in site.page(path).links if link not in found]
        edge = list(
            dict.fromkeys(link for link in edge if link.startswith(start) and "?" not in link and link in site.pages)
        )
        found |= dict.fromkeys(edge, clicks)
    return found


def test_every_page_is_found_from_the_front_page_in_three_clicks(read_site):
    far = {}
    for language in LANGUAGES:
        near = clicks_from(read_site, home_path(language))
        pages = [page for page in Page.objects.published(language) if page.kind in KINDS]
        far[language] = [path for page in pages if (path := page.path_in(language)) not in near]

    assert far == {"en": [], "es": []}


def followed(site):
    """Every address that a search engine comes to from the front page: it follows links that do not say `nofollow`."""
    found, waiting = {home_path("en")}, [home_path("en")]
    while waiting:
        path = waiting.pop()
        if path in site.pages:
            new = set(site.page(path).followed) - found
            found |= new
            waiting += new
    return found


def test_a_search_engine_comes_to_every_page_of_the_sitemap_and_to_few_others(read_site):
    listed = {path for language in LANGUAGES for path in read_site.sitemap(language)}
    reached = followed(read_site)

    assert listed - reached == set()
    assert len(reached) <= 1.5 * len(listed)
