"""What the forms of the statements of one page look up, read once for all of them, whatever their kinds."""

from functools import cached_property
from typing import Any

from django.db.models import prefetch_related_objects

from content.evidence.editing.claims_at_hand import by_kind
from content.evidence.editing.rows import read_proofs
from content.evidence.editing.rules import Known
from content.evidence.models import NATIONWIDE, Claim, Region
from content.publishing.choices import AtHand
from content.publishing.models import Page


class Surroundings:
    """The statements of a page with all that their forms show; or one statement by itself, where it has a form alone.

    They are read with the first of them that is asked for: a query for the statements, one for each sort of link.
    """

    def __init__(self, page: Page | None, at_hand: AtHand, alone: Claim | None = None) -> None:
        self.page = page
        self.at_hand = at_hand
        self.lookup = at_hand.lookup
        self.taken: dict[str, Any] = {}
        """Address → the form that claims it, over all lists of statements in one page's form."""
        self.known = Known()
        self._alone = alone

    def rows_of(self, model: type[Claim]) -> list[Claim]:
        """The statements of one kind, in their order."""
        return self._rows.get(model, [])

    @cached_property
    def proofs(self) -> dict[str, str]:
        return read_proofs([claim.pk for some in self._rows.values() for claim in some], self.lookup)

    @cached_property
    def nationwide(self) -> Any:
        return self.lookup.find(Region, NATIONWIDE, ())

    @cached_property
    def _rows(self) -> dict[type[Claim], list[Claim]]:
        rows = by_kind(self._read())
        everything = [claim for some in rows.values() for claim in some]
        of_all = [Claim._meta.get_field("audiences"), Claim._meta.get_field("places")]
        self.at_hand.add_with_links(everything, of_all)
        for model, some in rows.items():
            self.at_hand.add_with_links(some, () if model is Claim else model._meta.local_many_to_many)
        return rows

    def read_quotations(self) -> None:
        """On which pages each of them is shown: only looked at, so read only where a form is drawn."""
        prefetch_related_objects([claim for some in self._rows.values() for claim in some], "quotations__page")

    def _read(self) -> list[Claim]:
        if self._alone is not None:
            return [self._alone]
        if self.page is None or self.page.pk is None:
            return []
        return list(Claim.objects.filter(page=self.page.pk).of_their_kinds().in_place())
