"""Tables for others to work with, piece by piece: CSV, XLSX, JSON. A spreadsheet takes no cell of them for a formula."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import islice
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

AT_ONCE = 500  # rows
CHUNK = 2**16
_WIDTH = 28  # of a column, in characters
# What a spreadsheet passes over before it looks for a sign.
_UNSEEN = re.compile(r"[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*")
_SIGNS = "=+-@\u2212"

Cell = str | int | Decimal | date | None


def harmless(words: str) -> str:
    """Return words of which no spreadsheet makes a formula: behind an apostrophe where they begin like one.

    So they do with = + - @, in any width and behind any space, and with a tab or the end of a line (OWASP, CSV injection).
    """
    seen = words[_UNSEEN.match(words).end() :]  # type: ignore[union-attr]  # it matches everything
    is_formula = unicodedata.normalize("NFKC", seen[:1])[:1] in _SIGNS if seen else False
    return f"'{words}" if is_formula or words[:1] in ("\t", "\r", "\n") else words


def as_csv(rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a file as Danish and Swedish spreadsheets open it: UTF-8 with its mark, semicolons, quotes by RFC 4180."""
    yield "\ufeff".encode()
    left = iter(rows)
    while some := list(islice(left, AT_ONCE)):
        out = io.StringIO(newline="")
        csv.writer(out, delimiter=";", lineterminator="\r\n").writerows(map(_written, some))
        yield out.getvalue().encode()


def as_xlsx(title: str, rows: Iterable[Sequence[Cell]]) -> Iterator[bytes]:
    """Yield a workbook of one sheet, whose first row stays in sight. It lies on the disk, not in memory, until it is sent."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(title[:31])
    sheet.freeze_panes = "B2"
    left = iter(rows)
    header = next(left)
    for number in range(len(header)):
        sheet.column_dimensions[chr(ord("A") + number)].width = _WIDTH
    sheet.append([_cell(sheet, words, Font(bold=True)) for words in header])
    for row in left:
        sheet.append([_cell(sheet, value) for value in row])
    with TemporaryFile() as file:
        book.save(file)
        yield from _chunks(file)


def as_json(head: dict[str, Any], name: str, rows: Iterable[dict[str, Any]]) -> Iterator[bytes]:
    """Yield an object: what `head` says, and under `name` a list of the rows, one on each line."""
    begin = json.dumps(head, ensure_ascii=False, indent=1).removesuffix("\n}")
    yield f"{begin},\n {json.dumps(name)}: [".encode()
    separator, left = "\n", iter(rows)
    while some := list(islice(left, AT_ONCE)):
        lines = ",\n".join("  " + json.dumps(row, ensure_ascii=False) for row in some)
        yield f"{separator}{lines}".encode()
        separator = ",\n"
    yield b"\n ]\n}\n"


def _written(row: Sequence[Cell]) -> list[Cell]:
    return [_in_csv(value) for value in row]


def _in_csv(value: Cell) -> Cell:
    if isinstance(value, Decimal):
        # A file with semicolons is opened where the decimals follow a comma.
        return str(value).replace(".", ",")
    return harmless(value) if isinstance(value, str) else value


def _cell(sheet: Any, value: Cell, font: Font | None = None) -> Any:
    """Words are words whatever they begin with, so they need no apostrophe; what XML cannot hold is left out."""
    cell = WriteOnlyCell(sheet)
    if isinstance(value, str):
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value)
        cell.data_type = "s"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = "yyyy-mm-dd"
    if font:
        cell.font = font
    return cell


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    file.seek(0)
    while chunk := file.read(CHUNK):
        yield chunk
