"""Tables as somebody uploads them: what they say, and what is said of those that cannot be read."""

import csv
import io
from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import tables
from cooperation.tables import Formula, Unreadable, read
from tests.cooperation.workbooks import a_workbook, a_zip, with_part

WORDS = "Navn;Regi\nÅbent hus;offentlig\n"
SHEET = "xl/worksheets/sheet1.xml"


def cells(content):
    return [row.cells for row in read(content).rows]


def problem(content):
    with pytest.raises(Unreadable) as refused:
        read(content)
    return refused.value.problem


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (WORDS.encode(), tables.UTF8),
        (WORDS.encode("utf-8-sig"), tables.UTF8),
        (WORDS.encode("utf-16"), tables.UTF16),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), tables.UTF16),
        (WORDS.encode("cp1252"), tables.WINDOWS),
    ],
)
def test_the_encoding_is_found_and_told(content, encoding):
    table = read(content)
    assert [row.cells for row in table.rows] == [["Navn", "Regi"], ["Åbent hus", "offentlig"]]
    assert table.encoding == encoding


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_found(delimiter):
    text = f'Navn{delimiter}"Hvad; den, gør"{delimiter}Regi\nA{delimiter}B{delimiter}C'
    assert read(text.encode()).delimiter == delimiter


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_rows_keep_their_numbers_whatever_ends_them_and_whatever_lies_between(ending):
    text = ending.join(["Navn;Regi", "", 'A;"to', 'linjer"', ";;", "B;x", ""])
    assert [(row.number, row.cells[0]) for row in read(text.encode()).rows] == [
        (1, "Navn"),
        (3, "A"),
        (5, "B"),
    ]


def test_excel_may_say_the_delimiter_in_a_line_of_its_own():
    table = read(b"sep=,\nNavn,Regi\nA;B,C\n")
    assert [(row.number, row.cells) for row in table.rows] == [(2, ["Navn", "Regi"]), (3, ["A;B", "C"])]


def test_what_looks_like_a_formula_in_csv_is_text():
    assert cells(b'Navn\n"=HYPERLINK(""http://x"")"\n')[1] == ['=HYPERLINK("http://x")']


def test_a_workbook_says_its_days_numbers_and_texts():
    rows = cells(
        a_workbook(
            ["Navn", "Fra", "Til", "Tal", None, "Ja"], ["A", date(2016, 5, 1), 2016, 2016.0, 1.5, True]
        )
    )
    assert rows[1] == ["A", date(2016, 5, 1), "2016", "2016", "1.5", "True"]


def test_a_day_with_an_hour_is_a_day():
    assert cells(a_workbook(["x"], [datetime(2016, 5, 1, 13, 30)]))[1] == [date(2016, 5, 1)]


def test_a_formula_is_text_and_known_as_one():
    [[formula]] = cells(a_workbook(["=1+1"]))
    assert (formula, type(formula)) == ("=1+1", Formula)


def test_what_a_workbook_claims_of_its_size_costs_nothing():
    content = a_workbook(["Navn"], ["A"])
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Navn</t></is></c></row><row r="900000"/></sheetData></worksheet>'
    assert cells(with_part(content, SHEET, sheet, instead=True)) == [["Navn"]]


def hidden_entity(sheet):
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"b" * 100}">]>{sheet}'.encode()


WORKBOOK = a_workbook(["Navn"], ["A"])
REFUSED = {
    "nothing": (b"", tables.EMPTY),
    "only blank lines": (b"\n \n;;\n", tables.EMPTY),
    "an empty workbook": (a_workbook(), tables.EMPTY),
    "too large": (b"x" * (tables.MAX_BYTES + 1), tables.TOO_LARGE),
    "old excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, tables.OLD_EXCEL),
    "open document": (
        a_zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        tables.OPEN_DOCUMENT,
    ),
    "macros": (with_part(WORKBOOK, "xl/vbaProject.bin", b"x"), tables.MACROS),
    "another zip": (a_zip(readme="x"), tables.NOT_A_TABLE),
    "half a zip": (WORKBOOK[: len(WORKBOOK) // 2], tables.DAMAGED),
    "no sheet": (with_part(WORKBOOK, SHEET, b"<worksheet", instead=True), tables.DAMAGED),
    "an entity": (
        with_part(WORKBOOK, SHEET, hidden_entity("<worksheet>&a;</worksheet>"), instead=True),
        tables.DAMAGED,
    ),
    "a bomb": (with_part(WORKBOOK, "xl/media/x", b"\0" * (tables.MAX_UNPACKED + 1)), tables.SWOLLEN),
    "a web page": (b"<!DOCTYPE html><table>", tables.NOT_A_TABLE),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), tables.NOT_TEXT),
    "half of UTF-16": (b"\xff\xfeN\0a", tables.NOT_TEXT),
    "NUL": (b"Navn\nA\0B\n", tables.NUL),
    "UTF-16 without a mark": ("Navn\n".encode("utf-16-le"), tables.NUL),
    "no end of a quotation": (b'Navn;Regi\n"A;b\nC;d\n', tables.BAD_QUOTES),
    "a cell without end": (b"Navn\n" + b"x" * 200_000, tables.BAD_QUOTES),
    "too many rows": (b"Navn\n" + b"A\n" * (tables.MAX_ROWS + 1), tables.TOO_MANY_ROWS),
    "too many columns": (b"Navn" + b";x" * 10_000, tables.TOO_MANY_COLUMNS),
}


@pytest.mark.parametrize(("content", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_is_told_apart(content, expected):
    assert problem(content) == expected


def test_as_many_rows_as_may_be_are_read():
    assert len(read(b"Navn\n" + b"A\n" * tables.MAX_ROWS).rows) == tables.MAX_ROWS + 1


def test_a_workbook_full_of_far_away_empty_cells_is_given_up():
    row = b'<row r="%d"><c r="XFD%d" t="inlineStr"><is><t></t></is></c></row>'
    rows = b"".join(row % (number, number) for number in range(1, 400))
    sheet = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData></worksheet>'
    assert problem(with_part(WORKBOOK, SHEET, sheet % rows, instead=True)) == tables.SWOLLEN


@given(st.binary(max_size=300))
def test_any_bytes_are_a_table_or_refused(content):
    for start in (b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"):
        with suppress(Unreadable):
            assert read(start + content).rows


CELL = (
    st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
    .map(str.strip)
    .filter(bool)
)


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_a_program_writes_is_read_as_it_was(rows, delimiter):
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=delimiter).writerows([["Navn", "Regi", "Kilde"], *rows])
    assert cells(written.getvalue().encode())[1:] == rows
