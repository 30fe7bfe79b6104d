"""A meeting to which somebody is called, what changes about it, and how to read the mail about it."""

from datetime import UTC, date, datetime, timedelta

from django.utils.translation import override
from icalendar import Calendar

from meetings import actions
from tests.factories import NOW

START = datetime(2027, 3, 8, 12, tzinfo=UTC)
LATER = START + timedelta(days=7, hours=1)
CITIES = {"da": "cph", "sv": "malmo"}
NAMES = {"da": "Den politiske arbejdsgruppe", "sv": "Den politiska arbetsgruppen"}
DATES = {"da": "mandag den 8. marts 2027", "sv": "måndag 8 mars 2027"}
NEW_DATES = {"da": "mandag den 15. marts 2027", "sv": "måndag 15 mars 2027"}
SECRETARIATS = {"da": "Sekretariatet i Malmö stad", "sv": "Sekretariatet i Malmö stad"}
VENUES = {"da": "Stadshuset i Malmø", "sv": "Stadshuset i Malmö"}
REASON = {"da": "Snestorm", "sv": "Snöstorm"}
ITEMS = [
    {"type": "formal", "title_da": "Godkendelse & <start>", "title_sv": "Godkännande & <start>"},
    {
        "type": "decision",
        "title_da": "Fortrolig sag",
        "title_sv": "Konfidentiellt ärende",
        "confidential": True,
    },
]


def move(meeting, to=LATER, now=NOW):
    until = to + timedelta(hours=3)
    actions.move(by=None, meeting=meeting, starts_at=to, ends_at=until, reason=REASON, now=now)


def cancel(meeting):
    actions.cancel(by=None, meeting=meeting, on=date(2026, 11, 23), reason=REASON, now=NOW)


def calendar_parts(message):
    """The part that programs read, and the file beside it; each with what it says it is."""
    found = [
        part for part in message.walk() if part.get_content_type() in ("text/calendar", "application/ics")
    ]
    [shown, file] = found
    return shown, file


def event_of(message):
    shown, _file = calendar_parts(message)
    whole = Calendar.from_ical(shown.get_content())
    [event] = whole.walk("VEVENT")
    return whole, event


def answer_link(message, meeting, language):
    with override(language):
        begins = f"http://127.0.0.1:8000{meeting.get_absolute_url()}svar/"
    [found] = [word for word in message.get_body(("plain",)).get_content().split() if word.startswith(begins)]
    assert f'href="{found}"' in message.get_body(("html",)).get_content()
    return found.removeprefix(begins).rstrip("/")
