"""The Markdown that editors write: what it knows, and the few elements it can become.

Leaves out what this site has no use for and what surprises editors: raw HTML (shown as
the characters that were typed), indented code, pictures, and links defined elsewhere.
Links that are no ordinary address keep their destination in `data-reference`; what it
means is decided in `references`, and what it becomes in `rendering`.
"""

import re
import threading
from functools import lru_cache
from html import escape
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from content.markup.typed import MEANS_MORE, as_meant, with_plain_signs

ORDINARY_LINK = re.compile(r"https?://[^\s/]|mailto:[^\s]|tel:[+\d]|#[^\s]", re.IGNORECASE)
OUTSIDE_LINK = re.compile(r"https?://", re.IGNORECASE)

BARE_ADDRESS = r"(?<![A-Za-z0-9/@.<\"'=])(?:https?://|www\.)[A-Za-z0-9][A-Za-z0-9\-._~:/?#@!$&'()*+,;=%]+"
"""Where it begins and which signs it may hold: Chinese that follows it without a space is no part of it."""

FIRST_HEADING = 3
"""Prose stands under a page's title and a section's heading, so its own headings begin here."""

WORDS_ONLY = re.compile(r"""(?!\d+\.\s)[^\s#+\-\\`*_\[\]<>&\x00-\x1f\x7f][^\\`*_\[\]<>&\x00-\x1f\x7f]*""")
"""One line without a character that means something in Markdown or HTML."""

MOST_BRACKETS = 1000
"""Markdown's time grows with the square of the brackets in one text. Beyond this it is shown as typed."""

LEFT_OUT_INLINE = ("html", "reference", "short_reference", "image_link", "image_reference", "short_image_ref")
LEFT_OUT_BLOCKS = ("code", "reference")
BLOCKS = ("table", "indent", "hashheader", "setextheader", "hr", "olist", "ulist", "quote")

_processors = threading.local()


def is_words_only(text: str) -> bool:
    """One line that means nothing but its words: most texts of a page."""
    words = text.strip()
    return bool(WORDS_ONLY.fullmatch(words) and not MEANS_MORE.search(words))


def parse(text: str, *, inline: bool = False) -> str:
    """Return `text` as sanitised HTML whose references are not yet resolved.

    `inline` knows no blocks: what looks like a heading or a list there is only words.
    """
    words = text.strip()
    # Most texts of a page are one line of plain words, and Markdown takes fifty times as
    # long as escaping to say the same. The tests hold the two ways together.
    if is_words_only(words):
        words = escape(words, quote=False)
        return words if inline else f"<p>{words}</p>"
    # How far in the first line of a list stands says how far in the others do.
    text = re.sub(r"\n\s*\n", "\n", words) if inline else text.rstrip().lstrip("\n")
    html = _convert(text, inline) if text.count("[") <= MOST_BRACKETS else _as_typed(text)
    if inline:
        html = html.removeprefix("<p>").removesuffix("</p>")
    return html


# A page asks twice for the same text: for its references, then for its HTML.
@lru_cache(maxsize=1024)
def _convert(text: str, inline: bool) -> str:
    # Neither a Markdown nor a sanitiser may serve two threads at once, and both are slow to make.
    kind = "inline" if inline else "block"
    if not hasattr(_processors, kind):
        setattr(
            _processors, kind, (Markdown(extensions=["tables", "sane_lists", Dialect(inline=inline)]), _sanitiser())
        )
    markdown, sanitiser = getattr(_processors, kind)
    try:
        html = markdown.reset().convert(with_plain_signs(text if inline else as_meant(text)))
    except RecursionError:
        # Hundreds of lists inside one another. What is left half done cannot be used again.
        delattr(_processors, kind)
        return _as_typed(text)
    # One character for one thing: the typography below looks for U+00A0, not for its entity.
    return sanitiser.clean(html).replace("&nbsp;", "\u00a0").strip()


def _as_typed(text: str) -> str:
    return f"<p>{escape(text, quote=False)}</p>"


def _sanitiser() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags={
            *("p", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br"),
            *("table", "thead", "tbody", "tr", "th", "td"),
            *("a", "strong", "em", "code"),
        },
        attributes={
            "a": {"href", "rel", "data-reference"},
            "ol": {"start"},
            "th": {"scope"},
        },
        allowed_classes={"a": {"outside"}},
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )


class Dialect(Extension):
    """python-markdown with references, without what this site leaves out."""

    def __init__(self, *, inline: bool) -> None:
        super().__init__()
        self.inline = inline

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block")
        for name in LEFT_OUT_INLINE:
            md.inlinePatterns.deregister(name)
        for name in LEFT_OUT_BLOCKS + (BLOCKS if self.inline else ()):
            md.parser.blockprocessors.deregister(name)
        # Before ordinary links, so that the inner brackets are not read as one.
        md.inlinePatterns.register(BareReference(r"\[\[([^\[\]]*)\]\]", md), "bare-reference", 165)
        # After links and what stands between angle brackets, before emphasis: addresses hold underscores.
        md.inlinePatterns.register(BareAddress(BARE_ADDRESS, md), "bare-address", 115)
        # After everything else: it must see the addresses as they were typed, escapes undone.
        md.treeprocessors.register(Finish(md), "finish", -10)


class BareReference(InlineProcessor):
    """`[[kind:key]]`: a link without words, which its target will label."""

    # The stubs know only the older form of patterns.
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        link = Element("a", {"href": m.group(1)})
        return link, m.start(0), m.end(0)


class BareAddress(InlineProcessor):
    """A web address as it was typed: a link that shows itself. Signs that end a sentence do not belong to it."""

    ANCESTOR_EXCLUDES = ("a",)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
        address = m.group().rstrip(".,;:!?'*_~")
        while address.endswith(")") and address.count(")") > address.count("("):
            address = address[:-1].rstrip(".,;:!?'*_~")
        link = Element("a", {"href": address if "://" in address else f"https://{address}"})
        link.text = AtomicString(address)
        return link, m.start(0), m.start(0) + len(address)


class Finish(Treeprocessor):
    """Lower the headings, name the scope of table headings, tell links from references."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if re.fullmatch(r"h[1-6]", element.tag):
                element.tag = f"h{min(int(element.tag[1]) + FIRST_HEADING - 1, 6)}"
            elif element.tag == "th":
                element.attrib.clear()
                element.set("scope", "col")
            elif element.tag == "a":
                self.finish_link(element)

    def finish_link(self, link: Element) -> None:
        destination = link.get("href", "").strip()
        link.attrib.clear()
        # Automatic addresses of mail arrive as character entities, behind a mark of Markdown's own.
        if ORDINARY_LINK.match(destination) or destination.startswith("\x02amp\x03"):
            link.set("href", destination)
            if OUTSIDE_LINK.match(destination):
                link.set("class", "outside")
                link.set("rel", "external")
        else:
            link.set("data-reference", destination)
