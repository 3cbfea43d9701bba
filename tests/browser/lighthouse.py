"""Judge one page of each kind with Lighthouse, as a phone. Needs Node; `make lighthouse` fetches it and runs this.

Performance is measured on this machine: nothing else should keep it busy.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.browser import chromium
from tests.browser.kinds import KINDS
from tests.browser.server import ROOT
from tests.stock import new_site

LIGHTHOUSE = ROOT / "build" / "node" / "node_modules" / ".bin" / "lighthouse"
LEAST = {"performance": 99, "accessibility": 100, "best-practices": 100, "seo": 100}
NOT_FOR_SEARCH = {
    "counter",
    "topic",
    "phrase",
    "finder",
    "finder-result",
    "search",
    "nothing-found",
    "history",
    "changes",
    "report",
    "received",
    "guide-for-a-reader",
}
"""Kinds that ask search engines to leave them out, which Lighthouse counts against them."""
NO_PAGE = "not-found"


def best(address: str) -> dict[str, int]:
    """The best of up to three judgements: whatever else the machine does can make a page slower, never faster."""
    scores: dict[str, int] = {}
    for _run in range(3):
        scores = max(scores, judge(address), key=lambda found: found.get("performance", -1))
        if scores["performance"] >= LEAST["performance"]:
            break
    return scores


def judge(address: str) -> dict[str, int]:
    """The scores of a page; zeros where Lighthouse gave up, which it does now and then on a busy machine."""
    done = subprocess.run(
        [LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags=--headless {' '.join(chromium.ARGUMENTS)}"],
        env=os.environ | {"CHROME_PATH": chromium.find()},
        check=False,
        stdout=subprocess.PIPE,
        text=True,
    )
    if done.returncode:
        return dict.fromkeys(LEAST, 0)
    found = json.loads(done.stdout)["categories"]
    return {name: round(found[name]["score"] * 100) for name in LEAST}


def main(kinds: list[str]) -> int:
    """Print the scores of these kinds of page, all if none is named; return how many pages fall short."""
    short = 0
    with tempfile.TemporaryDirectory() as data, new_site(Path(data)) as site:
        for kind in kinds or [kind for kind in KINDS if kind != NO_PAGE]:
            for path in KINDS[kind]:
                scores = best(site.url + path)
                wanted = {name: least for name, least in LEAST.items() if name != "seo" or kind not in NOT_FOR_SEARCH}
                falls_short = any(scores[name] < least for name, least in wanted.items())
                short += falls_short
                words = "  ".join(f"{name} {score}" for name, score in scores.items())
                sys.stdout.write(f"{'SHORT' if falls_short else 'ok':5}  {words}  {path}\n")
                sys.stdout.flush()
    return short


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
