"""A small site for prose to refer to."""

from collections.abc import Mapping, Sequence

from content.markup import Reference, Target

SITE = {
    ("card", "social-security-card"): Target("/en/cards/social-security-card/", "Social security card"),
    ("law", "social-insurance-law"): Target("/en/law/social-insurance-law/", "Social Insurance Law"),
    ("provision", "social-insurance-law/64"): Target(
        "/en/law/social-insurance-law/article-64/", "Social Insurance Law, art. 64"
    ),
    ("phrase", "enable-bank-function"): Target("/en/phrases/#enable", "我要激活社保卡的金融功能。", title="Say this"),
    ("guide", "only-in-spanish"): Target("/es/guias/solo/", "Guía", lang="es"),
    ("page", "ministry"): Target("https://example.cn/", "Ministry", lang="zh-Hans"),
    ("question", "withdrawn"): Target("", "A question no longer answered"),
}


class Site:
    """Resolves references, and remembers how often it was asked."""

    def __init__(self) -> None:
        self.calls = 0

    def __call__(self, references: Sequence[Reference]) -> Mapping[tuple[str, str], Target]:
        self.calls += 1
        return {reference.name: SITE[reference.name] for reference in references if reference.name in SITE}


def known() -> list[tuple[str, str]]:
    return list(SITE)
