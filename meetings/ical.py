"""Meetings as iCalendar (RFC 5545, RFC 7986)."""

import unicodedata
from collections.abc import Callable, Iterable
from datetime import UTC, timedelta

from icalendar import Calendar, Event, Timezone, vText

from meetings.models import COPENHAGEN, Meeting
from oresund.templatetags.portal import plain, words_of

STATUS = {
    Meeting.Status.PLANNED: "TENTATIVE",
    Meeting.Status.CONFIRMED: "CONFIRMED",
    Meeting.Status.HELD: "CONFIRMED",
    Meeting.Status.CANCELLED: "CANCELLED",
}
# Summer time as both countries have kept it since 1996. Written here, since a list of dates would end one day.
TIME_ZONE = """\
BEGIN:VTIMEZONE
TZID:Europe/Copenhagen
BEGIN:DAYLIGHT
DTSTART:19960331T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
# Part of every UID; it must stay the same when the portal moves to another address.
UID_DOMAIN = "en-by-en-stad"


def calendar(
    meetings: Iterable[Meeting],
    *,
    name: str,
    language: str,
    host_line: Callable[[Meeting], str],
    address: Callable[[Meeting], str],
) -> bytes:
    """Return meetings as an iCalendar file: CRLF, UTF-8, with the VTIMEZONE that programs need, also when it is empty.

    language: "da" or "sv", the active one; host_line(meeting): who hosts and chairs, in words; address(meeting): its absolute URL.
    """
    feed = Calendar()
    feed.add("PRODID", f"-//En by En stad//Meetings//{language.upper()}")
    feed.add("VERSION", "2.0")
    feed.add("METHOD", "PUBLISH")
    feed.add("NAME", _text(name))
    feed.add("X-WR-CALNAME", _text(name))
    feed.add("REFRESH-INTERVAL", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    feed.add("X-PUBLISHED-TTL", "PT6H")
    feed.add_component(Timezone.from_ical(TIME_ZONE))
    for meeting in meetings:
        feed.add_component(event(meeting, language, host_line(meeting), address(meeting)))
    return feed.to_ical()


def event(meeting: Meeting, language: str, host_line: str, address: str) -> Event:
    """Return one meeting as a VEVENT. DTSTAMP is when it last changed, so that an unchanged feed stays the same."""
    changed = meeting.changed_at.astimezone(UTC).replace(microsecond=0)
    one = Event()
    one.add("UID", f"{meeting.uid}@{UID_DOMAIN}")
    one.add("DTSTAMP", changed)
    one.add("LAST-MODIFIED", changed)
    one.add("SEQUENCE", meeting.sequence)
    one.add("STATUS", STATUS[Meeting.Status(meeting.status)])
    one.add("DTSTART", meeting.starts_at.astimezone(COPENHAGEN))
    one.add("DTEND", meeting.ends_at.astimezone(COPENHAGEN))
    _words, its_language = words_of(meeting, "heading")
    one.add("SUMMARY", _text(plain(meeting, "heading")), parameters={"LANGUAGE": its_language})
    one.add("DESCRIPTION", _text(host_line), parameters={"LANGUAGE": language})
    venue, its_language = words_of(meeting, "venue")
    if venue:
        one.add("LOCATION", _text(venue), parameters={"LANGUAGE": its_language})
    one.add("URL", address)
    if meeting.status == Meeting.Status.CANCELLED:
        one.add("TRANSP", "TRANSPARENT")
    return one


def _text(words: str) -> vText:
    """Words without control characters other than line breaks: no escaping allows them (RFC 5545, 3.3.11)."""
    lines = words.replace("\r\n", "\n").replace("\r", "\n")
    return vText("".join(one for one in lines if one == "\n" or unicodedata.category(one) != "Cc"))
