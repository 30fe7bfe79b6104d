"""Meetings as iCalendar, read back by a program that knows nothing of the portal."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.translation import override
from icalendar import Calendar

from meetings import actions, ical
from meetings.models import Meeting
from tests.factories import NOW, a_meeting

pytestmark = pytest.mark.django_db

WINTER = datetime(2027, 1, 22, 12, tzinfo=UTC)
SUMMER = datetime(2027, 6, 14, 11, tzinfo=UTC)
REASON = {"da": "Sne", "sv": "Snö"}


def written(*meetings, language="da", name="Møder", host_line="Vært: København", source="", **options):
    with override(language):
        events = [
            ical.event(one, language, host_line, f"https://portal.example/da/moeder/{one.ref}/", **options)
            for one in meetings
        ]
        return ical.calendar(
            events, name=name, description=f"{name} i samarbejdet", language=language, source=source
        )


def read(content):
    return Calendar.from_ical(content)


def only_event(*meetings, **options):
    [event] = read(written(*meetings, **options)).walk("VEVENT")
    return event


def titled(text):
    return a_meeting(body_id="other", title_da=text, title_sv=text, venue_da=text, venue_sv=text)


def test_times_are_the_right_instants_on_copenhagens_clock(frame):
    for host, start, offset in [("cph", WINTER, 1), ("malmo", SUMMER, 2)]:
        event = only_event(a_meeting(host=host, starts_at=start))
        assert event["DTSTART"].params["TZID"] == "Europe/Copenhagen"
        assert event.decoded("DTSTART").astimezone(UTC) == start
        assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(hours=3)
        assert event.decoded("DTSTART").utcoffset() == timedelta(hours=offset)


def test_the_time_zone_is_described_with_summer_and_winter(frame):
    content = written(a_meeting(starts_at=WINTER), a_meeting(host="malmo", starts_at=SUMMER))
    [zone] = read(content).walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Copenhagen"
    offsets = {part.name: part["TZOFFSETTO"].td for part in zone.subcomponents}
    assert offsets == {"STANDARD": timedelta(hours=1), "DAYLIGHT": timedelta(hours=2)}
    assert content.index(b"BEGIN:VTIMEZONE") < content.index(b"BEGIN:VEVENT")


def test_a_calendar_without_meetings_is_a_calendar(frame):
    calendar = read(written())
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("2.0", "Møder")
    assert calendar.walk("VEVENT") == []
    assert len(calendar.walk("VTIMEZONE")) == 1  # RFC 5545, 3.6: at least one component


@pytest.mark.parametrize(
    ("language", "summary", "venue"),
    [("da", "Den politiske arbejdsgruppe", "Rådhuset"), ("sv", "Den politiska arbetsgruppen", "Stadshuset")],
)
def test_words_are_in_the_language_of_the_calendar(frame, language, summary, venue):
    event = only_event(a_meeting(venue_da="Rådhuset", venue_sv="Stadshuset"), language=language)
    assert (event["SUMMARY"], event["LOCATION"], event["DESCRIPTION"]) == (summary, venue, "Vært: København")
    assert {event[part].params["LANGUAGE"] for part in ("SUMMARY", "LOCATION", "DESCRIPTION")} == {language}


@pytest.mark.parametrize(
    ("form", "language", "place"),
    [
        ("in_person", "da", "København"),
        ("hybrid", "sv", "Köpenhamn"),
        ("digital", "da", "Digitalt møde"),
        ("digital", "sv", "Digitalt möte"),
    ],
)
def test_before_there_is_a_venue_the_location_is_the_city_or_that_it_is_digital(frame, form, language, place):
    location = only_event(a_meeting(format=form), language=language)["LOCATION"]
    assert (location, location.params["LANGUAGE"]) == (place, language)


def test_a_venue_in_the_other_language_says_which(frame):
    location = only_event(a_meeting(venue_da="Rådhuset"), language="sv")["LOCATION"]
    assert (location, location.params["LANGUAGE"]) == ("Rådhuset", "da")


@pytest.mark.parametrize("month", [1, 7])
def test_the_time_zone_has_no_last_year(frame, month):
    """Read by the rules of the file itself, as a program does that has no list of zones of its own."""
    start = datetime(2041, month, 1, 9, tzinfo=UTC)
    [zone] = read(written(a_meeting(starts_at=start))).walk("VTIMEZONE")
    assert zone.to_tz(lookup_tzid=False).utcoffset(start.replace(tzinfo=None)) == ZoneInfo(
        "Europe/Copenhagen"
    ).utcoffset(start)


def test_an_event_links_to_its_page(frame):
    assert only_event(a_meeting("AG-2027-1"))["URL"] == "https://portal.example/da/moeder/AG-2027-1/"


# --- What a calendar program follows a meeting by


def test_a_moved_meeting_keeps_its_identity_and_raises_its_sequence(frame):
    meeting = a_meeting(starts_at=WINTER)
    before, later = only_event(meeting), WINTER + timedelta(days=3)
    actions.move(
        by=None, meeting=meeting, starts_at=later, ends_at=later + timedelta(hours=1), reason=REASON, now=NOW
    )
    after = only_event(Meeting.objects.get())
    assert after["UID"] == before["UID"] == f"{meeting.uid}@en-by-en-stad"
    assert (before["SEQUENCE"], after["SEQUENCE"]) == (0, 1)
    assert after.decoded("DTSTART") == later


@pytest.mark.parametrize(
    ("status", "shown"),
    [("planned", "TENTATIVE"), ("confirmed", "CONFIRMED"), ("held", "CONFIRMED"), ("cancelled", "CANCELLED")],
)
def test_each_status_has_its_word(frame, status, shown):
    meeting = a_meeting()
    meeting.status = status
    event = only_event(meeting)
    assert event["STATUS"] == shown
    assert (event.get("TRANSP") == "TRANSPARENT") is (status == "cancelled")


def test_a_cancelled_meeting_stays_in_the_calendar_under_a_higher_sequence(frame):
    meeting = a_meeting()
    before = only_event(meeting)
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)
    after = only_event(Meeting.objects.get())
    assert (after["UID"], after["STATUS"]) == (before["UID"], "CANCELLED")
    assert after["SEQUENCE"] > before["SEQUENCE"]


def test_the_stamp_is_the_last_change_so_that_nothing_changes_by_itself(frame):
    meeting = a_meeting(now=NOW)
    assert only_event(meeting).decoded("DTSTAMP") == only_event(meeting).decoded("LAST-MODIFIED") == NOW
    assert written(meeting) == written(Meeting.objects.select_related("body").get())


# --- Text that is not well-meaning

TRICKS = [
    "Fest\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:Indsmuglet",
    "Fest\nATTACH:https://evil.example/",
    "Komma, semikolon; skråstreg \\ og \\n kolon: slut",
    "æøå ÄÖÅ " * 20,
    '"citat" ^n',
    "🚲" * 60,
    "Klokke\x07\x1b[31m\x7f",
]


def words(text):
    """What a reader sees of a text: neither how its lines are broken nor what cannot be written."""
    return re.sub(r"[\x00-\x08\x0e-\x1f\x7f]", "", text).split()


def unescaped(raw):
    """A TEXT value (RFC 5545, 3.3.11); icalendar reads only the older properties as such."""
    return re.sub(r"\\(.)", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), raw)


@pytest.mark.parametrize("text", TRICKS)
def test_whatever_a_title_holds_it_stays_a_title(frame, text):
    meeting = titled(text)
    event = only_event(meeting, host_line=text)
    for part in ("SUMMARY", "LOCATION", "DESCRIPTION"):
        assert words(event[part]) == words(text)
    assert {"ATTACH"}.isdisjoint(event)


@pytest.mark.parametrize("text", TRICKS)
def test_whatever_a_name_holds_the_calendar_stays_one(frame, text):
    calendar = read(written(a_meeting(), name=text))
    assert len(calendar.walk("VEVENT")) == 1
    assert words(unescaped(calendar["NAME"])) == words(unescaped(calendar["X-WR-CALNAME"])) == words(text)


@pytest.mark.parametrize("text", [*TRICKS, "Fest\rEND:VEVENT\rBEGIN:VEVENT"])
def test_lines_end_as_they_must_and_are_not_too_long(frame, text):
    content = written(titled(text), name=text, host_line=text)
    assert content.endswith(b"END:VCALENDAR\r\n")
    assert not re.search(rb"\r(?!\n)|(?<!\r)\n|[\x00-\x09\x0b\x0c\x0e-\x1f\x7f]", content)
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)  # no letter is cut in two
