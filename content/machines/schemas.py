"""JSON Schemas (draft 2020-12) of the files of open data, each beside the file it describes."""

from typing import Any

from content.addresses import LANGUAGES, absolute
from content.machines.data import VERSION

TEXT: dict[str, Any] = {"type": "string"}
DAY: dict[str, Any] = {"type": ["string", "null"], "format": "date"}
IN_LANGUAGES: dict[str, Any] = {
    "type": "object",
    "description": "The same in each language it exists in.",
    "properties": dict.fromkeys(("zh", *LANGUAGES), TEXT),
    "additionalProperties": False,
}


def _object(**properties: Any) -> dict[str, Any]:
    """Every property is there; there is no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": sorted(properties),
        "additionalProperties": False,
    }


def _list(of: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": of}


PAGE = {"key": TEXT, "title": IN_LANGUAGES, "short_answer": IN_LANGUAGES, "url": IN_LANGUAGES, "changed_on": DAY}

SOURCE = _object(key=TEXT, url={**TEXT, "description": "Empty where it is not linked."}, language=TEXT, quality=TEXT)
CITATION = _object(
    provision={**TEXT, "description": "law:law-key/number, as in law.json."},
    paragraph={"type": ["integer", "null"]},
    grade={"enum": ["says-so", "implies", "background", "tension", "contradicts"]},
    covers=TEXT,
)
CLAIM = _object(
    id={**TEXT, "description": "Never changes."},
    page=TEXT,
    url=IN_LANGUAGES,
    heading=IN_LANGUAGES,
    text=IN_LANGUAGES,
    readers=_list(TEXT),
    places=_list(TEXT),
    is_local={"type": "boolean"},
    evidence={**TEXT, "description": "The best among its sources."},
    confirmed={"type": "boolean", "description": "Whether a source confirms it."},
    legal_basis={"enum": ["cited", "background", "none-found", "not-examined"]},
    checked_on=DAY,
    checked_how=TEXT,
    ended_on={**DAY, "description": "The last day of a rule that has ended."},
    sources=_list(SOURCE),
    citations=_list(CITATION),
)
CARD = _object(
    **PAGE,
    form=TEXT,
    state=TEXT,
    features={"type": "object", "additionalProperties": _object(value=TEXT, claim=TEXT)},
)
WORDING = _object(key=TEXT, in_force_from=DAY, in_force_until=DAY, text=IN_LANGUAGES, source=TEXT, read_on=DAY)
PROVISION = _object(**PAGE, law=_object(**PAGE, in_force_from=DAY), wordings=_list(WORDING))

ROWS = {"claims": CLAIM, "cards": CARD, "law": PROVISION}


def schema_of(name: str) -> dict[str, Any]:
    """The schema of one file."""
    whole = _object(
        version={"const": VERSION}, schema=TEXT, licence=TEXT, credit=TEXT, read_on=DAY, **{name: _list(ROWS[name])}
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": absolute(f"/data/{name}.schema.json"),
        **whole,
    }
