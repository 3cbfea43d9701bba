"""Whole servers side by side in one run: each figure is a ratio or a count that holds on any machine."""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.request import Request, urlopen

from bench import servers
from bench.load import Load, read
from bench.report import Figure
from bench.servers import BROWSER, PATH, Server

ROUNDS = 3
NOT_SENT = ("content-length", "date", "server", "connection", "content-type", "etag")
GAP = 0.25
"""Seconds between the saves of one editor."""
EDITORS = 4
TRACE = """
local paths, weights, sum = {%s}, {}, 0
for n = 1, #paths do sum = sum + 1 / n; weights[n] = sum end
function request()
  local drawn = math.random() * sum
  for n = 1, #paths do if weights[n] >= drawn then return wrk.format("GET", paths[n]) end end
end
"""
"""Readers as they are: the second page half as often as the first, the third a third as often."""


def figures(folder: Path, seconds: float) -> Iterator[Figure]:
    bytes_of = folder / "bytes"
    bytes_of.mkdir()
    with ExitStack() as stack:
        site = stack.enter_context(servers.site(folder, PAGES_AHEAD="0"))
        ready = site.cpu_seconds() * 1000
        etag = _take_bytes(site, bytes_of)
        yield Figure("start: processor ms to ready", (ready,), "450")
        memory = site.memory_mb()
        rivals = [
            stack.enter_context(servers.prebuilt(folder, bytes_of)),
            stack.enter_context(servers.django_cache(folder)),
        ]
        if static := stack.enter_context(servers.nginx(folder, bytes_of)):
            rivals.append(static)
        measured = _in_turn([site, *rivals], seconds)
        ours = measured[site.name]
        aims = {
            "prebuilt bytes, same worker": "0.90",
            "nginx": "0.20 (0.30)",
            "Django's own cache, gthread": "1 or more",
        }
        for rival in rivals:
            ratios = tuple(mine.rate / its.rate for mine, its in zip(ours, measured[rival.name], strict=True))
            yield Figure(f"hit: rate beside {rival.name}", ratios, aims[rival.name])
        if static:
            waits = tuple(mine.p50 / its.p50 for mine, its in zip(ours, measured[static.name], strict=True))
            yield Figure("hit: p50 beside nginx", waits, "4 or less")
        yield Figure("hit: answers a second", tuple(load.rate for load in ours))
        yield from _other_answers(site, etag, seconds)
        yield Figure("memory of the worker, MB, without its pages", (memory,), "60")
        yield Figure("memory: growth during this bench, MB", (site.memory_mb() - memory,), "the cache's bound")
        yield from _behind_nginx(folder, bytes_of, site, static, seconds)
    yield from _writes(folder, seconds)


def _in_turn(some: list[Server], seconds: float) -> dict[str, list[Load]]:
    found: dict[str, list[Load]] = {server.name: [] for server in some}
    for _round in range(ROUNDS):
        for server in some:
            found[server.name].append(read(server.url + PATH, seconds))
    return found


def _other_answers(site: Server, etag: str, seconds: float) -> Iterator[Figure]:
    same = [read(site.url + PATH, seconds, {"If-None-Match": etag}).rate for _round in range(ROUNDS)]
    yield Figure("304: answers a second", tuple(same))
    for name, path in (("search", "/en/search/?q=lost+card"), ("sitemap", "/sitemap-en.xml")):
        yield Figure(
            f"{name}: answers a second", tuple(read(site.url + path, seconds).rate for _round in range(ROUNDS))
        )


def _behind_nginx(
    folder: Path, bytes_of: Path, site: Server, static: Server | None, seconds: float
) -> Iterator[Figure]:
    """A cache of nginx's own in front of the site, asked as readers ask."""
    with servers.nginx(folder, bytes_of, behind=site.url) as front:
        if front is None or static is None:
            return
        paths = _paths(site)
        script = folder / "trace.lua"
        script.write_text(TRACE % ", ".join(f'"{path}"' for path in paths))
        for path in paths:
            _status(front, path)
        kept = sum(_status(front, path) == "HIT" for path in _drawn(paths, 500))
        yield Figure("behind nginx: hits in a trace, %", (kept / 5,), "99")
        rates = []
        for _round in range(ROUNDS):
            rates.append(read(front.url + PATH, seconds, script=script).rate / read(static.url + PATH, seconds).rate)
        yield Figure("behind nginx: rate beside nginx with files", tuple(rates), "0.80")


def _writes(folder: Path, seconds: float) -> Iterator[Figure]:
    """Four workers are read while four editors save; how much longer do readers wait?"""
    with servers.site(folder, workers=4, PAGES_AHEAD="0") as site:
        read(site.url + PATH, 1)
        calm = [read(site.url + PATH, seconds) for _round in range(ROUNDS)]
        command = [sys.executable, "-W", "ignore", "-m", "bench.editor", str(GAP)]
        environment = {"DATA_DIR": str(folder), "DEBUG": "0", "DJANGO_SETTINGS_MODULE": "cardfaq.settings"}
        editors = [
            subprocess.Popen([*command, str(number)], stdout=subprocess.PIPE, text=True, env=os.environ | environment)
            for number in range(EDITORS)
        ]
        try:
            for editor in editors:
                # It says that it is ready.
                next(iter(editor.stdout or []), "")
            busy = [read(site.url + PATH, seconds) for _round in range(ROUNDS)]
        finally:
            for editor in editors:
                editor.terminate()
        said = [line.split() for editor in editors for line in (editor.stdout or []) if line.strip()]
        saves, errors = len(said), sum(line[0] == "error" for line in said)
        rates = tuple(after.p99 / before.p99 for before, after in zip(calm, busy, strict=True))
        yield Figure("writes: p99 of readers beside calm", rates, "1.2")
        yield Figure(f"writes: errors among {saves} saves by {EDITORS} editors", (errors,), "0")


def _take_bytes(site: Server, folder: Path) -> str:
    """The page as the site gives it, for the others to give; its validator."""
    until = time.monotonic() + 20
    body = b""
    while True:
        with urlopen(Request(site.url + PATH, headers=BROWSER)) as answer:
            before, body, headers = body, answer.read(), answer.headers
        if body == before or time.monotonic() > until:
            break
        # Its smallest form is made a moment later.
        time.sleep(1)
    (folder / "body").write_bytes(body)
    kept = [(name, value) for name, value in headers.items() if name.lower() not in NOT_SENT]
    (folder / "headers.json").write_text(json.dumps(kept))
    return str(headers["etag"])


def _paths(site: Server) -> list[str]:
    with urlopen(f"{site.url}/sitemap-en.xml") as answer:
        text = answer.read().decode()
    return [part.partition("</loc>")[0].removeprefix(site.url) for part in text.split("<loc>")[1:]][:200]


def _drawn(paths: list[str], times: int) -> list[str]:
    """Addresses as the trace draws them."""
    weights = [1 / number for number in range(1, len(paths) + 1)]
    return random.Random(1).choices(paths, weights, k=times)


def _status(server: Server, path: str) -> str:
    with urlopen(Request(server.url + path, headers=BROWSER)) as answer:
        answer.read()
        return str(answer.headers["X-Cache"])
