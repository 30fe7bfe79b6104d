"""What a date is worth for a meeting, and what it collides with in the two cities."""

import json
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.dates import (
    MERITS,
    WINDOWS,
    Avoid,
    collisions,
    danish_election,
    days_of,
    joint_date_warning,
    judge,
    swedish_election,
)
from oresund.declaration_text import CONTENT

FRAME = json.loads((CONTENT / "frame.json").read_text(encoding="utf-8"))["calendar_notes"]
OURS = [
    Avoid(**{"city" if name == "city_id" else name: value for name, value in row.items()}) for row in FRAME
]
YEARS = st.integers(2026, 2060)


def day(text):
    return date.fromisoformat(text)


def found(text, avoid=()):
    """Collisions in short: kind and countries of holidays, kind and city of a city's own days."""
    return [
        (one.kind, one.avoid.city) if one.avoid else (one.kind, *one.countries, one.holiday)
        for one in collisions(day(text), avoid)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2027-03-08", [], id="a Monday of the demo"),
        pytest.param("2027-01-01", [("holiday", "DK", "SE", "New Year's Day")], id="free in both countries"),
        pytest.param("2027-01-06", [("holiday", "SE", "Epiphany")], id="free in Sweden only"),
        pytest.param(
            "2027-03-25",
            [("holiday", "DK", "Maundy Thursday"), ("half_day", "SE", "Maundy Thursday")],
            id="a holiday here, half a day there",
        ),
        pytest.param("2027-05-17", [("holiday", "DK", "Pentecost Monday")], id="free in Denmark only"),
        pytest.param("2027-05-05", [("half_day", "SE", "Day before Ascension Day")], id="from two o'clock"),
        pytest.param(
            "2026-05-01", [("closed", "DK", "Workers' Day"), ("holiday", "SE", "May Day")], id="1 May"
        ),
        pytest.param(
            "2028-06-05",
            [("holiday", "DK", "Pentecost Monday"), ("closed", "DK", "Constitution Day")],
            id="two names on one day",
        ),
        pytest.param("2026-06-05", [("closed", "DK", "Constitution Day")], id="Grundlovsdag"),
        pytest.param("2026-06-19", [("closed", "SE", "Midsummer Eve")], id="an eve on which all is closed"),
        pytest.param("2026-12-24", [("closed", "DK", "SE", "Christmas Eve")], id="closed in both countries"),
        pytest.param("2024-04-26", [], id="Store bededag, abolished"),
        pytest.param("2023-05-05", [("holiday", "DK", "Great Prayer Day")], id="Store bededag, the last one"),
        pytest.param("2026-11-21", [("weekend", "")], id="a Saturday"),
        pytest.param("2026-11-22", [("weekend", "")], id="a Sunday is no holiday"),
        pytest.param("2026-09-13", [("weekend", ""), ("election", "SE", "")], id="Swedish election"),
        pytest.param("2029-11-20", [("election", "DK", "")], id="Danish election"),
        pytest.param("2029-10-22", [("election_autumn", "DK", "")], id="week 43 of a Danish election year"),
        pytest.param("2029-10-19", [], id="the Friday before"),
        pytest.param("2028-10-23", [], id="week 43 of another year"),
    ],
)
def test_holidays_and_elections(text, expected):
    assert [(kind, *(rest or ("",))) for kind, *rest in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("2027-02-15", [("school", "cph")], id="winter break in Copenhagen"),
        pytest.param("2027-02-26", [("school", "malmo")], id="winter break in Malmö"),
        pytest.param("2027-03-22", [("school", "cph"), ("school", "malmo")], id="the week before Easter"),
        pytest.param("2027-05-07", [("school", "cph")], id="the day after Ascension"),
        pytest.param("2026-10-12", [("school", "cph")], id="autumn break in Copenhagen"),
        pytest.param("2026-10-27", [("school", "malmo")], id="autumn break in Malmö"),
        pytest.param("2027-03-11", [("council", "cph"), ("council", "malmo")], id="a Thursday"),
        pytest.param("2027-08-30", [("budget", "cph")], id="week 35"),
        pytest.param("2027-10-04", [("budget", "cph")], id="week 40"),
        pytest.param("2026-12-29", [("school", "cph"), ("school", "malmo")], id="week 53"),
        pytest.param("2027-01-04", [("school", "cph"), ("school", "malmo")], id="week 1 after a week 53"),
        pytest.param("2028-01-04", [("school", "cph"), ("school", "malmo")], id="week 1 after a week 52"),
        pytest.param("2027-01-11", [], id="week 2"),
    ],
)
def test_days_of_the_cities(text, expected):
    assert found(text, OURS) == expected


def test_days_in_a_year_with_week_53():
    christmas = Avoid("cph", "school", "Jul", "Jul", repeats="weeks", first=52, last=53)
    assert [christmas.days(2026)[0], christmas.days(2026)[-1]] == [day("2026-12-21"), day("2026-12-31")]
    # The first days of 2027 lie in week 53 of 2026; its own weeks end with 52.
    assert christmas.days(2027)[:4] == [day(f"2027-01-0{n}") for n in (1, 2, 3)] + [day("2027-12-27")]
    assert len(christmas.days(2027)) == 3 + 5


@pytest.mark.parametrize(
    ("fields", "first", "last", "number"),
    [
        ({"starts_on": day("2027-03-01"), "ends_on": day("2027-03-05")}, "2027-03-01", "2027-03-05", 5),
        (
            {"starts_on": day("2026-12-21"), "ends_on": day("2027-01-04"), "weekday": 1},
            "2027-01-04",
            "2027-01-04",
            1,
        ),
        ({"repeats": "weeks", "first": 35, "last": 35, "weekday": 3}, "2027-09-01", "2027-09-01", 1),
        ({"repeats": "weeks", "first": 1, "last": 53, "weekday": 4}, "2027-01-07", "2027-12-30", 52),
        ({"repeats": "easter", "first": -6, "last": 1}, "2027-03-22", "2027-03-29", 8),
        ({"repeats": "easter", "first": 39, "last": 39}, "2027-05-06", "2027-05-06", 1),
    ],
)
def test_how_days_repeat(fields, first, last, number):
    days = Avoid("cph", "other", "Dage", "Dagar", **fields).days(2027)
    assert (days[0], days[-1], len(days)) == (day(first), day(last), number)


def test_unknown_repetition_is_refused():
    with pytest.raises(ValueError, match="moon"):
        Avoid("cph", "other", "Dage", "Dagar", repeats="moon", first=1, last=2).covers(day("2027-01-01"))


@pytest.mark.parametrize("repeats", ["never", "weeks", "easter"])
def test_days_without_an_extent_cover_nothing(repeats):
    assert Avoid("cph", "other", "Dage", "Dagar", repeats=repeats).days(2027) == []


@pytest.mark.parametrize(
    ("text", "body", "merit", "reason"),
    [
        ("2027-03-08", "working_group", "best", "spring"),
        ("2027-11-15", "working_group", "best", "autumn"),
        ("2027-04-26", "working_group", "good", "late_spring"),
        ("2027-10-25", "working_group", "good", "between_autumn_breaks"),
        ("2027-09-13", "working_group", "possible", "early_autumn"),
        ("2027-10-11", "working_group", "possible", "early_autumn"),
        ("2027-10-04", "working_group", "poor", "outside"),
        ("2027-08-23", "working_group", "poor", "late_summer"),
        ("2027-09-06", "joint_council", "poor", "late_summer"),
        ("2027-12-06", "working_group", "poor", "year_end"),
        ("2027-12-13", "joint_council", "poor", "year_end"),
        ("2027-07-12", "working_group", "poor", "summer"),
        ("2027-01-25", "working_group", "poor", "preparation"),
        ("2027-05-24", "working_group", "poor", "joint_weeks"),
        ("2029-10-08", "working_group", "best", "before_election"),
        ("2029-11-12", "working_group", "best", "autumn"),
        ("2027-05-24", "joint_council", "best", "late_may"),
        ("2027-05-26", "joint_council", "best", "late_may"),
        ("2027-05-25", "joint_council", "good", "late_may_other_day"),
        ("2027-05-10", "joint_council", "good", "late_spring"),
        ("2027-03-08", "joint_council", "poor", "outside"),
        ("2027-07-12", "other", "poor", "summer"),
        ("2027-03-08", "other", "poor", "outside"),
    ],
)
def test_what_a_date_is_worth(text, body, merit, reason):
    verdict = judge(day(text), body, OURS)
    assert (verdict.merit, verdict.reason) == (merit, reason)


def test_a_verdict_says_both():
    verdict = judge(day("2029-11-15"), "working_group", OURS)
    assert [one.kind for one in verdict.collisions] == ["election_autumn", "council", "council"]
    assert not verdict.is_free
    assert judge(day("2027-03-08"), "working_group", OURS).is_free


@pytest.mark.parametrize(
    ("year", "danish", "swedish"),
    [
        (2025, "2025-11-18", None),
        (2026, None, "2026-09-13"),
        (2027, None, None),
        (2028, None, None),
        (2029, "2029-11-20", None),
        (2030, None, "2030-09-08"),
    ],
)
def test_election_days(year, danish, swedish):
    assert [danish_election(year), swedish_election(year)] == [
        text and day(text) for text in (danish, swedish)
    ]


@pytest.mark.parametrize(
    ("today", "is_set", "warning"),
    [
        ("2027-04-30", False, ""),
        ("2027-05-01", False, "due"),
        ("2027-07-31", False, "due"),
        ("2027-08-01", False, "overdue"),
        ("2027-12-31", False, "overdue"),
        ("2028-01-01", False, ""),
        ("2027-08-01", True, ""),
    ],
)
def test_the_joint_date_is_set_by_the_end_of_july(today, is_set, warning):
    assert joint_date_warning(2028, is_set=is_set, today=day(today)) == warning


@given(YEARS)
def test_every_workday_is_judged(year):
    for one in days_of(year):
        for body in (*WINDOWS, "other"):
            verdict = judge(one, body, ())
            assert verdict.merit in MERITS
            assert verdict.reason
            assert (one.isoweekday() > 5) <= (not verdict.is_free)


@given(YEARS)
def test_elections_lie_where_the_law_puts_them(year):
    danish, swedish = danish_election(year), swedish_election(year)
    assert danish is None or ((danish.month, danish.isoweekday()) == (11, 2) and 15 <= danish.day <= 21)
    assert swedish is None or ((swedish.month, swedish.isoweekday()) == (9, 7) and 8 <= swedish.day <= 14)
    assert not (danish and swedish)


@given(YEARS, st.integers(1, 53), st.integers(0, 5))
def test_weeks_are_those_of_the_calendar(year, first, more):
    last = min(first + more, 53)
    weeks = Avoid("cph", "school", "Ferie", "Lov", repeats="weeks", first=first, last=last)
    assert {one.isocalendar().week for one in weeks.days(year)} <= set(range(first, last + 1))
    assert len(weeks.days(year)) == sum(first <= one.isocalendar().week <= last for one in days_of(year))


@given(YEARS, st.integers(-60, 60))
def test_days_from_easter_fall_on_one_weekday(year, distance):
    [one] = Avoid("cph", "other", "Dag", "Dag", repeats="easter", first=distance, last=distance).days(year)
    assert (one - timedelta(days=distance)).isoweekday() == 7
