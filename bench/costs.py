"""What one process pays for a page, a search, a save: `python -m bench.costs` prints it as JSON for a database.

Processor time, not the clock: it holds on a machine that is busy with other things.
"""

import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

import django

KINDS = ("question", "provision", "guide", "card", "comparison", "correction")
QUERIES = ("lost card", "how do I activate", "seguridad social", "foreign worker", "hospital", "activaet secuirty card")
ROUNDS = 7


def milliseconds(way: Callable[[], Any], rounds: int = ROUNDS) -> float:
    """The median of several runs, after one that does not count."""
    way()
    took = []
    for _round in range(rounds):
        began = time.process_time()
        way()
        took.append((time.process_time() - began) * 1000)
    return statistics.median(took)


def costs() -> dict[str, float]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext
    from django.utils import translation

    from cardfaq.asgi import Site
    from content.addresses import index_path
    from content.publishing.models import Page
    from content.publishing.workflow import publish
    from content.questions.models import Question
    from content.reader import Reader
    from content.search.results import search

    found: dict[str, float] = {"pages": Page.objects.published().count()}
    site = Site()
    site.pages.log.looked_at = float("inf")
    make = site.pages.maker.make
    paths = {"index": index_path("question", "en")}
    for kind in KINDS:
        page = Page.objects.published("en").filter(kind=kind).order_by("-pk").first()
        if page:
            paths[kind] = page.path_in("en")
    for name, path in paths.items():
        found[f"cold {name}, ms"] = milliseconds(lambda path=path: make(path))
        found[f"queries {name}"] = len(make(path).reads)
    with translation.override("en"):
        took = []
        for words in QUERIES:
            began = time.perf_counter()
            search(words, Reader("en"))
            took.append((time.perf_counter() - began) * 1000)
        found["search, p95 ms"] = sorted(took)[-1]
    found["hit, µs"] = _hit(site, paths["question"]) * 1000
    question = Question.objects.published().order_by("-pk").first()
    if question:
        question = Question.objects.get(pk=question.pk)
        question.title_en = f"{question.title_en[:150]} {time.time():.0f}"
        with CaptureQueriesContext(connection) as asked:
            began = time.process_time()
            publish(question, by=None)
            found["publishing, ms"] = (time.process_time() - began) * 1000
        found["publishing, queries"] = len(asked)
    return found


def _hit(site: Any, path: str, times: int = 2000) -> float:
    """Our side of a hit: no worker, no socket."""
    headers = [(b"host", b"localhost"), (b"accept-encoding", b"gzip, deflate, br"), (b"user-agent", b"bench")]
    headers += [(b"accept", b"text/html"), (b"accept-language", b"en-GB,en;q=0.9"), (b"sec-fetch-mode", b"navigate")]
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "scheme": "http", "headers": headers}
    site.pages.make(site._read(scope)[0])

    async def send(_message: Any) -> None:
        pass

    async def many() -> None:
        for _time in range(times):
            await site(scope, None, send)

    return milliseconds(lambda: asyncio.run(many()), 5) / times


if __name__ == "__main__":
    django.setup()
    json.dump(costs(), sys.stdout)
