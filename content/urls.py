"""The public site map, on one page: every address in both languages leads to its view in one hop."""

from collections.abc import Callable
from functools import partial, update_wrapper
from typing import Any

from django.http.response import HttpResponseBase
from django.urls import URLPattern, path

from content.addresses import COUNTER, FEED, LANGUAGES, LETTER, OFFLINE_FILE, RECEIVED, TOOL_PATHS, page_paths
from content.cards import views as cards
from content.comparisons import views as comparisons
from content.feedback import views as feedback
from content.finder import views as finder
from content.finder.addresses import FINDERS
from content.glossary import views as glossary
from content.guides import views as guides
from content.guides.facts import guides_of_card
from content.guides.sheet_view import my_sheet
from content.guides.situations import read_situations
from content.history.views import history, history_feed, site_feed, site_history
from content.home import views as home
from content.law import views as law
from content.machines import views as machines
from content.machines.data import FILES
from content.machines.markdown import NAME
from content.places.views import place_detail, place_index
from content.publishing.models import Page
from content.questions import letter_view
from content.questions import views as questions
from content.questions.models import CorrectionPage, Question
from content.questions.shelves import topic_links
from content.search_page.views import search_hints, search_page
from content.seo.share import share_picture
from content.seo.sitemaps import robots, sitemap, sitemap_index


def _given(view: Callable[..., HttpResponseBase], **values: Any) -> Callable[..., HttpResponseBase]:
    """The view with what a room above tells it. What decorators said of it holds as before."""
    given: Callable[..., HttpResponseBase] = update_wrapper(partial(view, **values), view)
    return given


def _in_both(kind: str, rest: str, view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """The same view at its path words in each language: named `card-en`, `card-es`."""
    words = page_paths().get(kind) or TOOL_PATHS.get(kind) or dict.fromkeys(LANGUAGES, "")
    return [
        path(
            f"{language}/{words[language]}/{rest}" if words[language] else f"{language}/{rest}",
            view,
            name=f"{name}-{language}",
        )
        for language in LANGUAGES
    ]


def _under_guides(words: dict[str, str], view: Callable[..., HttpResponseBase], name: str) -> list[URLPattern]:
    """Another form of every guide, at a word of its own below it."""
    return [
        path(f"{code}/{page_paths()['guide'][code]}/<slug:slug>/{words[code]}/", view, name=f"{name}-{code}")
        for code in LANGUAGES
    ]


PROGRAMS = [
    path(f"<path:folder>{NAME}", machines.page_markdown, name="markdown"),
    *(path(f"data/{name}.json", machines.data_file, {"name": name}, name=f"data-{name}") for name in FILES),
    *(path(f"data/{name}.schema.json", machines.data_schema, {"name": name}, name=f"schema-{name}") for name in FILES),
    path("llms.txt", machines.llms_txt, name="llms"),
    *(path(f"{code}/llms.txt", machines.llms_txt, {"language": code}, name=f"llms-{code}") for code in LANGUAGES),
    *(
        path(f"{code}/opensearch.xml", machines.opensearch, {"language": code}, name=f"opensearch-{code}")
        for code in LANGUAGES
    ),
    *(
        path(f"{code}/site.webmanifest", machines.manifest, {"language": code}, name=f"manifest-{code}")
        for code in LANGUAGES
    ),
    path(".well-known/security.txt", machines.security, name="security"),
]


def _letters(kind: str, model: type[Page]) -> list[URLPattern]:
    """Every page of this kind as a letter to show."""
    view = _given(letter_view.letter, model=model)
    return [
        path(f"{code}/{page_paths()[kind][code]}/<slug:slug>/{LETTER[code]}/", view, name=f"letter-{kind}-{code}")
        for code in LANGUAGES
    ]


urlpatterns = [
    path("", home.root, name="root"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap_index, name="sitemap-index"),
    *(path(f"sitemap-{code}.xml", sitemap, {"language": code}, name=f"sitemap-{code}") for code in LANGUAGES),
    *(path(f"sitemap-{code}-<int:number>.xml", sitemap, {"language": code}) for code in LANGUAGES),
    *PROGRAMS,
    *_in_both("search", "", search_page, "search"),
    *_in_both("search", "hints.json", search_hints, "hints"),
    *_in_both("card", "", _given(cards.card_index, situations_of=read_situations), "card-index"),
    *_in_both("card", "<slug:slug>/", _given(cards.card_detail, guides_of=guides_of_card), "card"),
    *_in_both("comparison", "", comparisons.comparison_index, "comparison-index"),
    *_in_both("comparison", "<slug:slug>/", comparisons.comparison_detail, "comparison"),
    *_in_both("scheme", "", cards.scheme_index, "scheme-index"),
    *_in_both("scheme", "<slug:slug>/", cards.scheme_detail, "scheme"),
    *_in_both("question", "", questions.question_index, "question-index"),
    *_in_both("topic", "<slug:slug>/", questions.topic_detail, "topic"),
    *_in_both("question", "<slug:slug>/", questions.question_detail, "question"),
    *_in_both("correction", "", questions.correction_index, "correction-index"),
    *_in_both("correction", "<slug:slug>/", questions.correction_detail, "correction"),
    *_letters("question", Question),
    *_letters("correction", CorrectionPage),
    *_in_both("guide", "", guides.guide_index, "guides"),
    *_in_both("guide", "<slug:slug>/", guides.guide_detail, "guide"),
    *_under_guides(COUNTER, guides.guide_counter, "counter"),
    *_under_guides(OFFLINE_FILE, guides.guide_offline_file, "offline-file"),
    *(
        line
        for key, tool in FINDERS.items()
        for line in _in_both(tool, "", _given(finder.ask, key=key, topics=topic_links), tool)
    ),
    *(
        path(f"{code}/share/<slug:base>/<slug:kind>/<path:key>.png", share_picture, name=f"share-{code}")
        for code in LANGUAGES
    ),
    *_in_both("sheet", "", my_sheet, "sheet"),
    *_in_both("glossary", "", glossary.glossary, "glossary"),
    *_in_both("phrases", "", glossary.phrase_list, "phrases"),
    *_in_both("phrases", "<slug:key>/", glossary.phrase_card, "phrase"),
    *_in_both("law", "", law.law_index, "laws"),
    *_in_both("law", "<slug:slug>/", law.law_detail, "law"),
    *_in_both("provision", "<path:slug>/", law.provision_detail, "provision"),
    *_in_both("places", "", place_index, "places"),
    *_in_both("places", "<slug:slug>/", place_detail, "place"),
    *_in_both("sources", "", home.source_list, "sources"),
    *_in_both("history", "", site_history, "histories"),
    *_in_both("history", FEED, site_feed, "feed"),
    *_in_both("history", "<slug:kind>/<path:key>/", history, "history"),
    *_in_both("history", f"<slug:kind>/<path:key>/{FEED}", history_feed, "history-feed"),
    *_in_both("report", "", feedback.report, "report"),
    *(
        path(f"{code}/{TOOL_PATHS['report'][code]}/{RECEIVED[code]}/", feedback.received, name=f"received-{code}")
        for code in LANGUAGES
    ),
    *_in_both("home", "", home.front_page, "home"),
    # Last: plain pages stand at the top, beside everything above.
    *_in_both("page", "<slug:slug>/", home.page_detail, "page"),
]
