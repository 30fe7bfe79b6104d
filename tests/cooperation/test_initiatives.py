"""What an entry in the register must say."""

from datetime import date

import pytest

from cooperation.initiatives import (
    CHECKED_AHEAD,
    ENDS_AHEAD,
    HAS_ENDED,
    MISSING,
    SOURCE_MISSING,
    TOO_LONG,
    UNKNOWN,
    UNTIL_BEFORE_SINCE,
    WHAT_MISSING,
    YEAR_OUTSIDE,
    probable_status,
    problems,
    status_on,
)

TODAY = date(2026, 11, 23)
WHOLE = {
    "name": "Øresunddirekt",
    "what_da": "Vejleder",
    "what_sv": None,
    "run_by": "",
    "auspices": "public",
    "status": "running",
    "since": 2000,
    "until": None,
    "source": "https://www.oresunddirekt.com/",
    "identifier": "",
    "last_checked_on": TODAY,
}


def test_a_whole_entry_lacks_nothing():
    assert problems(WHOLE, TODAY) == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"name": ""}, [("name", MISSING)]),
        ({"name": "x" * 201}, [("name", TOO_LONG)]),
        ({"what_da": ""}, [("what", WHAT_MISSING)]),
        ({"what_da": "", "what_sv": "Vägleder"}, []),
        ({"what_sv": "x" * 5001}, [("what_sv", TOO_LONG)]),
        ({"auspices": ""}, [("auspices", MISSING)]),
        ({"auspices": "royal"}, [("auspices", UNKNOWN)]),
        ({"status": ""}, [("status", MISSING)]),
        ({"status": "idea"}, [("status", UNKNOWN)]),
        ({"since": 999}, [("since", YEAR_OUTSIDE)]),
        ({"since": 2200, "status": "decided"}, [("since", YEAR_OUTSIDE)]),
        ({"since": 1000}, []),
        ({"until": 1999}, [("until", UNTIL_BEFORE_SINCE)]),
        ({"until": 2000, "status": "ended"}, []),
        ({"until": 2025}, [("status", HAS_ENDED)]),
        ({"until": 2026}, []),
        ({"until": 2026, "status": "ended"}, []),
        ({"until": 2027, "status": "ended"}, [("until", ENDS_AHEAD)]),
        ({"source": ""}, [("source", SOURCE_MISSING)]),
        ({"source": "javascript:x"}, [("source", "source_not_http")]),
        ({"last_checked_on": date(2026, 11, 24)}, [("last_checked_on", CHECKED_AHEAD)]),
        ({"last_checked_on": None}, []),
    ],
)
def test_what_is_wrong_is_said(fields, expected):
    assert problems(WHOLE | fields, TODAY) == expected


def test_what_it_does_may_be_left_out_where_it_was_written_in_neither_language():
    assert problems(WHOLE | {"what_da": ""}, TODAY, without_what=True) == []


@pytest.mark.parametrize(
    ("status", "until", "expected"),
    [("running", None, "running"), ("running", 2026, "running"), ("decided", 2025, "ended")],
)
def test_what_was_to_end_in_a_year_that_has_passed_has_ended(status, until, expected):
    assert status_on(status, until, TODAY) == expected


@pytest.mark.parametrize(
    ("since", "until", "expected"),
    [
        (None, None, "running"),
        (2027, None, "decided"),
        (2026, 2027, "running"),
        (2010, 2025, "ended"),
        (None, 2025, "ended"),
    ],
)
def test_the_years_speak_of_a_status(since, until, expected):
    assert probable_status(since, until, TODAY) == expected
