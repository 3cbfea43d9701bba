"""What a guide asks to bring, and from whom: values, no queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.html import strip_tags
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from content.claims.models import ForWhom
from content.guides.models import Document, Requirement
from content.proof.facts import ClaimFacts, ClaimSet


def paper_columns(language: str) -> tuple[str, ...]:
    """What to ask `read_claims` for, so that `papers_of` can find what is to be brought among the claims."""
    document = ("key", f"name_{language}", "name_zh", "pinyin", "for_whom")
    return (
        "requirement__form",
        "requirement__needed",
        *(f"requirement__document__{name}" for name in document),
    )


@dataclass(frozen=True)
class PaperFacts:
    """One thing to bring, in which form, and the claim that asks for it."""

    key: str
    name: str
    name_zh: str
    pinyin: str
    form: str
    needed: str
    for_whom: str
    readers: tuple[str, ...]
    """The kinds of reader, where it is not for everyone: those of the claim, else those the document itself has."""
    holders: tuple[str, ...]
    """Who has such a document by its nature, where it is not established who must bring it."""
    claim: ClaimFacts

    @property
    def detail(self) -> str:
        """In which form, whether it is always asked for, and who has one, in words."""
        words = [str(Requirement.Form(self.form).label)]
        if self.needed != Requirement.Needed.ALWAYS:
            words.append(str(Requirement.Needed(self.needed).label).lower())
        if self.holders:
            words.append(_("a document of: %(readers)s") % {"readers": ", ".join(self.holders)})
        return ", ".join(words)

    @property
    def note(self) -> SafeString:
        """What the claim says beyond the name of the document."""
        return SafeString() if strip_tags(self.claim.inline) == self.name else self.claim.text


@dataclass(frozen=True)
class PaperGroup:
    """The things that the same readers bring."""

    for_whom: str
    readers: tuple[str, ...]
    papers: tuple[PaperFacts, ...]

    @property
    def is_for_everyone(self) -> bool:
        return self.for_whom == ForWhom.EVERYONE

    @property
    def is_not_established(self) -> bool:
        return self.for_whom == ForWhom.NOT_ESTABLISHED


def readers_of_papers(keys: Iterable[str], language: str) -> dict[str, tuple[str, ...]]:
    """Document → the kinds of reader who have it. One query."""
    rows = Document.audiences.through._base_manager.filter(document__key__in=list(keys)).order_by(
        "audience__position", "audience__key"
    )
    found: dict[str, tuple[str, ...]] = {}
    for key, name in rows.values_list("document__key", f"audience__name_{language}"):
        found[key] = (*found.get(key, ()), name)
    return found


def papers_of(claims: ClaimSet, language: str, readers: Mapping[str, tuple[str, ...]]) -> list[PaperFacts]:
    """The requirements among a guide's claims, in their order."""
    names = paper_columns(language)
    return [_paper(claim, [claim.extra[name] for name in names], readers) for claim in claims.having(names[0])]


def paper_keys(claims: ClaimSet) -> list[str]:
    return [claim.extra["requirement__document__key"] for claim in claims.having("requirement__document__key")]


def _paper(claim: ClaimFacts, values: Sequence[str], readers: Mapping[str, tuple[str, ...]]) -> PaperFacts:
    form, needed, key, name, name_zh, pinyin, has_it = values
    # A claim that says for whom it holds has the last word; else the document's own nature decides.
    says_so = claim.for_whom != ForWhom.EVERYONE
    return PaperFacts(
        *(key, name, name_zh, pinyin, form, needed),
        for_whom=claim.for_whom if says_so else has_it,
        readers=claim.audiences if says_so else readers.get(key, ()),
        holders=readers.get(key, ()) if claim.for_whom == ForWhom.NOT_ESTABLISHED else (),
        claim=claim,
    )


def grouped(papers: Sequence[PaperFacts]) -> list[PaperGroup]:
    """Papers by who brings them: everyone's first, what is for named readers next, the doubtful last."""
    groups: dict[tuple[str, tuple[str, ...]], list[PaperFacts]] = {}
    for paper in papers:
        groups.setdefault((paper.for_whom, paper.readers), []).append(paper)
    order = list(ForWhom.values)
    return [
        PaperGroup(for_whom, readers, tuple(some))
        for (for_whom, readers), some in sorted(groups.items(), key=lambda item: order.index(item[0][0]))
    ]
