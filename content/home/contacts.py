"""Whom to ask: telephone lines and official channels, beside the statements about them."""

from dataclasses import dataclass

from content.evidence.models import Channel, Hotline
from content.evidence.reading.facts import ClaimFacts, ClaimSet


@dataclass(frozen=True)
class Contact:
    """A statement about a line or a channel, with the number to dial or the address to open."""

    claim: ClaimFacts
    name_zh: str
    number: str = ""
    url: str = ""


def contacts_of(claims: ClaimSet) -> list[Contact]:
    """The claims in slots `hotline-…` and `channel-…` with what they speak of. Two queries at most."""
    lines, channels = claims.like("hotline"), claims.like("channel")
    if not lines and not channels:
        return []
    numbers = {f"hotline-{key}": rest for key, *rest in Hotline.objects.values_list("key", "name_zh", "number")}
    rows = Channel.objects.values_list("key", "name_zh", "url", "url_checked")
    addresses = {f"channel-{key}": (name_zh, url if is_checked else "") for key, name_zh, url, is_checked in rows}
    return [
        *(Contact(claim, *numbers.get(claim.slot, ("", ""))) for claim in lines),
        *(
            Contact(claim, name_zh, url=url)
            for claim in channels
            for name_zh, url in [addresses.get(claim.slot, ("", ""))]
        ),
    ]
