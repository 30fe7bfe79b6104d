"""Meetings as iCalendar (RFC 5545, RFC 7986, RFC 9074)."""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Any
from urllib.parse import quote

from django.utils.text import capfirst
from django.utils.translation import gettext, pgettext
from icalendar import (
    Alarm,
    Calendar,
    Event,
    Parameters,
    Timezone,
    vCalAddress,
    vCategory,
    vDDDTypes,
    vInt,
    vText,
    vUri,
)
from icalendar.parser import Contentline

from cooperation.models import City
from meetings.alarms import ALARMS
from meetings.models import COPENHAGEN, Chair, Meeting
from oresund.templatetags.portal import plain, remarked, words_of

# The properties of an event are put together here by their types, and those that many share are made once: the library's
# own way of guessing the type takes as long as writing the file.
STATUS = {
    Meeting.Status.PLANNED: vText("TENTATIVE"),
    Meeting.Status.CONFIRMED: vText("CONFIRMED"),
    Meeting.Status.HELD: vText("CONFIRMED"),
    Meeting.Status.CANCELLED: vText("CANCELLED"),
}
OPEN, CONFIDENTIAL = vText("PUBLIC"), vText("CONFIDENTIAL")
TAKEN, FREE = vText("OPAQUE"), vText("TRANSPARENT")
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
LINE_END, CONTROL = re.compile(r"\r\n?"), re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
ZONE = Timezone.from_ical(TIME_ZONE)
LONG = 75  # octets; longer lines are folded (RFC 5545, 3.1)
# Part of every UID; it must stay the same when the portal moves to another address.
UID_DOMAIN = "en-by-en-stad"
# The blue of the sound: a name for programs that follow RFC 7986, the same in figures for Apple's.
COLOR, COLOR_IN_FIGURES = "steelblue", "#4682B4"


class _Line(Contentline):
    """A line of the file. Most are short, and need not be gone through letter by letter to see where they break."""

    def to_ical(self) -> bytes:
        line = self.encode()
        return line if len(line) < LONG else super().to_ical()


class _Calendar(Calendar):
    def content_line(self, name: str, value: Any, sorted: bool = True) -> Contentline:
        params: Parameters = getattr(value, "params", None) or Parameters()
        return _Line.from_parts(name, params, value, sorted=sorted)


def calendar(
    events: Iterable[Event], *, name: str, description: str, language: str, source: str = ""
) -> bytes:
    """Return events as an iCalendar file: CRLF, UTF-8, with the VTIMEZONE that programs need, also when it is empty.

    language: "da" or "sv"; source: the absolute URL of the calendar itself, "" for one that nobody else may know. Only
    what everybody may have is published: that asks for an ORGANIZER in each event (RFC 5546, 3.2.1).
    """
    feed = _Calendar()
    feed.add("PRODID", f"-//En by En stad//Meetings//{language.upper()}")
    feed.add("VERSION", "2.0")
    if source:
        feed.add("METHOD", "PUBLISH")
        feed.add("SOURCE", source, parameters={"VALUE": "URI"})
    for with_words in ("NAME", "X-WR-CALNAME"):
        feed.add(with_words, _text(name))
    for with_words in ("DESCRIPTION", "X-WR-CALDESC"):
        feed.add(with_words, _text(description))
    feed.add("X-WR-TIMEZONE", COPENHAGEN.key)
    feed.add("REFRESH-INTERVAL", timedelta(hours=6), parameters={"VALUE": "DURATION"})
    feed.add("X-PUBLISHED-TTL", "PT6H")
    feed.add("COLOR", COLOR)
    feed.add("X-APPLE-CALENDAR-COLOR", COLOR_IN_FIGURES)
    feed.add_component(ZONE)
    for one in events:
        feed.add_component(one)
    return feed.to_ical()


def event(
    meeting: Meeting,
    language: str,
    host_line: str,
    address: str,
    *,
    agenda: Sequence[str] = (),
    organizer: vCalAddress | None = None,
    alarms: Sequence[str] = (),
    revised_at: datetime | None = None,
) -> Event:
    """Return one meeting as a VEVENT.

    language: "da" or "sv", the active one; host_line: who hosts and chairs, in words; address: its absolute URL;
    agenda: the titles that the reader may read; alarms: keys of ALARMS; revised_at: when any of it last changed, None
    when that was the meeting itself.
    """
    one = _frame(meeting, revised_at or meeting.changed_at)
    title, its_language = words_of(meeting, "heading")
    title = remarked(title, its_language)
    if meeting.status == Meeting.Status.CANCELLED:
        title = gettext("Cancelled: %(title)s") % {"title": title}
    one["CLASS"] = OPEN if meeting.visibility == Meeting.Visibility.PUBLIC else CONFIDENTIAL
    one["SUMMARY"] = _text(title, its_language)
    one["DESCRIPTION"] = _text(_description(host_line, agenda), language)
    one["LOCATION"] = _text(*_place(meeting, language))
    one["CATEGORIES"] = _category(plain(meeting.body, "name"))
    one["URL"] = vUri(address)
    if organizer:
        one["ORGANIZER"] = organizer
    _ring(one, meeting, alarms, title)
    return one


def busy(meeting: Meeting, *, alarms: Sequence[str] = ()) -> Event:
    """Return a VEVENT that says when its reader is busy, and nothing about the meeting."""
    cancelled = meeting.status == Meeting.Status.CANCELLED
    # Translators: the title of a confidential meeting in a calendar, where it says no more than that
    title = pgettext("calendar", "Cancelled") if cancelled else pgettext("calendar", "Busy")
    one = _frame(meeting, meeting.changed_at)
    one["CLASS"] = CONFIDENTIAL
    one["SUMMARY"] = _text(title)
    _ring(one, meeting, alarms, title)
    return one


def party(name: str, address: str, **parameters: str) -> vCalAddress:
    """Return who calls to a meeting, or who is called: a name, and an address such as portal@example.org.

    Neither can break out of its place; what else a parameter may not hold, the library encodes (RFC 6868).
    """
    who = vCalAddress(f"mailto:{quote(address, safe='@+')}")
    who.params["CN"] = " ".join(_text(name).split())
    who.params.update(parameters)
    return who


def host_line(chair: Chair) -> str:
    """Return who hosts and chairs a meeting, in the active language."""
    if not chair.name:
        return gettext("Host and chair: %(city)s") % {"city": chair.city}
    return gettext("Host: %(city)s. Chair: %(person)s") % {"city": chair.city, "person": chair.name}


def secretariat(city: City) -> str:
    """Return the name of a city's secretariat, in the active language."""
    return gettext("Secretariat of %(city)s") % {"city": city.official_name}


def _frame(meeting: Meeting, revised_at: datetime) -> Event:
    """What a program follows a meeting by. DTSTAMP is when it last changed, so that an unchanged one stays the same."""
    one = Event()
    one["UID"] = vText(_uid(meeting))
    one["DTSTAMP"] = one["LAST-MODIFIED"] = vDDDTypes(revised_at.astimezone(UTC).replace(microsecond=0))
    one["SEQUENCE"] = vInt(meeting.sequence)
    one["STATUS"] = STATUS[Meeting.Status(meeting.status)]
    one["DTSTART"], one["DTEND"] = _moment(meeting.starts_at), _moment(meeting.ends_at)
    one["TRANSP"] = FREE if meeting.status == Meeting.Status.CANCELLED else TAKEN
    return one


def _moment(instant: datetime) -> vDDDTypes:
    """In local time; of the hour that comes twice in October programs read one or the other, so that one is in UTC."""
    local = instant.astimezone(COPENHAGEN)
    comes_twice = local.utcoffset() != local.replace(fold=1 - local.fold).utcoffset()
    return vDDDTypes(local.astimezone(UTC) if comes_twice else local)


def _ring(one: Event, meeting: Meeting, alarms: Sequence[str], words: str) -> None:
    """Before a meeting that is still to come, as far as anybody has said."""
    if meeting.status not in Meeting.UNSETTLED:
        return
    for alarm in alarms:
        bell = Alarm()
        bell.add("UID", _uid(meeting, alarm))
        bell.add("ACTION", "DISPLAY")
        bell.add("TRIGGER", -ALARMS[alarm])
        bell.add("DESCRIPTION", _text(words))
        one.add_component(bell)


def _place(meeting: Meeting, language: str) -> tuple[str, str]:
    """Where, and the language of these words: the venue; before there is one the city, or that it is digital."""
    venue, its_language = words_of(meeting, "venue")
    if venue:
        return venue, its_language
    digital = meeting.format == Meeting.Format.DIGITAL
    return (capfirst(meeting.get_format_display()) if digital else meeting.host_city.name), language


def _description(host_line: str, agenda: Sequence[str]) -> str:
    if not agenda:
        return host_line
    return "\n".join([host_line, "", gettext("Agenda") + ":", *(f"– {title}" for title in agenda)])


def _uid(meeting: Meeting, *part: str) -> str:
    return "@".join(["-".join([str(meeting.uid), *part]), UID_DOMAIN])


@lru_cache(maxsize=32)
def _category(name: str) -> vCategory:
    return vCategory([_text(name)])


def _text(words: str, language: str = "") -> vText:
    """Words without control characters other than line breaks: no escaping allows them (RFC 5545, 3.3.11)."""
    words = CONTROL.sub("", LINE_END.sub("\n", words))
    return vText(words, params={"LANGUAGE": language} if language else None)
