"""Thousands of sequences of requests and edits, compared with a site that keeps nothing."""

import math
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from cardfaq.pages.cache import Pages
from cardfaq.pages.making import Made
from cardfaq.pages.reads import Read, Rows, Write
from tests.pages.reader import SESSION, Reader

PATHS = ("/en/a/", "/es/a/", "/en/b/", "/es/b/")
HEEDED = {"/en/a/": {"for", "in"}, "/es/a/": {"for"}}
"""The parameters that a page looks at."""


class Kept(Read):
    """A query for the version of one page."""

    def is_unchanged(self, answers):
        return self.world.versions[self.path] == self.version


class World:
    """The site: pages with a version each, and a count of how often they were made."""

    def __init__(self):
        self.versions = Counter()
        self.made = Counter()

    def text(self, path, query):
        given = sorted(pair for pair in query.split("&") if pair.partition("=")[0] in HEEDED.get(path, ()))
        return f"{path} {given} version {self.versions[path]}" + "." * 600

    def make(self, path, query="", scheme="http"):
        self.made[path] += 1
        read = Kept(path.encode(), b"", frozenset({"v"}), {path: (Rows({}, None),)}, 1, False)
        object.__setattr__(read, "world", self)
        object.__setattr__(read, "path", path)
        object.__setattr__(read, "version", self.versions[path])
        headers = [(b"content-type", b"text/html"), (b"cache-control", b"public, max-age=600")]
        body = self.text(path, query).encode()
        return Made(200, headers, body, (read,), True, frozenset(HEEDED.get(path, ())))


requests = st.tuples(
    st.just("get"),
    st.sampled_from(PATHS),
    st.lists(st.sampled_from(["for=1", "for=2", "in=1", "x=1", "x=2", "for=", "utm=9"]), max_size=3, unique=True),
    st.sampled_from(["br", "gzip", "", "gzip;q=0, br", "*;q=0"]),
    st.booleans(),
)
edits = st.tuples(st.just("edit"), st.sampled_from(PATHS))


@settings(max_examples=3000, deadline=None)
@given(st.lists(st.one_of(requests, requests, edits), max_size=25))
def test_nobody_gets_what_is_another_ones(steps):
    world = World()
    reader = Reader.__new__(Reader)
    reader.site = SITE
    reader.site.pages = Pages(world)
    reader.pages.log.looked_at = math.inf
    for step in steps:
        if step[0] == "edit":
            world.versions[step[1]] += 1
            made = world.made.copy()
            reader.hear([Write(step[1], {}, {}, frozenset({"v"}))])
            assert {path for path in PATHS if world.made[path] != made[path]} <= {step[1]}
            continue
        _get, path, parameters, accepted, is_editor = step
        query = "&".join(parameters)
        asked = {"accept_encoding": accepted} | ({"cookie": SESSION} if is_editor else {})
        answer = reader.get(f"{path}?{query}" if query else path, **asked)
        if is_editor:
            assert answer.text == "from Django"
        else:
            assert answer.text == world.text(path, query)
            wanted = {"br": b"br", "gzip": b"gzip", "gzip;q=0, br": b"br"}.get(accepted, b"")
            assert answer.headers.get(b"content-encoding", b"") == wanted
    # No more pages than what is looked at can tell apart: junk adds none.
    kept = Counter(key.path for key, _entry in reader.pages.shelf.lately_read_first())
    assert kept["/en/b/"] <= 1
    assert kept["/es/a/"] <= 4


class FromDjango:
    async def __call__(self, scope, receive, send):
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"from Django"})


SITE = Reader().site
SITE.django = FromDjango()
