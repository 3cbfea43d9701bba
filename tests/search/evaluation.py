"""How well search answers: `python -m tests.search.evaluation [--kept]`, on SQLite and on PostgreSQL.

Readers' own questions (`tests/data/answers-*.yaml`) and short queries (`tests/data/search-queries.tsv`) are asked; a
page among those that settle the matter should come first. A third of them, by a fingerprint of what is typed, is kept
aside and looked at with `--kept` alone, so that nobody tunes to it.
"""

import argparse
import csv
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import django
import yaml

from content.reader import Reader

DATA = Path(__file__).resolve().parents[1] / "data"
ROOT = DATA.parents[1]
QUESTION, OUT = "question", "out-of-subject"


@dataclass(frozen=True)
class Asked:
    """Something typed, and the pages that settle it: none where it is no subject of this site."""

    language: str
    kind: str
    query: str
    pages: frozenset[str]

    @property
    def is_kept(self) -> bool:
        """Of the third that is looked at only at the end."""
        return int(hashlib.sha256(f"{self.language} {self.query}".encode()).hexdigest(), 16) % 3 == 0

    @property
    def group(self) -> str:
        """The language of the words, which is not always that of the site."""
        return "zh" if self.kind in ("chinese", "pinyin", "mixed") else self.language


@dataclass(frozen=True)
class Outcome:
    asked: Asked
    place: int
    """Of the first page that settles it; 0 where none of the results does."""
    first: str
    """The page that came first."""
    refused: bool


def short_queries() -> list[Asked]:
    with (DATA / "search-queries.tsv").open(encoding="utf-8", newline="") as lines:
        return [
            Asked(row["language"], row["kind"], row["query"], frozenset(row["pages"].split()) - {"-"})
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        ]


def questions() -> list[Asked]:
    """The readers' questions, each with the page on which the answer was found. Needs the content."""
    from content.publishing.models import Page

    paths = {page.path_in(code): page.reference for page in Page.objects.published() for code in ("en", "es")}
    found = []
    for part in "ab":
        for row in yaml.safe_load((DATA / f"answers-{part}.yaml").read_text(encoding="utf-8")):
            if row["page"] in paths:
                kind = "chinese" if row["language"] == "zh" else QUESTION
                language = row["page"].split("/")[1]
                found.append(Asked(language, kind, row["question"], frozenset({paths[row["page"]]})))
    return found


def ask(asked: Asked) -> Outcome:
    from content.search.results import search

    results = search(asked.query, Reader(asked.language))
    keys = [f"{page.kind}:{page.key}" for page in results.pages]
    place = next((n for n, key in enumerate(keys, start=1) if key in asked.pages), 0)
    return Outcome(asked, place, keys[0] if keys else "", not keys)


@dataclass(frozen=True)
class Measure:
    """Shares of a group of outcomes."""

    count: int
    first: float
    among_three: float
    reciprocal: float

    @classmethod
    def of(cls, outcomes: Sequence[Outcome]) -> "Measure":
        count = len(outcomes) or 1
        if outcomes and outcomes[0].asked.kind == OUT:
            refused = sum(o.refused for o in outcomes) / count
            return cls(len(outcomes), refused, refused, refused)
        return cls(
            len(outcomes),
            sum(o.place == 1 for o in outcomes) / count,
            sum(0 < o.place <= 3 for o in outcomes) / count,
            sum(1 / o.place for o in outcomes if o.place) / count,
        )


def measures(outcomes: Iterable[Outcome]) -> dict[str, Measure]:
    """By language, and by language and kind."""
    groups = defaultdict(list)
    for outcome in outcomes:
        asked = outcome.asked
        if asked.kind != OUT:
            groups[f"{asked.group} all"].append(outcome)
        groups[f"{'all' if asked.kind == OUT else asked.group} {asked.kind}"].append(outcome)
    return {name: Measure.of(some) for name, some in sorted(groups.items())}


def report(outcomes: Sequence[Outcome], name: str) -> str:
    lines = [f"\n{name}", f"{'':28}{'n':>5}{'first':>8}{'in 3':>8}{'MRR':>8}"]
    for group, m in measures(outcomes).items():
        lines.append(f"{group:28}{m.count:5}{m.first:8.2f}{m.among_three:8.2f}{m.reciprocal:8.2f}")
    return "\n".join(lines)


def failures(outcomes: Iterable[Outcome]) -> str:
    lines = ["\nNot first:"]
    for o in outcomes:
        wrong = not o.refused if o.asked.kind == OUT else o.place != 1
        if wrong:
            wanted = " ".join(sorted(o.asked.pages)) or "nothing"
            lines.append(
                f"  {o.place or '-'}  [{o.asked.language}] {o.asked.query}  → {o.first or 'nothing'}; not {wanted}"
            )
    return "\n".join(lines)


def evaluate(*, kept: bool) -> list[Outcome]:
    return [ask(asked) for asked in [*questions(), *short_queries()] if asked.is_kept == kept]


def _here(*, kept: bool) -> None:
    """On the database at hand, with the shipped content put into it if it is empty."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    try:
        call_command("migrate", verbosity=0)
        call_command("import_content", if_empty=True, stdout=io.StringIO())
        outcomes = evaluate(kept=kept)
        name = f"{connection.vendor}, {'the third kept aside' if kept else 'two thirds'}"
        sys.stdout.write(f"{report(outcomes, name)}\n{failures(outcomes)}\n")
    finally:
        shutil.rmtree(settings.DATA_DIR, ignore_errors=True)


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kept", action="store_true", help="The third that was kept aside, instead of the rest.")
    parser.add_argument("--here", action="store_true", help="Only on the database of DATABASE_URL.")
    options = parser.parse_args(arguments)
    if options.here:
        _here(kept=options.kept)
        return 0
    from tests.postgresql import server

    again = [sys.executable, "-W", "ignore", "-m", "tests.search.evaluation", "--here", *arguments]
    with tempfile.TemporaryDirectory() as folder:
        lite = os.environ | {"DATABASE_URL": f"sqlite:///{folder}/evaluation.sqlite3"}
        codes = [subprocess.run(again, env=lite, cwd=ROOT).returncode]
    with server() as address:
        codes.append(subprocess.run(again, env=os.environ | {"DATABASE_URL": address}, cwd=ROOT).returncode)
    return max(codes)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
