"""Find a Chromium for the browser tests. Run as a program, it installs one where there is none."""

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
ARGUMENTS = [
    # A container or a root account has no sandbox to offer; the pages are our own.
    "--no-sandbox",
    "--disable-gpu",
    # It would otherwise look for updates and services that tests must not need.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
PATIENCE = 5 * 60 * 1000
"""Milliseconds that a page or an element may take to be there. What is not there at all costs a test so much, once."""
ADVICE = (
    "No Chromium found, and none could be installed. Install the package chromium, "
    "or run `.venv/bin/playwright install --with-deps chromium`, then try again."
)


def find() -> str:
    """The path of a Chromium on this machine."""
    for name in NAMES:
        if path := shutil.which(name):
            return path
    if path := _playwrights_own():
        return path
    raise RuntimeError(ADVICE)


def start(playwright: Any) -> Any:
    """A browser of Playwright's, however long it takes to start."""
    return playwright.chromium.launch(executable_path=find(), args=ARGUMENTS, timeout=0)


def window(browser: Any, **options: Any) -> Any:
    """A window without history, cookies or cache: a new context of the browser."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def _playwrights_own() -> str | None:
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH") or Path.home() / ".cache" / "ms-playwright")
    patterns = ("chromium-*/chrome-linux*/chrome", "chromium-*/chrome-mac*/*.app/Contents/MacOS/*")
    found = [path for pattern in patterns for path in folder.glob(pattern) if os.access(path, os.X_OK)]
    return str(max(found)) if found else None


def install() -> None:
    """Debian's package where this account may install it, else the one Playwright brings."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run(
            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"], env=quiet, check=False
        )
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)


if __name__ == "__main__":
    try:
        path = find()
    except RuntimeError:
        install()
        try:
            path = find()
        except RuntimeError as error:
            sys.exit(str(error))
    sys.stdout.write(f"Browser tests use {path}\n")
