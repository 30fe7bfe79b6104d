"""Reading a table that somebody uploads, CSV or XLSX, whatever is in the file. Pure: bytes in, rows of cells out."""

import csv
import io
import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple, TypeAlias

from openpyxl import load_workbook

MAX_BYTES = 5 * 1024 * 1024
MAX_ROWS, MAX_COLUMNS = 5_000, 1_000
# What a workbook may swell to, and how many cells are looked at, empty ones of a careless workbook included.
MAX_UNPACKED, MAX_PARTS, MAX_CELLS = 60 * 1024 * 1024, 2_000, 3_000_000

# Problems are codes; the words for them stand where they are shown.
EMPTY = "empty"
TOO_LARGE = "too_large"
NOT_A_TABLE = "not_a_table"
OLD_EXCEL = "old_excel"
OPEN_DOCUMENT = "open_document"
MACROS = "macros"
DAMAGED = "damaged"
SWOLLEN = "swollen"
TOO_MANY_ROWS = "too_many_rows"
TOO_MANY_COLUMNS = "too_many_columns"
NUL = "nul"
NOT_TEXT = "not_text"
BAD_QUOTES = "bad_quotes"

XLSX, UTF8, UTF16, WINDOWS = "XLSX", "UTF-8", "UTF-16", "Windows-1252"


class Formula(str):
    """A cell that computes something; what it says is the formula, and nothing is computed here."""


Cell: TypeAlias = str | date


class Row(NamedTuple):
    """A row that has something in it; number: as a spreadsheet counts, from 1."""

    number: int
    cells: list[Cell]


class Table(NamedTuple):
    """What was read, and how: as XLSX, or as text in an encoding with a delimiter."""

    rows: list[Row]
    encoding: str
    delimiter: str = ""


class Unreadable(Exception):
    """The file is no table that can be read; `problem` is a code, `row` where it is, if anywhere, `found` a number or words."""

    def __init__(self, problem: str, row: int = 0, found: object = ""):
        super().__init__(problem)
        self.problem, self.row, self.found = problem, row, found


def read(content: bytes) -> Table:
    """Return the rows of a file, by what is in it and not by its name. Raises Unreadable."""
    if len(content) > MAX_BYTES:
        raise Unreadable(TOO_LARGE)
    if content.startswith(b"PK\x03\x04"):
        table = Table(_counted(_of_workbook(content)), XLSX)
    elif content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable(OLD_EXCEL)
    else:
        table = _of_text(content)
    if not table.rows:
        raise Unreadable(EMPTY)
    return table


def _counted(cells_of_rows: Iterator[list[Cell]]) -> list[Row]:
    """Rows with their numbers, empty ones left out; one more than may be read is too many."""
    rows = []
    looked_at = 0
    for number, cells in enumerate(cells_of_rows, start=1):
        looked_at += len(cells) + 1
        while cells and cells[-1] == "":
            cells.pop()
        if len(cells) > MAX_COLUMNS:
            raise Unreadable(TOO_MANY_COLUMNS, number, len(cells))
        if cells:
            rows.append(Row(number, cells))
        # The first one holds the headings.
        if len(rows) > MAX_ROWS + 1:
            raise Unreadable(TOO_MANY_ROWS, number)
        if looked_at > MAX_CELLS:
            raise Unreadable(SWOLLEN, number)
    return rows


def _of_text(content: bytes) -> Table:
    text, encoding = _decoded(content)
    if (place := text.find("\0")) >= 0:
        raise Unreadable(NUL, text.count("\n", 0, place) + 1)
    if text.lstrip()[:15].lower().startswith(("<!doctype", "<html", "<?xml", "{\\rtf", "%pdf-")):
        raise Unreadable(NOT_A_TABLE)
    delimiter, text = _delimiter(text)
    return Table(_counted(_of_csv(text, delimiter)), encoding, delimiter)


def _decoded(content: bytes) -> tuple[str, str]:
    """The text of a file, and the encoding that it was read in. What is no UTF is what Windows writes in our countries."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        candidates = [("utf-16", UTF16)]
    else:
        candidates = [("utf-8-sig", UTF8)]
        # A picture or a program is full of characters that no text has; that would be no reading but guessing.
        if not any(byte in content for byte in b"\0\1\2\3\4\5\6\x0e\x0f"):
            candidates.append(("cp1252", WINDOWS))
    for codec, name in candidates:
        try:
            return content.decode(codec), name
        except UnicodeDecodeError:
            continue
    raise Unreadable(NOT_TEXT)


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, told by the first line or found as the most frequent one in it; that line keeps its number."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    told = first.strip().strip('"').lower()
    if told.startswith("sep=") and len(told) <= 5:
        rest = text[text.index(first) + len(first) :]
        return told[4:] or "\t", rest
    outside = "".join(first.split('"')[::2])
    return max(",;\t", key=outside.count), text


def _of_csv(text: str, delimiter: str) -> Iterator[list[Cell]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            yield [cell.strip() for cell in next(reader)]
        except StopIteration:
            return
        except csv.Error as error:
            raise Unreadable(BAD_QUOTES, number) from error


def _of_workbook(content: bytes) -> Iterator[list[Cell]]:
    _require_workbook(content)
    with warnings.catch_warnings():
        # Of fonts and drop-down lists that it cannot keep; nothing of them is read here.
        warnings.simplefilter("ignore")
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
            for sheet in book.worksheets:
                # What a workbook claims of its size may be a million empty columns.
                sheet.reset_dimensions()
                yield from ([_cell(cell) for cell in row] for row in sheet.iter_rows())
                return
        except Unreadable:
            raise
        except Exception as error:  # of a hostile or broken file openpyxl raises nearly everything
            raise Unreadable(DAMAGED) from error


def _require_workbook(content: bytes) -> None:
    """Refuse what is no workbook, what brings programs along, and what would swell up when it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "mimetype" in names and b"opendocument" in archive.open("mimetype").read(200):
                raise Unreadable(OPEN_DOCUMENT)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Unreadable(DAMAGED) from error
    if any(name.lower().endswith("vbaproject.bin") for name in names):
        raise Unreadable(MACROS)
    if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
        raise Unreadable(NOT_A_TABLE)
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise Unreadable(SWOLLEN)


def _cell(cell: Any) -> Cell:
    """What a cell of a workbook says, as text, but for days."""
    value = cell.value
    if value is None:
        return ""
    if cell.data_type == "f":
        return Formula(getattr(value, "text", None) or str(value))
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        value = int(value)
    return str(value).strip()
