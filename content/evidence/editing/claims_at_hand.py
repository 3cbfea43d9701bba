"""The claims of pages with all that hangs on them, of all kinds together: the same queries however many."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from content.evidence.editing.rows import read_proofs
from content.evidence.models import Check, Claim, Source
from content.publishing.documents import read_links
from content.publishing.lookup import Lookup

CHECKS = "checks"
"""What a lookup keeps of claims: who looked, as files write it."""


def by_kind(claims: Iterable[Claim]) -> dict[type[Claim], list[Claim]]:
    """Each as its own kind of object. No query where they were read `of_their_kinds`."""
    found: dict[type[Claim], list[Claim]] = defaultdict(list)
    for claim in claims:
        own = claim.as_its_kind()
        found[type(own)].append(own)
    return found


def read_what_hangs_on(claims: Sequence[Claim], lookup: Lookup) -> None:
    """Read for claims of all kinds together what would else be read kind by kind."""
    pks = [claim.pk for claim in claims]
    for link in (Claim._meta.get_field("audiences"), Claim._meta.get_field("places")):
        read_links(link, pks, lookup)
    read_proofs(pks, lookup)
    read_checks(pks, lookup)


def read_checks(claims: Collection[str], lookup: Lookup) -> dict[str, list[str]]:
    """Who looked at each of these claims and when, as files write it. One query for those not read yet."""

    def read(missing: list[str]) -> dict[str, list[str]]:
        checks = defaultdict(list)
        rows = Check.objects.filter(claim_id__in=missing).order_by("checked_on", "id")
        columns = ("claim_id", "checked_on", "method", "source_id", "source__key")
        for pk, day, method, source_id, source in rows.values_list(*columns):
            if source:
                lookup.know(Source, source_id, source)
            checks[pk].append(" ".join(filter(None, (str(day), method, source))))
        return checks

    return lookup.of_rows(CHECKS, claims, read)
