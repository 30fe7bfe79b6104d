"""Tables as files: read back by programs that nobody here wrote, and never a formula."""

import csv
import io
import json
from datetime import date
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from cooperation.table_files import AT_ONCE, as_csv, as_json, as_xlsx, harmless

HOSTILE = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\rx",
    "\nx",
    " =1",
    "\u00a0=1",
    "\u3000＝1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    "﹦1",
    "−1",
    "\u200b=1",
    "\ufeff=cmd|'/C calc'!A0",
    "  \t @x",
]
HARMLESS = ["", "bro", "1", "'=1", "a=b", "Øresund", "P-2024-03", "…", "»=1«"]


@pytest.mark.parametrize("words", HOSTILE)
def test_what_looks_like_a_formula_begins_with_an_apostrophe(words):
    assert harmless(words) == "'" + words
    assert read_csv([[words]]) == [["'" + words]]


@pytest.mark.parametrize("words", HARMLESS)
def test_other_words_stay_as_they_are(words):
    assert harmless(words) == words


def read_csv(rows):
    content = b"".join(as_csv(rows))
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_csv_is_read_back_as_it_was():
    rows = [["a;b", 'say "hej"', "to\r\nlinjer", "æøå"], [1, None, date(2027, 3, 4), Decimal("-7.50")]]
    assert read_csv(rows) == [rows[0], ["1", "", "2027-03-04", "-7,50"]]
    assert b"".join(as_csv([["a", "b"]])).endswith(b"a;b\r\n")


@pytest.mark.parametrize("words", [*HOSTILE, *HARMLESS[1:], "x\x07y", "x" * 40_000])
def test_a_workbook_holds_words_and_no_formula(words):
    content = b"".join(as_xlsx("Ark", [["Titel", "Dag", "Tal"], [words, date(2027, 3, 4), 7]]))
    sheet = load_workbook(io.BytesIO(content)).active
    header, row = sheet.iter_rows()
    assert [cell.value for cell in header] == ["Titel", "Dag", "Tal"]
    assert all(cell.data_type in ("s", "inlineStr") for cell in (*header, row[0]))
    assert (
        row[0].value.replace("\r", "").replace("_x000D_", "")
        == words.replace("\x07", "").replace("\r", "")[:32767]
    )
    assert (row[1].value.date(), row[2].value) == (date(2027, 3, 4), 7)


@pytest.mark.parametrize("count", [0, 1, AT_ONCE, 2 * AT_ONCE + 1])
def test_json_is_one_object_however_many_rows(count):
    rows = [{"n": number, "text": {"da": "ø"}, "none": None} for number in range(count)]
    assert json.loads(b"".join(as_json({"made": "now"}, "rows", iter(rows)))) == {"made": "now", "rows": rows}


def test_rows_are_asked_for_as_they_are_sent():
    asked = []

    def rows():
        for number in range(10 * AT_ONCE):
            asked.append(number)
            yield [number]

    sent = as_csv(rows())
    next(sent), next(sent)
    assert len(asked) <= AT_ONCE + 1
