"""Who is next in turn, and until when an answer is awaited: over weekends, holidays and the change of the clock."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.reminders import is_working_day
from meetings.substitutes import Call, is_overdue, members_answer_by, next_in_turn, substitutes_answer_by

ZONE = {"DK": ZoneInfo("Europe/Copenhagen"), "SE": ZoneInfo("Europe/Stockholm")}
T0, T1, T2 = (datetime(2027, 3, day, 12, tzinfo=UTC) for day in (1, 2, 3))


def call(person, answer="", answer_by=T2, released_at=None):
    return Call(person=person, answer=answer, answer_by=answer_by, released_at=released_at)


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        ([], 1),
        ([call(1)], 2),
        ([call(1, "attending")], 2),
        ([call(1, "tentative")], 2),
        ([call(1, "apologies")], 2),
        ([call(1, "apologies", released_at=T1)], 2),
        # Released because the member came after all: may be asked again.
        ([call(1, released_at=T1)], 1),
        ([call(1, "attending", released_at=T1)], 1),
        ([call(1, answer_by=None, released_at=T1)], 1),
        # Let the time pass.
        ([call(1, answer_by=T1, released_at=T1)], 2),
        ([call(1, "tentative", answer_by=T1, released_at=T2)], 2),
        ([call(2), call(9)], 1),
        ([call(1), call(2)], 3),
        ([call(1), call(2), call(3)], None),
    ],
)
def test_who_is_next(calls, expected):
    assert next_in_turn([1, 2, 3], calls) == expected


def test_without_substitutes_there_is_nobody():
    assert next_in_turn([], []) is None


@pytest.mark.parametrize(
    ("answer", "at", "expected"),
    [
        ("", T1, False),
        ("", T2, True),
        ("tentative", T2, True),
        ("attending", T2, False),
        ("apologies", T2, False),
    ],
)
def test_only_a_promise_holds_the_place_beyond_the_time(answer, at, expected):
    assert is_overdue(call(1, answer, answer_by=T2), at) is expected
    assert is_overdue(call(1, answer, answer_by=None), at) is False


def local(country, words):
    return datetime.fromisoformat(words).replace(tzinfo=ZONE[country])


@pytest.mark.parametrize(
    ("country", "now", "expected"),
    [
        ("DK", "2027-03-01T09:00", "2027-03-03T12:00"),  # Monday
        ("DK", "2027-03-04T15:00", "2027-03-08T12:00"),  # Thursday: Friday, Monday
        ("DK", "2027-03-06T10:00", "2027-03-09T12:00"),  # Saturday
        ("DK", "2027-03-24T10:00", "2027-03-31T12:00"),  # before Easter, over the change of the clock
        ("SE", "2027-03-24T10:00", "2027-03-30T12:00"),  # Maundy Thursday is a working day in Sweden
        ("DK", "2027-06-04T10:00", "2027-06-08T12:00"),  # 5 June is a Saturday, 6 June a Sunday
        ("SE", "2028-06-05T10:00", "2028-06-08T12:00"),  # 6 June is a holiday
        ("DK", "2028-06-05T10:00", "2028-06-07T12:00"),  # 5 June, on which Danish offices are closed
        ("DK", "2026-12-23T10:00", "2026-12-29T12:00"),
        ("SE", "2026-12-23T10:00", "2026-12-29T12:00"),
        ("DK", "2027-10-29T23:59", "2027-11-02T12:00"),  # over the end of summer time
    ],
)
def test_a_substitute_has_until_noon_two_working_days_later(country, now, expected):
    far = datetime(2029, 1, 1, tzinfo=UTC)
    assert substitutes_answer_by(far, local(country, now), country, ZONE[country]) == local(country, expected)


def test_but_no_longer_than_to_the_start():
    now = local("DK", "2027-03-01T09:00")
    starts_at = local("DK", "2027-03-02T14:00")
    assert substitutes_answer_by(starts_at, now, "DK", ZONE["DK"]) == starts_at


@pytest.mark.parametrize(
    ("country", "starts_at", "now", "expected"),
    [
        ("DK", "2027-03-05T14:00", "2027-01-04T10:00", "2027-02-26T12:00"),  # a Friday
        ("DK", "2027-03-08T09:00", "2027-01-04T10:00", "2027-03-01T12:00"),
        ("DK", "2027-04-02T09:00", "2027-01-04T10:00", "2027-03-24T12:00"),  # a week before is Good Friday
        ("SE", "2027-04-02T09:00", "2027-01-04T10:00", "2027-03-25T12:00"),
        ("SE", "2027-06-13T09:00", "2027-01-04T10:00", "2027-06-04T12:00"),  # a Sunday, and 6 June
        ("DK", "2027-04-01T09:00", "2027-01-04T10:00", "2027-03-24T12:00"),  # summer time begins between them
        ("DK", "2027-03-08T09:00", "2027-03-01T11:59", "2027-03-01T12:00"),
        ("DK", "2027-03-08T09:00", "2027-03-01T12:00", "2027-03-03T12:00"),  # called late
        ("DK", "2027-03-08T09:00", "2027-03-07T12:00", "2027-03-08T09:00"),
    ],
)
def test_a_member_has_until_the_papers_are_out(country, starts_at, now, expected):
    starts_at, now = local(country, starts_at), local(country, now)
    assert members_answer_by(starts_at, now, country, ZONE[country]) == local(country, expected)


@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2031, 1, 1), timezones=st.just(UTC)),
    ahead=st.timedeltas(timedelta(minutes=1), timedelta(days=400)),
    country=st.sampled_from(["DK", "SE"]),
    rule=st.sampled_from([members_answer_by, substitutes_answer_by]),
)
def test_the_time_is_never_past_never_after_the_start_and_never_on_a_free_day(now, ahead, country, rule):
    starts_at = now + ahead
    until = rule(starts_at, now, country, ZONE[country])
    assert now < until <= starts_at
    if until != starts_at:
        assert (until.hour, until.minute) == (12, 0)
        assert is_working_day(until.date(), country)


@given(
    turn=st.lists(st.integers(1, 8), unique=True),
    calls=st.lists(
        st.builds(
            Call,
            person=st.integers(1, 8),
            answer=st.sampled_from(["", "attending", "tentative", "apologies"]),
            answer_by=st.sampled_from([None, T0, T1, T2]),
            released_at=st.sampled_from([None, T1]),
        ),
        unique_by=lambda one: one.person,
    ),
)
def test_nobody_who_is_called_or_has_refused_is_called_and_none_is_jumped_over(turn, calls):
    person = next_in_turn(turn, calls)
    known = {one.person: one for one in calls}
    before = turn if person is None else turn[: turn.index(person)]
    assert all(one in known for one in before)
    if person in known:
        assert known[person].released_at
        assert known[person].answer != "apologies"
