"""What a kind of page is: all that the site must know of it, in one record. Each lies in the folder of its room."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise

from cardfaq.registers import registered
from content.publishing.documents import Lookup, PageSchema, dump_rows, finish
from content.publishing.models import Page
from content.publishing.writing import Entry, write_entries, write_links

if TYPE_CHECKING:
    from content.publishing.gate import Rule


@dataclass(frozen=True)
class PageFormat:
    """How one kind of page becomes a document and back. Kinds that hold more than their own row extend it."""

    model: type[Page]
    schema: type[PageSchema]

    @property
    def kind(self) -> str:
        return self.model.KIND

    def to_documents(self, pages: Sequence[Any], lookup: Lookup | None = None) -> dict[int, dict]:
        """Each page's document by the page's id. The same number of queries however many pages."""
        documents = dump_rows(pages, self.schema, lookup or Lookup())
        return {pk: finish(values, self.schema) for pk, values in documents.items()}

    def to_document(self, page: Page) -> dict:
        return self.to_documents([page])[page.pk]

    def write_own(self, entries: Sequence[Entry], lookup: Lookup) -> None:
        """Write the pages' own rows, where nothing is wrong with any of them."""
        write_entries(entries, lookup)

    def write_rest(self, entries: Sequence[Entry], lookup: Lookup, *, with_checks: bool = False) -> None:
        """Write what hangs on the pages: their links. Every page referred to must have its row."""
        write_links(entries, lookup)

    def write_last(self, entries: Sequence[Entry], lookup: Lookup) -> None:
        """Write what needs all that hangs on every page. Most kinds have nothing of that."""

    def apply_row(self, page: Any, document: Any, lookup: Lookup) -> None:
        """The same for one page alone; what is wrong is noted in the lookup."""
        self.write_own([Entry(page, document, (), lookup.problems)], lookup)

    def apply_rest(self, page: Any, document: Any, lookup: Lookup) -> None:
        self.write_rest([Entry(page, document, (), lookup.problems)], lookup)

    def apply_last(self, page: Any, document: Any, lookup: Lookup) -> None:
        self.write_last([Entry(page, document, (), lookup.problems)], lookup)


@dataclass(frozen=True)
class PageKind:
    """A kind of page. What a new one leaves out is what most pages do."""

    format: PageFormat
    """Its model and its document."""
    label: str | Promise
    """What readers call one."""
    shelf: str | Promise
    """The heading over links to several of them, where a page gives it no other."""
    paths: Mapping[str, str]
    """The words its addresses begin with, in each language; none where its pages stand at the top."""
    folder: str
    """Where its files lie below the content folder; empty where each stands in the file of another page."""
    search_weight: float = 1.0
    """How much likelier a reader who searches wants it than another: what to do before what the law says."""
    has_list: bool = True
    """There is a list of all of them where their addresses begin."""
    heeds_reader: bool = True
    """Its statements may differ by who reads and where: its address takes both."""
    quotes: bool = False
    """It repeats what others say: where a statement of it stands elsewhere, its kind is named."""
    schema_type: str = "Article"
    """What schema.org calls it."""
    open_graph_type: str = "article"
    rules: tuple["Rule", ...] = field(default=())
    """What the gate asks of these pages beyond what it asks of all."""

    @property
    def key(self) -> str:
        return self.format.kind


def page_kinds() -> dict[str, PageKind]:
    """Every kind of page by its key."""
    return {kind.key: kind for kind in registered("PAGE_KINDS")}


def page_kind(key: str) -> PageKind:
    """Raises `LookupError` for a kind that stands in no register."""
    return page_kinds()[key]


def kind_choices() -> list[tuple[str, str | Promise]]:
    """For fields that name a kind of page."""
    return [(key, kind.label) for key, kind in page_kinds().items()]
