"""Rules of the page as it is sent: each is made anew, past every cache, and read as a browser reads it."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from typing import Any, cast

from django.conf import settings
from django.http import Http404, HttpResponse
from django.test import RequestFactory
from django.urls import resolve
from django.utils.translation import gettext as _

from cardfaq.language import LanguageMiddleware
from content.addresses import LANGUAGES
from content.checks.content import Content, Finding
from content.markup.chinese import HAN_RUN
from content.reader import ReaderMiddleware
from content.seo.sitemaps import LanguageSitemap

_WITHOUT_END = frozenset({"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_MARKED = re.compile(r'<(\w+)\b[^>]*\blang="zh[^"]*"[^>]*>[^<]*</\1>')
_NOT_READ = frozenset({"head", "script", "style", "template"})
"""Where nothing can be marked: a title has no elements, a script no language."""


def chinese_is_marked(content: Content) -> Iterable[Finding]:
    """Han characters stand in an element whose language is Chinese, so that they are read aloud and set as such."""
    for path, language in _paths():
        try:
            html = _answer(path)
        except Http404:
            yield Finding(path, "page", _("It is not found at its own address."), language)
            continue
        for run in dict.fromkeys(unmarked_chinese(html)):
            problem = _("“%(words)s” is not marked as Chinese.") % {"words": run}
            yield Finding(path, "page", problem, language)


def _paths() -> Iterator[tuple[str, str]]:
    """Every page and list that search engines are told of."""
    for language in LANGUAGES:
        for entry in LanguageSitemap(language).items():
            yield entry.paths[language], language


def _answer(path: str) -> str:
    match = resolve(path)
    request = RequestFactory(SERVER_NAME=settings.ALLOWED_HOSTS[0]).get(path)
    request.resolver_match = match
    known: Any = ReaderMiddleware(lambda asked: match.func(asked, *match.args, **match.kwargs))
    answer = LanguageMiddleware(known)(request)
    return cast(HttpResponse, answer).content.decode()


def unmarked_chinese(html: str) -> list[str]:
    reader = _Reader()
    # Nearly all pages have nothing left once what is marked in the usual way is gone, and need no walk.
    if HAN_RUN.search(_MARKED.sub("", html[max(0, html.find("</head>")) :])):
        reader.feed(html)
    return reader.found


class _Reader(HTMLParser):
    """Walks a page and keeps the Chinese that stands outside an element with `lang="zh…"`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []
        """The elements we are in, each with whether Chinese may stand in it."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _WITHOUT_END:
            return
        language = dict(attrs).get("lang")
        may = self._open[-1][1] if self._open else False
        self._open.append((tag, tag in _NOT_READ or (may if language is None else language.startswith("zh"))))

    def handle_endtag(self, tag: str) -> None:
        for depth in range(len(self._open) - 1, -1, -1):
            if self._open[depth][0] == tag:
                del self._open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if not (self._open and self._open[-1][1]):
            self.found += HAN_RUN.findall(data)
