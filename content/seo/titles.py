"""What search engines show of a page: a title and a description that they do not cut off, and that name the country.

Search results have room for some 60 signs of a title and some 155 of a description; what is longer is cut off in its
middle, by machine.
"""

import re

LONGEST_TITLE = 60
LONGEST_DESCRIPTION = 155

SITE = "CardFAQ"
COUNTRY = "China"
"""The same word in English and in Spanish."""

_NAMES_COUNTRY = re.compile(r"\bchin(?:a|ese|[oa]s?)\b", re.IGNORECASE)
_END_OF_SENTENCE = re.compile(r"(?<=[.!?…»”])\s+(?=[^\W\d]|[¿¡«“])")
"""No sentence begins with a figure: “art. 7”, “No. 3”."""


def document_title(title: str, short: str = "") -> str:
    """The title of the document for a page of this title: it names the country, and the site where there is room.

    `short` is what an editor wrote for search results, where the title itself is too long. A title that does not fit
    stays as it is: `fits` tells.
    """
    words = short or title
    country = () if _NAMES_COUNTRY.search(words) else (COUNTRY,)
    endings = ((*country, SITE), country)
    whole = [" – ".join((words, *ending)) for ending in endings]
    return next((one for one in whole if len(one) <= LONGEST_TITLE), whole[-1])


def fits(title: str, short: str = "") -> bool:
    """Whether a page of this title can have one that search engines show whole."""
    return len(document_title(title, short)) <= LONGEST_TITLE


def description(words: str) -> str:
    """The first sentences of it that are shown whole; where these say little, its first words."""
    words = words.strip()
    taken = ""
    for sentence in _END_OF_SENTENCE.split(words):
        longer = f"{taken} {sentence}".strip()
        if len(longer) > LONGEST_DESCRIPTION:
            break
        taken = longer
    return taken if taken == words or len(taken) >= LONGEST_DESCRIPTION / 2 else _first_words(words)


def _first_words(words: str) -> str:
    """As many whole words as fit, with the mark that more follow."""
    room = words[: LONGEST_DESCRIPTION - 1].rpartition(" ")[0].rstrip(" ,;:–—(«“")
    return f"{room}…"
