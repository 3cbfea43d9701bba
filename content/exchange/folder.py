"""What lies in a folder of content files. Every entry has a fate: it is read, refused, or passed over and named."""

import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from django.utils.translation import gettext as _

ENDING = ".yaml"

_MEANT_AS_CONTENT = re.compile(r"\.ya?ml(\.txt)?\s*$", re.IGNORECASE)
"""How names end that somebody meant as a content file, with what Windows and mail programs add."""
_MADE_BY_PROGRAMS = re.compile(r"[.#].*|~\$.*|.*~")
"""Hidden files, locks and copies that editors and operating systems leave."""
_FOLDERS_OF_PROGRAMS = frozenset({"__MACOSX", "@eaDir", "__pycache__"})


class Fate(Enum):
    READ = "read"
    REFUSED = "refused"
    PASSED_OVER = "passed over"


@dataclass(frozen=True)
class Entry:
    """One entry below the folder, by a name that can be printed; `why` says why it was refused."""

    name: str
    path: Path
    fate: Fate
    why: str = ""


class NotText(ValueError):
    """A file is not UTF-8. `line` counts from 1."""

    def __init__(self, line: int):
        super().__init__(_("this is not UTF-8. Open the file, and save it with the encoding UTF-8."))
        self.line = line


def look_through(folder: Path) -> Iterator[Entry]:
    """Every file below `folder`, and every folder that is empty or not entered. Links to folders are never entered."""
    waiting = [folder]
    while waiting:
        here = waiting.pop()
        try:
            paths = sorted(here.iterdir())
        except OSError as error:
            yield _refused(here, folder, unreadable(error))
            continue
        if not paths and here != folder:
            yield Entry(f"{_name(here, folder)}/", here, Fate.PASSED_OVER)
        for path in paths:
            if _is_entered(path):
                waiting.append(path)
            else:
                yield _judge(path, folder)


def passed_over(folder: Path) -> list[str]:
    """The names of what an import leaves alone."""
    return [entry.name for entry in look_through(folder) if entry.fate is Fate.PASSED_OVER]


def read_text(path: Path) -> str:
    """A file's text, with line ends as they are here and without a byte order mark. Raises `NotText`."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotText(data.count(b"\n", 0, error.start) + 1) from None
    if "\0" in text:
        # What other encodings of whole texts look like: UTF-16 puts one beside every letter.
        raise NotText(text.count("\n", 0, text.index("\0")) + 1)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _is_entered(path: Path) -> bool:
    is_ours = path.name not in _FOLDERS_OF_PROGRAMS and not _MADE_BY_PROGRAMS.fullmatch(path.name)
    return is_ours and path.is_dir() and not path.is_symlink() and not _ending_of(path.name)


def _ending_of(name: str) -> str:
    """The ending by which somebody meant a content file, as it was written; empty where nobody did."""
    match = _MEANT_AS_CONTENT.search(name)
    return match.group() if match else ""


def _judge(path: Path, folder: Path) -> Entry:
    name, ending = _name(path, folder), _ending_of(path.name)
    if _MADE_BY_PROGRAMS.fullmatch(path.name) or path.name in _FOLDERS_OF_PROGRAMS:
        return Entry(f"{name}/" if path.is_dir() else name, path, Fate.PASSED_OVER)
    if path.is_symlink() and path.is_dir():
        return _refused(path, folder, _("this is a link to a folder. Put the folder itself here."))
    if not ending:
        return Entry(name, path, Fate.PASSED_OVER)
    if path.is_dir():
        return _refused(path, folder, _("this is a folder with the name of a file. Rename or remove it."))
    if not path.exists():
        return _refused(path, folder, _("this is a link that leads nowhere. Put the file itself here."))
    if not stat.S_ISREG(path.stat().st_mode):
        return _refused(path, folder, _("this is no ordinary file. Remove it."))
    if ending != ENDING:
        message = _("content files end in .yaml. Rename it to “%(name)s”.")
        return _refused(path, folder, message % {"name": name.removesuffix(ending) + ENDING})
    return Entry(name, path, Fate.READ)


def _refused(path: Path, folder: Path, why: str) -> Entry:
    return Entry(_name(path, folder), path, Fate.REFUSED, why)


def unreadable(error: OSError) -> str:
    return _("this cannot be read: %(why)s.") % {"why": error.strerror or error}


def _name(path: Path, folder: Path) -> str:
    """The path below the folder, with whatever cannot be printed written out."""
    name = path.relative_to(folder).as_posix().encode("utf-8", "backslashreplace").decode()
    return "".join(sign if sign.isprintable() else f"\\x{ord(sign):02x}" for sign in name)
