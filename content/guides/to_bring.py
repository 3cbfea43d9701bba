"""What a guide asks to bring, and from whom: values, no queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.evidence.models import ForWhom
from content.evidence.reading.facts import ClaimFacts, ClaimSet
from content.evidence.reading.scope import passes_over
from content.guides.models import Requirement
from content.reader import AudienceFacts, Reader


def to_bring_columns(reader: Reader) -> tuple[str, ...]:
    """What to ask `read_claims` for, so that `to_bring_of` can find what is to be brought among the claims."""
    document = ("key", reader.column("name"), "name_zh", "pinyin", "shape", "for_whom", "proves_identity")
    return (
        "requirement__form",
        "requirement__needed",
        *(f"requirement__document__{name}" for name in document),
    )


@dataclass(frozen=True)
class ToBring:
    """One thing to bring, in which form, and the claim that asks for it."""

    key: str
    name: str
    name_zh: str
    pinyin: str
    shape: str
    form: str
    needed: str
    for_whom: str
    readers: tuple[AudienceFacts, ...]
    """The kinds of reader, where it is not for everyone: those of the claim, else those the document itself has."""
    proves_identity: bool
    holders: tuple[str, ...]
    """Who has such a document by its nature, where it is not established who must bring it."""
    claim: ClaimFacts
    beside: tuple["ToBring", ...] = ()
    """What is asked for in its place elsewhere."""
    only_for: tuple[str, ...] = ()
    """Who brings it, in a list for several kinds of reader; nobody else does."""
    or_else: bool = False
    """Whoever brings it brings it instead of what stands before it."""

    @property
    def is_required(self) -> bool:
        return self.needed == Requirement.Needed.ALWAYS

    @property
    def necessity(self) -> str:
        return _("required") if self.is_required else _("if asked")

    @property
    def detail(self) -> str:
        """In which form it is asked for, and from whom, in words."""
        words = [str(Requirement.Form(self.form).label)]
        if only_for := self.only_for or self.holders:
            words.append(_("only for: %(readers)s") % {"readers": ", ".join(only_for)})
        return ", ".join(words)

    @property
    def named(self) -> str:
        """The document with its form, in a line of words."""
        return f"{self.name} {self.name_zh} ({self.necessity}, {self.detail})"

    @property
    def note(self) -> SafeString:
        """What the claim says beyond the name of the document."""
        return SafeString() if strip_tags(self.claim.inline) == self.name else self.claim.text


@dataclass(frozen=True)
class ToBringGroup:
    """The things that the same readers bring."""

    for_whom: str
    readers: tuple[AudienceFacts, ...]
    to_bring: tuple[ToBring, ...]
    is_aside: bool = False
    """They are others than the reader who asks."""

    or_else: bool = False
    """The readers before bring something else instead to show who they are."""

    @property
    def names(self) -> str:
        return ", ".join(reader.name for reader in self.readers)

    @property
    def keys(self) -> frozenset[str]:
        return frozenset(reader.key for reader in self.readers)

    @property
    def is_not_established(self) -> bool:
        return self.for_whom == ForWhom.NOT_ESTABLISHED


def to_bring_of(claims: ClaimSet, reader: Reader, readers: Mapping[str, tuple[AudienceFacts, ...]]) -> list[ToBring]:
    """The requirements among a guide's claims, in their order."""
    names = to_bring_columns(reader)
    return [_to_bring(claim, names, readers) for claim in claims.having(names[0])]


def document_keys(claims: ClaimSet) -> list[str]:
    keys = (claim.extra["requirement__document__key"] for claim in claims.every)
    return [key for key in keys if key is not None]


def _to_bring(claim: ClaimFacts, names: Sequence[str], readers: Mapping[str, tuple[AudienceFacts, ...]]) -> ToBring:
    values = (claim.extra[name] for name in names)
    form, needed, key, name, name_zh, pinyin, shape, has_it, proves_identity = values
    # A claim that says for whom it holds has the last word; else the document's own nature decides.
    has = readers.get(key, ())
    says_so = claim.for_whom != ForWhom.EVERYONE
    return ToBring(
        *(key, name, name_zh, pinyin, shape, form, needed),
        for_whom=claim.for_whom if says_so else has_it,
        readers=_named(claim) if says_so else has,
        proves_identity=bool(proves_identity),
        holders=tuple(reader.name for reader in has) if claim.for_whom == ForWhom.NOT_ESTABLISHED else (),
        claim=claim.alone,
        beside=tuple(_to_bring(other, names, readers) for other in claim.beside),
    )


def _named(claim: ClaimFacts) -> tuple[AudienceFacts, ...]:
    return tuple(AudienceFacts(*reader) for reader in zip(claim.audience_keys, claim.audiences, strict=True))


def grouped(to_bring: Sequence[ToBring], reader: Reader) -> list[ToBringGroup]:
    """Documents by who brings them: everyone's first, what is for named readers next, the doubtful last.

    Among the named, those whose documents stand in for each other come first, joined by “or”.
    """
    groups: dict[tuple[str, tuple[AudienceFacts, ...]], list[ToBring]] = {}
    for document in to_bring:
        groups.setdefault((document.for_whom, document.readers), []).append(document)
    order = list(ForWhom.values)
    in_order = [
        ToBringGroup(for_whom, readers, tuple(some), passes_over(reader, for_whom, {each.key for each in readers}))
        for (for_whom, readers), some in sorted(groups.items(), key=lambda item: order.index(item[0][0]))
    ]
    proving = [
        group
        for group in in_order
        if group.readers and not group.is_aside and any(document.proves_identity for document in group.to_bring)
    ]
    branches = [group for group in proving if any(group.keys.isdisjoint(other.keys) for other in proving)]
    others = [group for group in in_order if group not in branches]
    first = [group for group in others if not group.readers and not group.is_not_established]
    return [
        *first,
        *(replace(group, or_else=place > 0) for place, group in enumerate(branches)),
        *(group for group in others if group not in first),
    ]


def listed(groups: Sequence[ToBringGroup], reader: Reader) -> list[ToBring]:
    """One list of what these groups bring, in their order.

    For whom something is, is said where the list is also for others: not to a chosen reader, nor of what all bring.
    """
    for_all = frozenset().union(*(group.keys for group in groups)) if all(group.keys for group in groups) else None
    return [
        replace(
            document,
            only_for=()
            if (reader.audience and not group.is_aside) or group.keys == for_all
            else tuple(each.name for each in group.readers),
            or_else=group.or_else and place == 0,
        )
        for group in groups
        for place, document in enumerate(group.to_bring)
    ]
