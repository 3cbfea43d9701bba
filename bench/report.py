"""The figures as a table and a picture, and which of them moved since the last run."""

import json
import platform
import statistics
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from bench.servers import ROOT

FOLDER = ROOT / "bench"
WIDTH, HEIGHT, EDGE = 640, 300, 50


@dataclass(frozen=True)
class Figure:
    """One thing measured: the median of its rounds, and how far they lie apart."""

    name: str
    values: tuple[float, ...]
    aim: str = ""
    """What the issue of speed asks for, in words."""

    @property
    def median(self) -> float:
        return statistics.median(self.values)

    def __str__(self) -> str:
        spread = f"{min(self.values):.4g} to {max(self.values):.4g}" if len(self.values) > 1 else ""
        return f"| {self.name} | {self.median:.4g} | {spread} | {self.aim} |"


def moved(now: Sequence[Figure], before: Mapping[str, Sequence[float]]) -> list[str]:
    """Figures whose rounds lie wholly beside those of the last run, and a tenth away from them."""
    told = []
    for figure in now:
        old = before.get(figure.name)
        if old and (min(figure.values) > max(old) or max(figure.values) < min(old)):
            was = statistics.median(old)
            if was and abs(figure.median / was - 1) > 0.1:
                told.append(f"{figure.name}: {was:.4g} → {figure.median:.4g}")
    return told


def write(figures: Sequence[Figure], sizes: Sequence[Mapping[str, float]], missing: Sequence[str]) -> str:
    """RESULTS.md, results.json and sizes.svg; the text of the first."""
    stored = FOLDER / "results.json"
    last = json.loads(stored.read_text()) if stored.exists() else {}
    changes = moved(figures, last.get("figures", {}))
    commit = _said("git", "rev-parse", "--short", "HEAD")
    lines = [
        "# What the site costs",
        "",
        f"Measured by `make bench` at {commit}: {_machine()}.",
        *(f"Not measured, since it is not installed: {name}." for name in missing),
        "",
        "| figure | median | spread | aim |",
        "|---|---|---|---|",
        *map(str, figures),
        "",
        f"## Since the last run ({last.get('commit', 'there was none')})",
        "",
        *([f"- {change}" for change in changes] or ["Nothing moved."]),
        "",
        "## Cost and size",
        "",
        "Processor time of one process, in milliseconds; sizes in pages.",
        "",
        *_table(sizes),
        "",
        "![Cost of a cold page, a search and a save against the size of the site](sizes.svg)",
        "",
    ]
    text = "\n".join(lines)
    (FOLDER / "RESULTS.md").write_text(text, encoding="utf-8")
    (FOLDER / "sizes.svg").write_text(picture(sizes), encoding="utf-8")
    kept = {"commit": commit, "figures": {figure.name: figure.values for figure in figures}}
    stored.write_text(json.dumps(kept, indent=1) + "\n", encoding="utf-8")
    return text


def _table(sizes: Sequence[Mapping[str, float]]) -> list[str]:
    names = [name for name in sizes[0] if name != "pages"]
    head = "| | " + " | ".join(f"{int(size['pages']):,}" for size in sizes) + " |"
    rows = [f"| {name} | " + " | ".join(f"{size.get(name, 0):.3g}" for size in sizes) + " |" for name in names]
    return [head, "|---" * (len(sizes) + 1) + "|", *rows]


def picture(sizes: Sequence[Mapping[str, float]]) -> str:
    """Lines over the logarithm of the size."""
    from math import log10

    names = ("cold question, ms", "cold card, ms", "cold index, ms", "search, p95 ms", "publishing, ms")
    colours = ("#0b6e4f", "#b3541e", "#3c5a99", "#7a3e9d", "#555")
    spans = [log10(size["pages"]) for size in sizes]
    most = max(size.get(name, 0) for size in sizes for name in names) or 1
    width = (max(spans) - min(spans)) or 1

    def at(span: float, value: float) -> str:
        x = EDGE + (span - min(spans)) / width * (WIDTH - 4 * EDGE)
        return f"{x:.0f},{HEIGHT - EDGE - value / most * (HEIGHT - 2 * EDGE):.0f}"

    parts = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">']
    parts.append(f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>')
    for name, colour in zip(names, colours, strict=True):
        points = " ".join(at(span, size.get(name, 0)) for span, size in zip(spans, sizes, strict=True))
        parts.append(f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>')
        x, y = points.split()[-1].split(",")
        parts.append(f'<text x="{int(x) + 6}" y="{y}" font-size="11" fill="{colour}">{name}</text>')
    for span, size in zip(spans, sizes, strict=True):
        x = at(span, 0).split(",")[0]
        parts.append(
            f'<text x="{x}" y="{HEIGHT - 25}" font-size="11" text-anchor="middle">{int(size["pages"]):,}</text>'
        )
    parts.append(f'<text x="8" y="20" font-size="11">{most:.0f} ms</text>')
    return "\n".join([*parts, "</svg>", ""])


def _machine() -> str:
    cpu = next(
        (
            line.partition(":")[2].strip()
            for line in Path("/proc/cpuinfo").read_text().splitlines()
            if "model name" in line
        ),
        platform.machine(),
    )
    cores = len(_said("nproc", "--all")) and _said("nproc")
    versions = ", ".join(f"{name} {version(name)}" for name in ("django", "gunicorn", "brotli"))
    return f"{cpu}, {cores} cores, Python {platform.python_version()}, {versions}"


def _said(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT).stdout.strip()
