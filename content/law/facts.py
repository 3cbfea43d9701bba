"""Laws and the versions of their provisions as values: what the pages of the law show on a day."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlsplit

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from content.addresses import page_path
from content.evidence.models import Law, Provision, ProvisionVersion, Verification
from content.law.paragraphs import Paragraph, paragraphs
from content.publishing.links import PageLink, links
from content.reader import Reader


@dataclass(frozen=True)
class LawLine:
    """A law in the list of laws."""

    title: str
    name_zh: str
    url: str
    short_answer: str
    level: str
    stamp_kind: str

    @property
    def stamp(self) -> str:
        return str(Law.Force(self.stamp_kind).label)


@dataclass(frozen=True)
class Level:
    """A level of law, highest first, with its laws."""

    key: str
    label: str
    laws: tuple[LawLine, ...]


@dataclass(frozen=True)
class Address:
    """Where a text was read. Linked only where a Chinese authority publishes it."""

    url: str

    @property
    def host(self) -> str:
        return urlsplit(self.url).hostname or ""

    @property
    def is_official(self) -> bool:
        return self.host.endswith(".gov.cn")


@dataclass(frozen=True)
class VersionFacts:
    """The wording of a provision between two days, as of the day of reading."""

    key: str
    label: str
    first: date | None
    last: date | None
    status: str
    """`in_force`, `coming` or `ended`."""
    paragraphs: tuple[Paragraph, ...]
    verification: str
    read_on: date | None
    address: Address

    @property
    def anchor(self) -> str:
        return f"version-{self.key}"

    @property
    def period(self) -> str:
        first, last = (date_format(day, "DATE_FORMAT") if day else "" for day in (self.first, self.last))
        if first and last:
            return _("from %(first)s to %(last)s") % {"first": first, "last": last}
        if last:
            return _("until %(last)s") % {"last": last}
        if not first:
            return _("the day it came into force is not recorded")
        return (_("from %(first)s") if self.status == "coming" else _("since %(first)s")) % {"first": first}

    @property
    def how_read(self) -> str:
        return _how_read(self.verification)


def read_levels(reader: Reader) -> list[Level]:
    """The laws that may be read in this language, by level. One query."""
    columns = (reader.column("title"), "name_zh", reader.column("slug"), reader.column("short_answer"), "level")
    rows = Law.objects.published(reader.language).in_order().values_list(*columns, "force", "in_force_from")
    found = defaultdict(list)
    for title, name_zh, slug, answer, level, force, first in rows:
        kind = Law.force_between(force, first, reader.day)
        found[level].append(LawLine(title, name_zh, page_path("law", reader.language, slug), answer, level, kind))
    return [
        Level(level, str(Law.Level(level).label), tuple(found[level])) for level in Law.Level.values if level in found
    ]


def provisions_of(law: Law):
    """The provisions of a law whose wording somebody has read, in their order."""
    return Provision.objects.filter(law=law).with_read_wording().in_order()


def read_provisions(law: Law, reader: Reader) -> list[PageLink]:
    """One query."""
    return links(provisions_of(law), reader)


def glance(law: Law, reader: Reader) -> list[dict[str, str]]:
    """The dates and names of a law, those that are known."""
    facts = {
        _("Level"): law.get_level_display(),
        _("Issued by"): _both(reader.text(law, "issuer"), law.issuer_zh),
        _("Document number"): _both(reader.text(law, "number"), law.number_zh),
        _("Promulgated on"): _day(law.promulgated_on),
        _("In force from"): _day(law.in_force_from),
        _("How we read it"): _how_read(law.verification),
    }
    return [{"label": label, "text": text} for label, text in facts.items() if text]


def read_versions(provision: Provision, reader: Reader) -> list[VersionFacts]:
    """Every wording that somebody has read, what counts on the day first. One query.

    The paragraphs of the first have the anchors that citations lead to.
    """
    rows = provision.versions.filter(verified=True).order_by("key")
    columns = ("key", reader.column("label"), "in_force_from", "in_force_until", "text_zh", reader.column("text"))
    found = [
        VersionFacts(
            key=key,
            label=label,
            first=first,
            last=last,
            status=ProvisionVersion.status_between(first, last, reader.day),
            paragraphs=paragraphs(zh, text or "", anchor=f"version-{key}-paragraph"),
            verification=verification,
            read_on=read_on,
            address=Address(url),
        )
        for key, label, first, last, zh, text, verification, read_on, url in rows.values_list(
            *columns, "verification", "read_on", "source_url"
        )
    ]
    return _main_first(found)


def _main_first(versions: list[VersionFacts]) -> list[VersionFacts]:
    """What is in force, else what comes next, else what ended last; then the others, newest first."""
    newest_first = sorted(versions, key=lambda version: version.first or date.min, reverse=True)
    of_status = {version.status: version for version in newest_first if version.status != "ended"}
    main = of_status.get("in_force") or of_status.get("coming") or next(iter(newest_first), None)
    if main is None:
        return []
    plain = tuple(Paragraph(p.number, f"paragraph-{p.number}", p.zh, p.text) for p in main.paragraphs)
    return [replace(main, paragraphs=plain), *(version for version in newest_first if version is not main)]


def status_of(law: Law, versions: Iterable[VersionFacts], on: date) -> tuple[str, str]:
    """The stamp of a provision: the status of its law, unless its own wording is to come or has ended."""
    status = next(iter(versions)).status
    if status == "coming":
        return _stamp(Law.Force.NOT_YET_IN_FORCE)
    if status == "ended":
        return "ended", _("No longer in force")
    return _stamp(Law.Force(law.force_on(on)))


def _stamp(force: Law.Force) -> tuple[str, str]:
    return force.value, str(force.label)


def _how_read(verification: str) -> str:
    return str(Verification(verification).label) if verification in Verification else ""


def _both(text: str, zh: str) -> str:
    return " ".join(filter(None, (text, zh)))


def _day(day: date | None) -> str:
    return date_format(day, "DATE_FORMAT") if day else ""
