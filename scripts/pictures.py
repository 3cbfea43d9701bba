"""Draw the pictures that a link to a page shows elsewhere into static/img/share/: cards that hang on the painted wall.

One for each card, one for each comparison that ships with a verdict, one for every other page. Run this after changing
a drawing or adding a comparison: `make pictures`. Each picture keeps the fingerprint of what it was drawn from; a test
compares the two.
"""

import hashlib
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from content.seo.picture_size import HEIGHT, WIDTH
from scripts.sprite import CARDS, PICTURES, face
from tests.browser import chromium

SHARE = PICTURES / "share"
COMPARISONS = Path(__file__).resolve().parent.parent / "content" / "fixtures" / "comparisons"

# Those the front page shows.
SITE = (
    "social-security-card",
    "electronic-social-security-card",
    "medical-insurance-code",
    "medical-insurance-card",
    "nrcms-card",
    "permanent-resident-card",
)

# So many cards → how many stand in a row, and how wide each is.
ROWS = {1: (1, 740), 2: (2, 530), 3: (3, 344), 4: (2, 400), 6: (3, 344)}
GAP = 40
# How far below the middle of the picture the cards hang, and how far below the line.
LOW, HANG = 8, 92

FINGERPRINT = re.compile(rb"tEXtDrawing\0([0-9a-f]{64})")
NO_CHINESE = (
    "No font with Chinese characters was found (`fc-list :lang=zh`), and the cards would show boxes in their place. "
    "Install one, such as the package fonts-noto-cjk, then try again."
)


def drawings() -> dict[str, str]:
    """The name of each picture → the drawing it is taken of."""
    compared = sorted(sorted(yaml.safe_load(file.read_text("utf-8"))["cards"]) for file in COMPARISONS.glob("*.yaml"))
    together = [[card] for card in CARDS] + [cards for cards in compared if set(cards) <= set(CARDS)]
    return {"site": draw(SITE), **{"-vs-".join(cards): draw(cards) for cards in together}}


def draw(cards: Sequence[str]) -> str:
    """The cards in rows on the wall, the last row across its line: an SVG in the colours of static/css/tokens.css."""
    columns, width = ROWS[len(cards)]
    height = round(width * 216 / 342)
    across, down = width + GAP, height + GAP
    rows = len(cards) // columns
    left = (WIDTH - columns * across + GAP) // 2
    top = (HEIGHT - rows * down + GAP) // 2 + LOW
    line = top + rows * down - GAP - HANG
    hung = [
        f'<svg x="{left + n % columns * across}" y="{top + n // columns * down}" '
        f'width="{width}" height="{height}" viewBox="0 0 342 216">\n{face(card)}\n</svg>'
        for n, card in enumerate(cards)
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">',
            f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
            f'<rect width="{WIDTH}" height="{line}" fill="#dce9e2"/>',
            f'<rect y="{line}" width="{WIDTH}" height="10" fill="#1f5f54"/>',
            *hung,
            "</svg>",
        ]
    )


def fingerprint(drawing: str) -> str:
    return hashlib.sha256(drawing.encode()).hexdigest()


def fingerprint_in(picture: bytes) -> str:
    """The fingerprint of the drawing that a picture was taken of; empty where it keeps none."""
    found = FINGERPRINT.search(picture)
    return found[1].decode() if found else ""


def with_fingerprint(picture: bytes, drawing: str) -> bytes:
    """The same PNG with one text chunk more, before the twelve bytes that end it."""
    chunk = b"tEXtDrawing\0" + fingerprint(drawing).encode()
    whole = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    return picture[:-12] + whole + picture[-12:]


def main() -> None:
    fonts = shutil.which("fc-list")
    if not fonts or not subprocess.run([fonts, ":lang=zh"], check=True, capture_output=True).stdout:  # noqa: S603
        sys.exit(NO_CHINESE)
    wanted = drawings()
    SHARE.mkdir(exist_ok=True)
    with (
        sync_playwright() as playwright,
        playwright.chromium.launch(executable_path=chromium.find(), args=chromium.ARGUMENTS) as browser,
    ):
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, drawing in wanted.items():
            page.set_content(f"<!doctype html><style>body {{ margin: 0 }}</style>{drawing}")
            (SHARE / f"{name}.png").write_bytes(with_fingerprint(page.screenshot(), drawing))
    for file in SHARE.glob("*.png"):
        if file.stem not in wanted:
            file.unlink()


if __name__ == "__main__":
    main()
