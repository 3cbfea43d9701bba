"""Made-up content, as much as is asked for: copies of the shipped questions, mistakes and guides under other names.

Everything is written by the database itself, a statement for each table and batch, so that a million pages cost no
memory. Each title says that it is made up, and its key begins with `sample-`.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models, transaction

from cardfaq.pages.reads import anything_in
from content.evidence.models import Check, Citation, Claim
from content.guides.models import Guide, StepPhrase
from content.publishing.models import Page, Status
from content.questions.models import CorrectionPage, Question
from content.search.models import SearchDocument, SearchPassage

KINDS: tuple[type[Page], ...] = (Question, CorrectionPage, Guide)
BATCH = 5000
MARK = "sample-"
SAID = {"en": "made up", "es": "inventada"}


class Unsuitable(Exception):
    """There is nothing to copy."""


@dataclass(frozen=True)
class Table:
    """Rows that belong to a page or to a statement: how they come along."""

    model: type[models.Model]
    owner: str
    """The column that names the page or the statement."""
    of_claim: bool


def tables() -> Iterator[Table]:
    """What of a page is copied, in the order in which it can be written."""
    yield from (Table(kind, "page_ptr_id", False) for kind in KINDS)
    yield Table(Claim, "page_id", False)
    yield from (Table(kind, "claim_ptr_id", True) for kind in Claim.__subclasses__())
    yield from (Table(model, "claim_id", True) for model in (Citation, Check))
    for field in ("sources", "audiences", "places"):
        yield Table(getattr(Claim, field).through, "claim_id", True)
    yield Table(StepPhrase, "step_id", True)
    yield Table(Question.hotlines.through, "question_id", False)
    yield Table(Page.about.through, "from_page_id", False)
    yield from (Table(model, "page_id", False) for model in (SearchDocument, SearchPassage))


def make_sample(pages: int, seed: int = 1) -> int:
    """Add that many made-up pages; how many there are then. Raises `Unsuitable` where no content was imported."""
    published = Page.objects.published().filter(kind__in=[kind.KIND for kind in KINDS])
    originals = list(published.exclude(key__startswith=MARK).order_by("kind", "key").values_list("pk", flat=True))
    if not originals:
        raise Unsuitable("There is no content to copy. Import it first: manage.py import_content.")
    chance = random.Random(seed)  # noqa: S311 - it guards nothing
    done = Page.objects.filter(key__startswith=MARK).count()
    last: int = Page.objects.aggregate(last=models.Max("pk"))["last"]
    for start in range(done, done + pages, BATCH):
        some = min(BATCH, done + pages - start)
        numbers = [(last + n, start + n, chance.choice(originals)) for n in range(1, some + 1)]
        last += some
        _write(numbers)
    return done + pages


@transaction.atomic
def _write(numbers: list[tuple[int, int, int]]) -> None:
    """One batch: id, number and original of each new page."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS sample")
        cursor.execute("CREATE TEMPORARY TABLE sample (id bigint PRIMARY KEY, number bigint, original bigint)")
        cursor.executemany("INSERT INTO sample VALUES (%s, %s, %s)", numbers)
        cursor.execute(_copy_of_pages())
        for table in tables():
            cursor.execute(_copy(table))
        for statement in connection.ops.sequence_reset_sql(no_style(), [Page]):
            cursor.execute(statement)
    connection.unsaid += [anything_in(table.model._meta.db_table) for table in tables()]
    connection.unsaid.append(anything_in(Page._meta.db_table))


def _copy_of_pages() -> str:
    values = {str(field.column): f'o."{field.column}"' for field in Page._meta.local_concrete_fields}
    values |= {"id": "s.id", "key": f"'{MARK}' || s.number", "status": f"'{Status.PUBLISHED.value}'"}
    for language, said in SAID.items():
        values[f"title_{language}"] = f"substr(o.title_{language}, 1, 200) || ' ({said}, ' || s.number || ')'"
        values[f"slug_{language}"] = f"o.slug_{language} || '-{MARK}' || s.number"
    source = "content_page o JOIN sample s ON s.original = o.id"
    return _insert(Page, values, source)


def _copy(table: Table) -> str:
    """The rows of one table; those of a statement under the address that it has on the new page."""
    meta = table.model._meta
    values = {str(field.column): f'o."{field.column}"' for field in meta.local_concrete_fields}
    if isinstance(meta.pk, models.AutoField) and meta.pk.column != table.owner:
        del values[str(meta.pk.column)]
    name = connection.ops.quote_name(meta.db_table)
    if table.of_claim:
        values[table.owner] = _address(f'o."{table.owner}"')
        source = (
            f'{name} o JOIN content_claim c ON c.id = o."{table.owner}" '
            "JOIN content_page p ON p.id = c.page_id JOIN sample s ON s.original = p.id"
        )
    else:
        values[table.owner] = "s.id"
        source = f'{name} o JOIN sample s ON s.original = o."{table.owner}" JOIN content_page p ON p.id = s.original'
        if table.model is Claim:
            values["id"] = _address("o.id")
    return _insert(table.model, values, source)


def _address(old: str) -> str:
    return f"replace({old}, p.kind || '/' || p.key || '#', p.kind || '/{MARK}' || s.number || '#')"


def _insert(model: type[models.Model], values: dict[str, Any], source: str) -> str:
    quote = connection.ops.quote_name
    columns = ", ".join(map(quote, values))
    # Every part of it is a name of ours: nothing comes from outside.
    return f"INSERT INTO {quote(model._meta.db_table)} ({columns}) SELECT {', '.join(values.values())} FROM {source}"  # noqa: S608
