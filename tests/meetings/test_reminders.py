"""On which day a reminder goes out, in the calendar of the recipient's country."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.reminders import Due, due_reminders, is_working_day, send_on, still_true

DAYS = st.dates(date(2000, 1, 1), date(2099, 12, 31))
COUNTRIES = st.sampled_from(["DK", "SE"])
LEADS = (42, 14, 7, 1)


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize(
    ("date_", "denmark", "sweden"),
    [
        pytest.param("2027-01-01", False, False, id="New Year's Day"),
        pytest.param("2027-01-06", True, False, id="Twelfth Day"),
        pytest.param("2027-03-25", False, True, id="Maundy Thursday"),
        pytest.param("2027-03-26", False, False, id="Good Friday"),
        pytest.param("2027-03-29", False, False, id="Easter Monday"),
        pytest.param("2023-05-05", False, True, id="Store bededag, the last one"),
        pytest.param("2024-04-26", True, True, id="Store bededag, abolished"),
        pytest.param("2025-05-16", True, True, id="Store bededag, still abolished"),
        pytest.param("2026-05-01", True, False, id="1 May, a working day in Denmark"),
        pytest.param("2027-05-01", False, False, id="1 May on a Saturday"),
        pytest.param("2027-05-06", False, False, id="Ascension"),
        pytest.param("2027-05-07", True, True, id="the day after Ascension, half free for some"),
        pytest.param("2027-05-17", False, True, id="Whit Monday"),
        pytest.param("2026-06-05", False, True, id="Grundlovsdag"),
        pytest.param("2028-06-06", True, False, id="Nationaldagen"),
        pytest.param("2026-06-19", True, False, id="Midsummer Eve"),
        pytest.param("2026-06-20", False, False, id="Midsummer Day"),
        pytest.param("2026-12-23", True, True, id="the day before Christmas Eve"),
        pytest.param("2026-12-24", False, False, id="Christmas Eve"),
        pytest.param("2026-12-25", False, False, id="Christmas Day"),
        pytest.param("2026-12-28", True, True, id="between the years"),
        pytest.param("2026-12-31", False, False, id="New Year's Eve"),
        pytest.param("2026-11-23", True, True, id="a common Monday"),
        pytest.param("2026-11-21", False, False, id="a Saturday"),
        pytest.param("2026-11-22", False, False, id="a Sunday"),
    ],
)
def test_working_days_of_both_countries(date_, denmark, sweden):
    assert is_working_day(day(date_), "DK") is denmark
    assert is_working_day(day(date_), "SE") is sweden


@pytest.mark.parametrize(
    ("meeting", "lead", "country", "sent"),
    [
        pytest.param("2027-03-08", 42, "DK", "2027-01-25", id="the demo: agenda call"),
        pytest.param("2027-03-08", 14, "SE", "2027-02-22", id="the demo: winter holidays are working days"),
        pytest.param("2027-03-08", 7, "SE", "2027-03-01", id="the demo: papers"),
        pytest.param("2027-03-08", 1, "DK", "2027-03-05", id="the demo: Sunday, so the Friday before"),
        pytest.param("2026-11-27", 0, "DK", "2026-11-27", id="on the day itself"),
        pytest.param("2027-01-07", 1, "DK", "2027-01-06", id="6 January is common in Denmark"),
        pytest.param("2027-01-07", 1, "SE", "2027-01-05", id="6 January is free in Sweden"),
        pytest.param("2027-03-30", 1, "DK", "2027-03-24", id="over Easter from Maundy Thursday"),
        pytest.param("2027-03-30", 1, "SE", "2027-03-25", id="over Easter from Good Friday"),
        pytest.param("2027-05-18", 1, "DK", "2027-05-14", id="Whit Monday is free in Denmark"),
        pytest.param("2027-05-18", 1, "SE", "2027-05-17", id="Whit Monday is common in Sweden"),
        pytest.param("2026-06-22", 1, "SE", "2026-06-18", id="over Midsummer"),
        pytest.param("2027-01-04", 1, "DK", "2026-12-30", id="over New Year"),
        pytest.param("2027-01-15", 14, "SE", "2026-12-30", id="New Year's Day, so the year before"),
        pytest.param("2026-12-28", 1, "SE", "2026-12-23", id="over Christmas"),
    ],
)
def test_a_reminder_goes_out_on_the_last_working_day(meeting, lead, country, sent):
    assert send_on(day(meeting), lead, country) == day(sent)


@pytest.mark.parametrize("country", ["NO", "dk", "", None])
def test_an_unknown_country_is_refused(country):
    with pytest.raises(ValueError, match="unknown country"):
        send_on(day("2027-03-08"), 7, country)


def test_a_reminder_after_the_meeting_is_refused():
    with pytest.raises(ValueError, match="cannot follow"):
        send_on(day("2027-03-08"), -1, "DK")


@given(DAYS, st.integers(0, 60), COUNTRIES)
def test_a_reminder_goes_out_on_a_working_day_not_late_and_not_much_too_early(meeting, lead, country):
    due, sent = meeting - timedelta(days=lead), send_on(meeting, lead, country)
    assert due - timedelta(days=10) <= sent <= due
    assert is_working_day(sent, country)
    skipped = (sent + timedelta(days=number) for number in range(1, (due - sent).days + 1))
    assert not any(is_working_day(one, country) for one in skipped)


# --- Which reminders a meeting should still have; 8 March 2027 is a Monday

MEETING = day("2027-03-08")


@pytest.mark.parametrize(
    ("today", "leads"),
    [
        pytest.param("2026-11-23", [42, 14, 7, 1], id="early enough for all"),
        pytest.param("2027-01-25", [42, 14, 7, 1], id="the first one today"),
        pytest.param("2027-01-26", [42, 14, 7, 1], id="the first one missed: sent at once"),
        pytest.param("2027-02-22", [14, 7, 1], id="one due today replaces the one missed"),
        pytest.param("2027-02-23", [14, 7, 1], id="of two missed the later one"),
        pytest.param("2027-03-02", [7, 1], id="of three missed the latest"),
        pytest.param("2027-03-05", [1], id="the last one today"),
        pytest.param("2027-03-06", [1], id="the last one missed, on the Saturday before"),
        pytest.param("2027-03-08", [1], id="scheduled for today"),
        pytest.param("2027-03-09", [], id="none when the day has passed"),
    ],
)
def test_late_scheduling_keeps_only_the_latest_missed(today, leads):
    assert [due.days_before for due in due_reminders(MEETING, LEADS, "DK", day(today))] == leads


def test_what_was_missed_keeps_the_day_on_which_it_was_due():
    late = due_reminders(MEETING, [14, 7], "DK", day("2027-03-03"))
    assert late == [Due(days_before=7, send_on=day("2027-03-01"))]


def test_each_lead_once_and_the_earliest_first():
    dues = due_reminders(MEETING, iter([1, 7, 7, 42]), "SE", day("2026-11-23"))
    assert [due.days_before for due in dues] == [42, 7, 1]


def test_nobody_is_reminded_without_a_rule():
    assert due_reminders(MEETING, [], "DK", day("2027-03-01")) == []


@given(st.sets(st.integers(0, 60)), COUNTRIES, st.integers(-3, 70))
def test_at_most_one_reminder_lies_in_the_past_and_none_besides_one_of_today(leads, country, days):
    today = MEETING - timedelta(days=days)
    sent_on = [due.send_on for due in due_reminders(MEETING, leads, country, today)]
    missed = [one for one in sent_on if one < today]
    assert sent_on == sorted(sent_on)
    assert len(missed) + (today in sent_on) <= max(1, sent_on.count(today))
    assert days >= 0 or not sent_on


@pytest.mark.parametrize(
    ("days_left", "leads"),
    [(43, [42, 14, 1]), (22, [42, 14, 1]), (21, [42, 14, 1]), (20, [14, 1]), (0, [14, 1])],
)
def test_nobody_is_asked_for_items_when_their_deadline_has_passed(days_left, leads):
    assert still_true({42: "agenda_call", 14: "agenda", 1: "meeting"}, days_left) == leads
