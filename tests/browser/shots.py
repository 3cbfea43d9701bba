"""Take pictures of one page of each kind: phone, desktop, dark, Spanish and print. `make shots` runs this."""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import ViewportSize, sync_playwright

from tests.browser import chromium
from tests.browser.kinds import KINDS
from tests.browser.server import ROOT
from tests.stock import new_site

FOLDER = ROOT / "build" / "shots"
PHONE: dict[str, Any] = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2}
DESKTOP: dict[str, Any] = {"viewport": {"width": 1280, "height": 860}}
LOOKS: dict[str, tuple[int, dict[str, Any]]] = {
    "phone": (0, PHONE),
    "phone-dark": (0, {**PHONE, "color_scheme": "dark"}),
    "phone-spanish": (1, PHONE),
    "desktop": (0, DESKTOP),
    "desktop-dark": (0, {**DESKTOP, "color_scheme": "dark"}),
    "desktop-spanish": (1, DESKTOP),
}
SHEET = ViewportSize(width=718, height=1062)
"""A4 without its margins, at 96 dots an inch."""
NO_CHINESE = (
    "This machine has no Chinese font: every character would be an empty box. Install fonts-noto-cjk, or another."
)
IN_THE_README = {("card", "phone"), ("comparison", "desktop")}


def has_chinese() -> bool:
    """Whether Chinese can be drawn here. A machine without fontconfig has fonts of its own."""
    if shutil.which("fc-list") is None:
        return True
    return bool(subprocess.run(["fc-list", ":lang=zh", "family"], check=True, capture_output=True).stdout.strip())


def main(kinds: list[str]) -> None:
    """Into build/shots: the first screen of each look, and the whole page on a phone and on paper."""
    if not has_chinese():
        sys.exit(NO_CHINESE)
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        new_site(Path(data)) as site,
        sync_playwright() as playwright,
        chromium.start(playwright) as browser,
    ):
        for look, (language, options) in LOOKS.items():
            page = chromium.window(browser, base_url=site.url, **options).new_page()
            for kind in kinds or KINDS:
                page.goto(KINDS[kind][language])
                page.screenshot(path=FOLDER / f"{kind}-{look}.png")
                if (kind, look) in IN_THE_README:
                    page.screenshot(path=ROOT / "docs" / "screenshots" / f"{kind}-{look}.png")
                if look == "phone":
                    page.screenshot(path=FOLDER / f"{kind}-whole.png", full_page=True)
                    page.pdf(path=FOLDER / f"{kind}-paper.pdf", prefer_css_page_size=True)
                    page.emulate_media(media="print")
                    page.set_viewport_size(SHEET)
                    page.screenshot(path=FOLDER / f"{kind}-paper.png")
                    page.emulate_media(media="screen")
                    page.set_viewport_size(PHONE["viewport"])


if __name__ == "__main__":
    main(sys.argv[1:])
