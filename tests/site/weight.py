"""Weigh the pages as a phone receives them. Run as a program, it prints every page of the site.

Counted is what comes down the line from the server: status line, headers and compressed body of every answer.
"""

import re
import socket
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urldefrag
from urllib.request import urlopen

import brotli

from content.addresses import LANGUAGES
from tests.browser.kinds import KINDS
from tests.browser.server import Site
from tests.site.walk import ReadPage
from tests.stock import new_site

CHUNK = 8192
FIRST_SCREEN = 900
"""Characters of text that fill a window of 360 by 640 pixels; `test_weight` compares pixels on a page of each kind."""

SCRIPT = re.compile(r'<(?:script|link rel="stylesheet")[^>]*? (?:src|href)="(/[^"]+)"')
PICTURE = re.compile(r'<img[^>]*? src="(/[^"]+)"')
OF_THE_SERVER = (
    b"HTTP/1.1 200 OK\r\nServer: gunicorn\r\nDate: Sun, 22 Nov 2026 04:00:00 GMT\r\nConnection: keep-alive\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n"
)
"""What the server adds to the headers of a page."""
FOUR_CARDS = {
    "/en/compare/electronic-social-security-card-vs-medical-insurance-code-vs-social-security-card"
    "-vs-foreigners-work-permit-on-the-card/",
    "/es/comparar/tarjeta-electronica-de-seguridad-social-vs-codigo-de-seguro-medico-vs-tarjeta-de-seguridad-social"
    "-vs-permiso-de-trabajo-para-extranjeros-en-la-tarjeta/",
}
"""The longest of the comparisons that readers put together themselves."""


@dataclass(frozen=True)
class Weight:
    """One page in bytes."""

    path: str
    page: int
    """The page itself."""
    first_paint: int
    """What has to arrive before a phone's first screen can be drawn: the start of the page, stylesheet and all."""
    first_load: int
    """The page with its scripts and the pictures of a phone's first screen."""
    everything: int
    """The page with all its scripts and pictures."""
    requests: int


class FirstScreen(HTMLParser):
    """Finds how much of a page stands before the end of its first screen."""

    def __init__(self) -> None:
        super().__init__()
        self.seen = 0
        self.hidden: list[str] = []
        self.end: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # What a closed fold holds is not on the screen; its summary is.
        if tag in ("head", "script", "details") and not (tag == "details" and ("open", None) in attrs):
            self.hidden.append(tag)
        if tag == "summary":
            self.hidden.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "summary" or (self.hidden and self.hidden[-1] == tag):
            self.hidden.pop()

    def handle_data(self, data: str) -> None:
        if self.end is None and (not self.hidden or not self.hidden[-1]):
            self.seen += len(" ".join(data.split()))
            if self.seen >= FIRST_SCREEN:
                self.end = self.getpos()


def first_screen(html: str) -> str:
    """The start of the page that a phone needs for its first screen."""
    parser = FirstScreen()
    for place in range(0, len(html), CHUNK):
        parser.feed(html[place : place + CHUNK])
        if parser.end:
            break
    if parser.end is None:
        return html
    line, column = parser.end
    lines = html.split("\n")
    following = html[len("\n".join(lines[: line - 1])) + 1 + column :]
    return html[: len(html) - len(following)] + following[: following.find("<")]


def addresses(kind: re.Pattern[str], html: str) -> set[str]:
    return {urldefrag(address).url for address in kind.findall(html)}


def decoded(stream: bytes) -> bytes:
    """What a browser can read of the first bytes of a compressed page."""
    decoder = brotli.Decompressor()
    read = decoder.process(stream)
    while more := decoder.process(b""):
        read += more
    return read


def needed(stream: bytes, length: int) -> int:
    """How many bytes of the stream a browser needs to read that much of the page."""
    low, high = 0, len(stream)
    while low < high:
        middle = (low + high) // 2
        if len(decoded(stream[:middle])) >= length:
            high = middle
        else:
            low = middle + 1
    return low


class Scales:
    """Fetches from a running site; an asset that many pages share is fetched once.

    Pages in `read` are not fetched, and compressed here at a quicker quality: a little too heavy, never too light.
    """

    def __init__(self, site: Site, read: Iterable[ReadPage] = ()) -> None:
        self.site = site
        self.read = {page.path: page for page in read}
        self.assets: dict[str, int] = {}

    def fetch(self, path: str, accept: str = "gzip, deflate, br, zstd") -> tuple[bytes, bytes]:
        """Headers and body of an answer, as they come down the line."""
        with socket.create_connection(("127.0.0.1", self.site.port)) as line:
            asked = (
                f"GET {path} HTTP/1.1",
                "Host: localhost",
                f"Accept-Encoding: {accept}",
                "Connection: close",
                "",
                "",
            )
            line.sendall("\r\n".join(asked).encode())
            received = b"".join(iter(lambda: line.recv(65536), b""))
        head, _blank, body = received.partition(b"\r\n\r\n")
        return head + b"\r\n\r\n", body

    def answer(self, path: str) -> tuple[bytes, bytes]:
        """What is weighed: the answer that was read before, or a new one."""
        if path not in self.read:
            return self.fetch(path)
        page = self.read[path]
        head = "".join(f"{name}: {value}\r\n" for name, value in page.headers.items()).encode()
        return OF_THE_SERVER + head, page.html.encode()

    def weigh(self, path: str) -> Weight:
        head, body = self.answer(path)
        is_compressed = b"content-encoding: br" in head.lower()
        html = brotli.decompress(body) if is_compressed else body
        stream = body if is_compressed else brotli.compress(html, quality=5)
        text = html.decode()
        above = first_screen(text)
        scripts, pictures = addresses(SCRIPT, text), addresses(PICTURE, text)
        at_first = scripts | addresses(PICTURE, above)
        return Weight(
            path,
            page=len(head) + len(stream),
            first_paint=len(head) + needed(stream, len(above.encode())),
            first_load=len(head) + len(stream) + sum(map(self.asset, at_first)),
            everything=len(head) + len(stream) + sum(map(self.asset, scripts | pictures)),
            requests=1 + len(scripts | pictures),
        )

    def asset(self, path: str) -> int:
        if path not in self.assets:
            self.assets[path] = sum(map(len, self.fetch(path)))
        return self.assets[path]

    def paths(self) -> Iterator[str]:
        """Every page of the sitemap, one of each kind that is not there, and the longest comparison."""
        listed = set(FOUR_CARDS)
        for language in LANGUAGES:
            with urlopen(f"{self.site.url}/sitemap-{language}.xml") as answer:
                listed.update(re.findall(r"<loc>https?://[^/]+(/.*?)</loc>", answer.read().decode()))
        yield from sorted(listed.union(*KINDS.values()))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder, new_site(Path(folder)) as running:
        scales = Scales(running)
        row = "{:>9} {:>11} {:>10} {:>10} {:>8}  {}\n".format
        sys.stdout.write(row("page", "first paint", "first load", "everything", "requests", "path"))
        for found in sorted(map(scales.weigh, scales.paths()), key=lambda weight: -weight.first_load):
            path, *figures = astuple(found)
            sys.stdout.write(row(*figures, path))
