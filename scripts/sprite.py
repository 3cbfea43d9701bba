"""Gather the pictures of the cards into static/img/cards.svg, so that a page that shows them all asks once.

Each card is one fragment, named by its key (`cards.svg#social-security-card`), without the numbers of its parts.
Run this after changing a picture: `make pictures`. A test compares the two.
"""

import re
from pathlib import Path

PICTURES = Path(__file__).resolve().parent.parent / "static" / "img"

# The order of the fragments; every one is the key of a card and the name of a file.
CARDS = (
    "social-security-card",
    "electronic-social-security-card",
    "medical-insurance-code",
    "medical-insurance-card",
    "nrcms-card",
    "card-bank-account",
    "work-permit-on-card",
    "permanent-resident-card",
    "temporary-social-security-card",
    "hospital-visit-card",
)

FACE = re.compile(r"</style>\n(?P<face>.*?)\n  <g id=\"parts\">", re.DOTALL)


def sprite() -> str:
    """Return the text of cards.svg as the single pictures make it."""
    faces = [f'  <g class="face" id="{card}">\n{face(card)}\n  </g>' for card in CARDS]
    return "\n".join(
        [
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 342 216" width="342" height="216">',
            "  <title>The cards, one for each fragment of the address · Las tarjetas, una por cada fragmento</title>",
            "  <style>.face{display:none}.face:target{display:inline}</style>",
            *faces,
            "</svg>",
            "",
        ]
    )


def face(card: str) -> str:
    """Return what a single picture draws, without its title, its description and the numbers of its parts."""
    drawing = (PICTURES / f"{card}.svg").read_text(encoding="utf-8")
    found = FACE.search(drawing)
    if found is None:
        raise ValueError(f"{card}.svg has no drawing between its style and its numbered parts.")
    return found["face"]


if __name__ == "__main__":
    (PICTURES / "cards.svg").write_text(sprite(), encoding="utf-8")
