"""What calendars say besides when and where: who calls, what about, how they look, when they ring, and when to say nothing."""

from datetime import date, timedelta

import pytest
from django.utils.translation import override
from icalendar import Calendar

from meetings import actions, alarms, ical
from meetings.models import Meeting
from tests.factories import NOW, a_meeting
from tests.meetings.test_ical import REASON, WINTER, only_event, read, written

pytestmark = pytest.mark.django_db


def test_an_event_says_who_calls_and_what_it_is_about(frame):
    event = only_event(a_meeting(), organizer=ical.party("Sekretariatet i Malmö", "portal@example.org"))
    assert str(event["ORGANIZER"]) == "mailto:portal@example.org"
    assert event["ORGANIZER"].params["CN"] == "Sekretariatet i Malmö"
    assert (event["CATEGORIES"].cats, event["CLASS"]) == (["Den politiske arbejdsgruppe"], "PUBLIC")
    assert "ORGANIZER" not in only_event(a_meeting(host="malmo", starts_at=WINTER + timedelta(days=30)))


@pytest.mark.parametrize("name", ['Sekre";CN=tariat', "Sekre\r\nATTENDEE:mailto:x@example.org", "a^nb:c,d"])
def test_whatever_the_name_of_the_organizer_it_stays_a_name(frame, name):
    event = only_event(a_meeting(), organizer=ical.party(name, 'p";x\r\n@example.org'))
    assert event["ORGANIZER"].params["CN"] == " ".join(name.split())
    assert "ATTENDEE" not in event
    assert not {'"', "\r", "\n", ";"} & set(event["ORGANIZER"])


@pytest.mark.parametrize(("language", "agenda"), [("da", "Dagsorden"), ("sv", "Dagordning")])
def test_the_agenda_stands_below_who_hosts(frame, language, agenda):
    event = only_event(a_meeting(), language=language, agenda=["Badebro", "Cykler"])
    assert event["DESCRIPTION"] == f"Vært: København\n\n{agenda}:\n– Badebro\n– Cykler"


@pytest.mark.parametrize(
    ("language", "title"),
    [("da", "Aflyst: Den politiske arbejdsgruppe"), ("sv", "Inställt: Den politiska arbetsgruppen")],
)
def test_that_it_is_cancelled_stands_in_its_title_too(frame, language, title):
    meeting = a_meeting()
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    event = only_event(meeting, language=language, alarms=["1d"])
    assert (event["SUMMARY"], event["STATUS"], event["TRANSP"]) == (title, "CANCELLED", "TRANSPARENT")
    assert event.walk("VALARM") == []


def test_the_calendar_describes_itself_for_new_programs_and_old_ones(frame):
    calendar = read(written(a_meeting(), source="https://portal.example/da/kalender/alle.ics"))
    assert calendar["NAME"] == calendar["X-WR-CALNAME"] == "Møder"
    assert calendar["DESCRIPTION"] == calendar["X-WR-CALDESC"] == "Møder i samarbejdet"
    assert calendar["REFRESH-INTERVAL"].dt == timedelta(hours=6)
    assert calendar["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert calendar["SOURCE"] == "https://portal.example/da/kalender/alle.ics"
    assert calendar["SOURCE"].params["VALUE"] == "URI"
    assert calendar["COLOR"] == "steelblue"
    assert calendar["X-WR-TIMEZONE"] == "Europe/Copenhagen"
    assert calendar["METHOD"] == "PUBLISH"
    assert {"SOURCE", "METHOD"}.isdisjoint(read(written()))


# --- When to say nothing


@pytest.mark.parametrize(("language", "title"), [("da", "Optaget"), ("sv", "Upptagen")])
def test_of_a_confidential_meeting_nothing_is_told_but_when(frame, language, title):
    secret = "Hemmeligheden"
    meeting = a_meeting(
        visibility="closed", body_id="other", title_da=secret, title_sv=secret, venue_da=secret
    )
    with override(language):
        event = ical.busy(meeting, alarms=["1d"])
    assert set(event) == {
        *("UID", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "STATUS", "DTSTART", "DTEND"),
        *("TRANSP", "CLASS", "SUMMARY"),
    }
    assert (event["SUMMARY"], event["CLASS"], event["TRANSP"]) == (title, "CONFIDENTIAL", "OPAQUE")
    assert secret.encode() not in event.to_ical()
    assert event.decoded("DTSTART") == meeting.starts_at
    assert [bell["DESCRIPTION"] for bell in event.walk("VALARM")] == [title]


@pytest.mark.parametrize(("language", "title"), [("da", "Aflyst"), ("sv", "Inställt")])
def test_a_cancelled_confidential_meeting_keeps_nobody_busy(frame, language, title):
    meeting = a_meeting(visibility="closed")
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    with override(language):
        event = ical.busy(meeting)
    assert (event["SUMMARY"], event["STATUS"], event["TRANSP"]) == (title, "CANCELLED", "TRANSPARENT")


# --- When to ring


def test_it_rings_as_often_as_was_asked_for_and_each_bell_has_a_name(frame):
    meeting = a_meeting()
    bells = only_event(meeting, alarms=["1w", "15m"]).walk("VALARM")
    assert [bell["TRIGGER"].dt for bell in bells] == [-timedelta(weeks=1), -timedelta(minutes=15)]
    assert {(bell["ACTION"], bell["DESCRIPTION"]) for bell in bells} == {
        ("DISPLAY", "Den politiske arbejdsgruppe")
    }
    assert [bell["UID"] for bell in bells] == [f"{meeting.uid}-{key}@en-by-en-stad" for key in ("1w", "15m")]
    assert only_event(meeting).walk("VALARM") == []


def test_what_was_held_does_not_ring(frame):
    meeting = a_meeting()
    meeting.status = Meeting.Status.HELD
    assert only_event(meeting, alarms=["1d"]).walk("VALARM") == []


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([], ()),
        ([""], ()),
        (["1d"], ("1d",)),
        (["1h,1d"], ("1d", "1h")),
        (["1h", "1w,1h"], ("1w", "1h")),
        ([",15m,"], ("15m",)),
    ],
)
def test_alarms_are_read_in_any_order_and_counted_once(values, found):
    assert alarms.alarms_in(values) == found
    assert alarms.with_alarms("x.ics", found) == ("x.ics?alarm=" + ",".join(found) if found else "x.ics")


@pytest.mark.parametrize(
    "value", ["2d", "1D", "1d;1h", " 1d", "1d,x", "-1d", "P1D", "\x00", "1d\r\nX:y", "1" * 9999]
)
def test_anything_else_is_no_alarm(value):
    with pytest.raises(alarms.UnknownAlarm):
        alarms.alarms_in([value])


def test_each_alarm_can_be_chosen(frame):
    calendar = Calendar.from_ical(written(a_meeting(), alarms=list(alarms.ALARMS)))
    assert [bell["TRIGGER"].dt for bell in calendar.walk("VALARM")] == [
        -one for one in alarms.ALARMS.values()
    ]
