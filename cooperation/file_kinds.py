"""What may be attached to a proposal: told by what is in a file, not by what it is called."""

import re
import unicodedata
import zipfile
from typing import BinaryIO, NamedTuple

MOST_FILES = 10
MOST_BYTES = 10 * 1024 * 1024
LONGEST_NAME = 150

EMPTY, TOO_BIG, NOT_ALLOWED, MACROS, NAME_DIFFERS = (
    "empty",
    "too_big",
    "not_allowed",
    "macros",
    "name_differs",
)

# Of the parts of an office file that say what it is; a longer one is none.
_LONGEST_PART = 1024 * 1024
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MAIN_PARTS = {
    "docx": f"{_OFFICE}wordprocessingml.document.main+xml",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet.main+xml",
}
TYPES = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
}
_ENDINGS = {**{ending: ending for ending in TYPES}, "jpeg": "jpg"}
_BEGINNINGS = {"pdf": b"%PDF-", "png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff"}
# What carries programs: VBA in one family, Basic and scripts in the other.
_PROGRAMS = re.compile(r"(?i)(^|/)(vbaproject\.bin|vbadata\.xml|basic/|scripts/|activex/|macrosheets/)")


class Judged(NamedTuple):
    """kind: a key of TYPES, or "" when the file is refused; problem: a code when it is, else ""."""

    kind: str
    problem: str


def judge(name: str, size: int, file: BinaryIO) -> Judged:
    """Return what a file is, or why it may not be attached.

    name: what it is called; size: in bytes; file: open for reading, and read from its beginning. A file is taken only
    when its content is of a kind in TYPES and its name ends as files of that kind do.
    """
    if not size:
        return Judged("", EMPTY)
    if size > MOST_BYTES:
        return Judged("", TOO_BIG)
    kind, problem = _content(file)
    if problem:
        return Judged("", problem)
    _stem, dot, ending = name.rpartition(".")
    if not dot or _ENDINGS.get(ending.lower()) != kind:
        return Judged("", NAME_DIFFERS)
    return Judged(kind, "")


def clean_name(name: str) -> str:
    """Return a name that shows what it is: no folders, nothing invisible, nothing that turns the reading direction.

    At most LONGEST_NAME characters, the ending kept; "file" where nothing else is left of the name.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    # C: control characters, marks of direction, what is not assigned.
    seen = "".join(" " if unicodedata.category(one)[0] in "CZ" else one for one in last)
    tidy = re.sub(r'[<>:"|?*]', "_", " ".join(seen.split())).lstrip(". ")
    stem, dot, ending = tidy.rpartition(".")
    if not dot:
        return tidy[:LONGEST_NAME] or "file"
    ending = ending[:10]
    stem = stem.strip(" .")[: LONGEST_NAME - len(ending) - 1]
    return f"{stem or 'file'}.{ending}"


def _content(file: BinaryIO) -> tuple[str, str]:
    file.seek(0)
    beginning = file.read(8)
    file.seek(0)
    for kind, first in _BEGINNINGS.items():
        if beginning.startswith(first):
            return kind, ""
    if not beginning.startswith(b"PK\x03\x04"):
        return "", NOT_ALLOWED
    try:
        with zipfile.ZipFile(file) as parts:
            return _office(parts)
    except Exception:  # the library raises a good many things for what only begins like an archive
        return "", NOT_ALLOWED
    finally:
        file.seek(0)


def _office(parts: zipfile.ZipFile) -> tuple[str, str]:
    names = parts.namelist()
    if any(_PROGRAMS.search(name) for name in names):
        return "", MACROS
    if "[Content_Types].xml" in names:
        said = _part(parts, "[Content_Types].xml")
        if "macroenabled" in said.lower():
            return "", MACROS
        kinds = [kind for kind, main in _MAIN_PARTS.items() if f'"{main}"' in said.replace("'", '"')]
    else:
        said = _part(parts, "mimetype").strip() if "mimetype" in names else ""
        kinds = [kind for kind in ("odt", "ods") if TYPES[kind] == said]
    return (kinds[0], "") if len(kinds) == 1 else ("", NOT_ALLOWED)


def _part(parts: zipfile.ZipFile, name: str) -> str:
    if parts.getinfo(name).file_size > _LONGEST_PART:
        return ""
    with parts.open(name) as part:
        return part.read(_LONGEST_PART).decode("utf-8", errors="replace")
