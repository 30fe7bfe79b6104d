"""What rows say: own tables, keep.eu, IATI; years and days as people and programs write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cooperation import initiative_rows
from cooperation.initiative_columns import UNKNOWN, Unfit
from cooperation.initiative_rows import Defaults, day_of, headed, read_row, year_of
from cooperation.tables import Formula, Row

TODAY = date(2026, 11, 23)


def a_row(headings, cells, defaults=Defaults()):
    columns, [row] = headed([Row(1, headings), Row(2, cells)])
    return read_row(row, columns, defaults, TODAY)


def codes(read):
    return {problem.field: problem.code for problem in read.problems}


@pytest.mark.parametrize(
    ("cell", "year"),
    [
        ("2016", 2016),
        (" 2016 ", 2016),
        (date(2016, 12, 31), 2016),
        ("2016-05-01", 2016),
        ("2016-05", 2016),
        ("2016-05-01T00:00:00Z", 2016),
        ("01/05/2016", 2016),
        ("1.5.2016", 2016),
        ("05/2016", 2016),
        ("1. maj 2016", 2016),
        ("mars 2016", 2016),
        ("1 October 2016", 2016),
        ("16", None),
        ("43466", None),
        ("ca. 2016", None),
        ("før 2016", None),
        ("2016–2019", None),
        ("i går", None),
        ("-2016", None),
        ("2016.5", None),
    ],
)
def test_the_year_of_a_cell(cell, year):
    assert year_of(cell) == year


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (date(2026, 3, 1), date(2026, 3, 1)),
        ("2026-03-01", date(2026, 3, 1)),
        ("01.03.2026", date(2026, 3, 1)),
        ("1/3/2026", date(2026, 3, 1)),
        ("31.02.2026", None),
        ("2026", None),
        ("i går", None),
        ("9999-99-99", None),
    ],
)
def test_the_day_of_a_cell(cell, day):
    assert day_of(cell) == day


@given(st.text(max_size=30))
def test_any_words_are_a_year_and_a_day_or_not(words):
    assert year_of(words) is None or 0 <= year_of(words) <= 9999
    assert day_of(words) is None or day_of(words).year > 0


def test_an_own_table_says_everything():
    headings = [
        "Navn",
        "Hvad (dansk)",
        "Vad (svenska)",
        "Regi",
        "Drives af",
        "Siden",
        "Til",
        "Status",
        "Kilde",
    ]
    read = a_row(
        [*headings, "Sidst tjekket", "Identifikation", "Kode"],
        [
            "Åbent",
            "Et",
            "Ett",
            "Offentlig",
            "Region X",
            "2016",
            "2020",
            "afsluttet",
            "www.kk.dk",
            "01.02.2026",
            "X-1",
            "E-07",
        ],
    )
    assert read.given == {
        "name": "Åbent",
        "what_da": "Et",
        "what_sv": "Ett",
        "auspices": "public",
        "run_by": "Region X",
        "since": 2016,
        "until": 2020,
        "status": "ended",
        "source": "https://www.kk.dk",
        "last_checked_on": date(2026, 2, 1),
        "identifier": "X-1",
        "code": "E-07",
    }
    assert read.problems == []


def test_keep_eu_says_it_in_its_own_words():
    read = a_row(
        [
            "Programme",
            "Acronym",
            "Project name",
            "Start date",
            "End date",
            "Project summary",
            "Lead partner",
            "Project webpage",
            "Total budget",
        ],
        [
            "Interreg ÖKS",
            "GRASS",
            "Green Sound",
            "2019-01-01",
            date(2022, 6, 30),
            "Grönare sund",
            "Lunds kommun",
            "http://grass.eu",
            "1.000",
        ],
        Defaults(language="sv", auspices="public"),
    )
    assert read.given == {
        "name": "Green Sound (GRASS)",
        "run_by": "Lunds kommun",
        "since": 2019,
        "until": 2022,
        "what_sv": "Grönare sund",
        "source": "http://grass.eu",
    }
    assert read.fallback == {"auspices": "public", "source": "", "status": "ended"}


@pytest.mark.parametrize(
    ("headings", "cells"),
    [
        (
            [
                "iati-identifier",
                "title_narrative",
                "description_narrative",
                "reporting_org_narrative",
                "reporting_org_type",
                "activity-date/start-actual",
                "activity_status_code",
                "document_link_url",
            ],
            [
                "DK-CVR-1-2",
                "Broer",
                "Bygger broer",
                "Broernes Forening",
                "22",
                "2020-03-01",
                "2",
                "https://a.dk/",
            ],
        ),
        (
            [
                "iati-identifier",
                "title/narrative",
                "description/narrative",
                "reporting-org/narrative",
                "reporting-org/@type",
                "activity-date-type",
                "activity-date/iso-date",
                "activity-status",
                "website",
            ],
            [
                "DK-CVR-1-2",
                "Broer",
                "Bygger broer",
                "Broernes Forening",
                "22",
                "1,2",
                "2019-05-01,2020-03-01",
                "2",
                "https://a.dk/",
            ],
        ),
    ],
)
def test_iati_says_it_in_its_codes(headings, cells):
    columns, [row] = headed(
        [Row(1, ["activity website" if one == "website" else one for one in headings]), Row(2, cells)]
    )
    read = read_row(row, columns, Defaults(language="da"), TODAY)
    expected = {
        "identifier": "DK-CVR-1-2",
        "name": "Broer",
        "what_da": "Bygger broer",
        "run_by": "Broernes Forening",
        "auspices": "mixed",
        "since": 2020,
        "status": "running",
        "source": "https://a.dk/",
    }
    assert read.given == expected
    assert read.problems == []


@pytest.mark.parametrize(
    ("written_in", "default", "expected"),
    [
        ("da", "", {"what_da": "Ord"}),
        ("sv", "da", {"what_sv": "Ord"}),
        ("sv-SE", "", {"what_sv": "Ord"}),
        ("en", "da", {}),
        ("", "da", {"what_da": "Ord"}),
        ("", "", {}),
    ],
)
def test_the_language_of_a_text_is_said_by_the_row_or_else_by_the_form(written_in, default, expected):
    read = a_row(["Navn", "Description", "Language"], ["A", "Ord", written_in], Defaults(language=default))
    assert {field: words for field, words in read.given.items() if field.startswith("what")} == expected
    assert read.without_what is not bool(expected)


def test_a_name_in_each_language_is_both():
    assert a_row(["Titel (da)", "Titel (sv)"], ["Øresund", "Öresund"]).given["name"] == "Øresund / Öresund"
    assert a_row(["Titel (da)", "Titel (sv)"], ["Den", "Den"]).given["name"] == "Den"


def test_what_cannot_be_read_is_said_with_its_column_and_its_value():
    read = a_row(
        ["Navn", "Regi", "Siden", "Sidst tjekket", "Status"], ["A", "kongelig", "snart", "2026", "måske"]
    )
    assert codes(read) == {
        "auspices": initiative_rows.UNKNOWN_AUSPICES,
        "since": initiative_rows.NOT_A_YEAR,
        "last_checked_on": initiative_rows.NOT_A_DAY,
        "status": initiative_rows.UNKNOWN_STATUS,
    }
    assert next((one.heading, one.value) for one in read.problems) == ("Regi", "kongelig")


@pytest.mark.parametrize(
    ("status", "code"), [("idé", "only_an_idea"), ("1", "only_an_idea"), ("pipeline", "only_an_idea")]
)
def test_what_is_only_talked_about_is_refused(status, code):
    assert codes(a_row(["Navn", "Status"], ["A", status])) == {"status": code}


def test_a_formula_is_refused_where_it_matters_and_shown_as_text():
    read = a_row(["Navn", "Budget"], [Formula("=A1&B1"), Formula("=1+1")])
    assert [(one.field, one.code, one.value) for one in read.problems] == [
        ("name", initiative_rows.FORMULA, "=A1&B1")
    ]


def test_control_characters_are_left_out():
    assert a_row(["Navn"], ["A\x07\tB"]).given["name"] == "A B"


def test_headings_may_stand_below_a_title():
    columns, rows = headed([Row(1, ["Oversigt 2026"]), Row(3, ["Navn", "Regi"]), Row(4, ["A", "privat"])])
    assert [one.field for one in columns] == ["auspices", "name"]
    assert [row.number for row in rows] == [4]


def test_of_a_file_without_headings_the_first_row_is_told():
    with pytest.raises(Unfit) as refused:
        headed([Row(1, ["Anna", "Bo"]), Row(2, ["Cai"])])
    assert (refused.value.problem, refused.value.found) == (UNKNOWN, ["Anna", "Bo"])
