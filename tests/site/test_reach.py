"""Nothing is more than three clicks from the front page."""

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
