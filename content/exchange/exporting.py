"""Content out of the database into files: the same content always gives the same bytes."""

import hashlib
from collections.abc import Collection, Sequence
from pathlib import Path

from content.exchange.formats import FileFormat
from content.exchange.yaml_text import write
from content.publishing.documents import Lookup


def export_texts(
    formats: Sequence[FileFormat], only: Collection[str] | None = None, lookup: Lookup | None = None
) -> dict[str, str]:
    """Every content file, or those of these paths: the path below the content folder → its text."""
    known = lookup or Lookup()
    return {path: write(data) for kind in formats for path, data in kind.export(known, only).items()}


def export_folder(folder: Path, formats: Sequence[FileFormat]) -> tuple[int, int]:
    """Write every content file below `folder` and remove those nothing stands for any more. Returns both counts.

    A file that is of no kind of ours is left alone, whatever folder was named.
    """
    texts = export_texts(formats)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    lying = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.yaml") if path.is_file()}
    stale = [lying[name] for name in lying.keys() - texts.keys() if any(kind.schema_of(name) for kind in formats)]
    for path in stale:
        path.unlink()
    return len(texts), len(stale)


def fingerprint(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
