"""Messages between calendar programs, read back by a program that knows nothing of the portal."""

from datetime import UTC, datetime, timedelta
from itertools import permutations
from types import SimpleNamespace

import pytest
from django.utils.translation import override
from icalendar import Calendar

from meetings import ical, itip
from meetings.itip import Party
from tests.factories import NOW, a_meeting, a_member, an_invitation

pytestmark = pytest.mark.django_db

START = datetime(2027, 6, 14, 11, tzinfo=UTC)
SECRETARIAT = Party("Sekretariatet i Københavns Kommune", "svar@portal.example")
ANNA = Party("Anna And", "anna@kbh.example")
TRICKS = [
    'Anna "And" Andersen',
    'Anna;CN="X";ROLE=CHAIR:mailto:evil@evil.example',
    "Anna: And, Andersen; ^n ^^ ^'",
    "Anna\r\nATTENDEE:mailto:evil@evil.example",
    "Anna\nEND:VEVENT\nBEGIN:VEVENT",
    "Anna\x07\x1b[31m And\x7f",
    "Åse Ørsted Ängelholm-Öberg " * 8,
]


@pytest.fixture
def meeting(frame):
    return a_meeting("AG-2027-2", starts_at=START, venue_da="Rådhuset", venue_sv="Rådhuset")


def event(meeting, language="da"):
    with override(language):
        return ical.event(meeting, language, "Vært: København", "https://portal.example/da/moeder/AG-2027-2/")


def invitation(**fields):
    return SimpleNamespace(**{"answer": "", "role": "member", "serves_for_id": None, **fields})


def request(meeting, *, attendee=ANNA, organizer=SECRETARIAT, now=NOW, **answer):
    return itip.request(
        event(meeting), organizer=organizer, attendee=attendee, invitation=invitation(**answer), now=now
    )


def cancellation(meeting, *, attendee=ANNA, now=NOW):
    return itip.cancellation(event(meeting), organizer=SECRETARIAT, attendee=attendee, now=now)


def read(content):
    whole = Calendar.from_ical(content)
    [one] = whole.walk("VEVENT")
    return whole, one


def only_attendee(one):
    assert not isinstance(one["ATTENDEE"], list)
    return one["ATTENDEE"]


def test_a_request_names_who_asks_and_who_is_asked(meeting):
    whole, one = read(request(meeting))
    assert (whole["METHOD"], whole["VERSION"]) == ("REQUEST", "2.0")
    assert (one["ORGANIZER"], one["ORGANIZER"].params["CN"]) == (
        f"mailto:{SECRETARIAT.address}",
        SECRETARIAT.name,
    )
    attendee = only_attendee(one)
    assert attendee == "mailto:anna@kbh.example"
    assert dict(attendee.params) == {
        "CN": "Anna And",
        "CUTYPE": "INDIVIDUAL",
        "PARTSTAT": "NEEDS-ACTION",
        "ROLE": "REQ-PARTICIPANT",
        "RSVP": "TRUE",
    }


def test_it_is_the_same_event_as_in_the_calendars(meeting):
    whole = ical.calendar([event(meeting)], name="M", description="Møder", language="da")
    [in_feed] = Calendar.from_ical(whole).walk("VEVENT")
    _whole, one = read(request(meeting))
    for part in ("UID", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "LOCATION", "STATUS"):
        assert one[part] == in_feed[part]
    assert one.decoded("DTSTART").astimezone(UTC) == START


def test_the_time_zone_comes_along(meeting):
    for content in (request(meeting), cancellation(meeting)):
        [zone] = Calendar.from_ical(content).walk("VTIMEZONE")
        assert zone["TZID"] == read(content)[1]["DTSTART"].params["TZID"] == "Europe/Copenhagen"


@pytest.mark.parametrize(
    ("answer", "partstat", "asks"),
    [
        ("", "NEEDS-ACTION", "TRUE"),
        ("attending", "ACCEPTED", None),
        ("tentative", "TENTATIVE", None),
        ("apologies", "DECLINED", None),
    ],
)
def test_who_has_answered_is_not_asked_again(meeting, answer, partstat, asks):
    attendee = only_attendee(read(request(meeting, answer=answer))[1])
    assert (attendee.params["PARTSTAT"], attendee.params.get("RSVP")) == (partstat, asks)


@pytest.mark.parametrize(
    ("role", "serves_for", "needed"),
    [
        ("member", None, "REQ-PARTICIPANT"),
        ("delegation_leader", None, "REQ-PARTICIPANT"),
        ("substitute", 7, "REQ-PARTICIPANT"),
        ("substitute", None, "OPT-PARTICIPANT"),
    ],
)
def test_a_substitute_is_needed_only_in_somebodys_place(meeting, role, serves_for, needed):
    attendee = only_attendee(read(request(meeting, role=role, serves_for_id=serves_for))[1])
    assert attendee.params["ROLE"] == needed


def test_a_cancelled_meeting_is_cancelled(meeting):
    meeting.status, meeting.sequence = "cancelled", 2
    whole, one = read(cancellation(meeting))
    assert (whole["METHOD"], one["STATUS"], one["SEQUENCE"]) == ("CANCEL", "CANCELLED", 2)
    assert set(only_attendee(one).params) == {"CN"}
    assert one["ORGANIZER"] == f"mailto:{SECRETARIAT.address}"


def test_who_is_released_is_not_told_that_the_meeting_is_cancelled(meeting):
    whole, one = read(cancellation(meeting))
    assert whole["METHOD"] == "CANCEL"
    assert "STATUS" not in one  # RFC 5546, 3.2.5


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_whatever_order_they_come_in_the_newest_stands(meeting, order):
    """As a program must keep an event: the higher SEQUENCE wins, of two alike the later stamp (RFC 5546, 2.1.5)."""
    messages = [request(meeting)]
    meeting.starts_at, meeting.ends_at, meeting.sequence = (
        START + timedelta(days=1),
        START + timedelta(days=1.1),
        1,
    )
    messages.append(request(meeting, now=NOW + timedelta(hours=1)))
    meeting.status, meeting.sequence = "cancelled", 2
    messages.append(cancellation(meeting, now=NOW + timedelta(hours=2)))
    kept = None
    for place in order:
        whole, one = read(messages[place])
        version = (one["SEQUENCE"], one.decoded("DTSTAMP"))
        if kept is None or version > kept[0]:
            kept = (version, whole["METHOD"], one["STATUS"], one["UID"])
    assert kept[1:] == ("CANCEL", "CANCELLED", f"{meeting.uid}@en-by-en-stad")


def test_of_two_with_one_sequence_the_later_is_the_newer(meeting):
    called, released = (
        read(request(meeting))[1],
        read(cancellation(meeting, now=NOW + timedelta(seconds=1)))[1],
    )
    assert called["SEQUENCE"] == released["SEQUENCE"]
    assert called.decoded("DTSTAMP") < released.decoded("DTSTAMP")


@pytest.mark.parametrize("name", TRICKS)
@pytest.mark.parametrize("make", [request, cancellation])
def test_a_name_stays_a_name(meeting, name, make):
    content = make(meeting, attendee=Party(name, "anna@kbh.example"))
    _whole, one = read(content)
    attendee = only_attendee(one)
    assert attendee == "mailto:anna@kbh.example"
    printable = "".join(letter for letter in name if letter.isprintable() or letter in "\r\n")
    assert attendee.params["CN"] == " ".join(printable.split())
    assert attendee.params.get("ROLE") in (None, "REQ-PARTICIPANT")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line or b"\r" in line]


@pytest.mark.parametrize(
    "address",
    [
        "a\r\nATTENDEE:mailto:evil@evil.example",
        'a";CN="x@kbh.example',
        "a:b;c@kbh.example",
        "a b@kbh.example",
    ],
)
def test_an_address_stays_an_address(meeting, address):
    _whole, one = read(request(meeting, attendee=Party("Anna", address)))
    attendee = only_attendee(one)
    assert attendee.startswith("mailto:a")
    assert not set(attendee.removeprefix("mailto:")) & set('\r\n";: ')


def test_a_closed_meeting_says_to_those_who_are_called_what_it_is(frame):
    closed = a_meeting(
        body_id="other",
        visibility="closed",
        starts_at=START,
        title_da="Lukket drøftelse",
        title_sv="Sluten dialog",
    )
    user = a_member("malmo", name="Åsa")
    content = itip.request(
        event(closed, "sv"),
        organizer=SECRETARIAT,
        attendee=Party(user.name, user.email),
        invitation=an_invitation(closed, user),
        now=NOW,
    )
    assert read(content)[1]["SUMMARY"] == "Sluten dialog"
