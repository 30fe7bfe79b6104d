"""Meetings as messages between calendar programs (RFC 5546, RFC 6047): somebody is called, or need not come."""

from datetime import UTC, datetime
from typing import NamedTuple

from icalendar import Calendar, Event, vCalAddress

from cooperation.models import Seat
from meetings import ical
from meetings.models import Invitation, Meeting

REQUEST, CANCEL = "REQUEST", "CANCEL"

PARTSTAT = {
    Invitation.Answer.NONE: "NEEDS-ACTION",
    Invitation.Answer.ATTENDING: "ACCEPTED",
    Invitation.Answer.TENTATIVE: "TENTATIVE",
    Invitation.Answer.APOLOGIES: "DECLINED",
}


class Party(NamedTuple):
    """Who organises, or who is called: a name in words and an e-mail address."""

    name: str
    address: str


def request(
    event: Event, *, organizer: Party, attendee: Party, invitation: Invitation, now: datetime
) -> bytes:
    """Return the calendar part of a message that calls one person, or says that the meeting has changed.

    event: `ical.event` of the meeting; organizer: to whose address programs send the answer; attendee: who gets the
    message; invitation: theirs, with what they have answered; now: aware, the time of this message.
    """
    role = "REQ-PARTICIPANT"
    if invitation.role == Seat.Role.SUBSTITUTE and invitation.serves_for_id is None:
        role = "OPT-PARTICIPANT"  # may come; who comes in somebody's place is needed like that member
    answer = Invitation.Answer(invitation.answer)
    called = {"ROLE": role, "PARTSTAT": PARTSTAT[answer], "CUTYPE": "INDIVIDUAL"}
    if answer == Invitation.Answer.NONE:
        called["RSVP"] = "TRUE"
    return _message(REQUEST, event, organizer, ical.party(*attendee, **called), now)


def cancellation(event: Event, *, organizer: Party, attendee: Party, now: datetime) -> bytes:
    """Return the calendar part of a message that takes a meeting out of one person's calendar.

    For a meeting that still takes place, without that person, it has no STATUS (RFC 5546, 3.2.5).
    """
    if event["STATUS"] != ical.STATUS[Meeting.Status.CANCELLED]:
        del event["STATUS"]
    return _message(CANCEL, event, organizer, ical.party(*attendee), now)


def _message(method: str, event: Event, organizer: Party, attendee: vCalAddress, now: datetime) -> bytes:
    # Of two messages with one SEQUENCE the later stamp tells which is newer (RFC 5546, 2.1.5).
    del event["DTSTAMP"]
    event.add("DTSTAMP", now.astimezone(UTC).replace(microsecond=0))
    event.add("ORGANIZER", ical.party(*organizer), encode=False)
    event.add("ATTENDEE", attendee, encode=False)
    whole = Calendar()
    whole.add("PRODID", "-//En by En stad//Meetings//EN")
    whole.add("VERSION", "2.0")
    whole.add("METHOD", method)
    whole.add_component(ical.ZONE)
    whole.add_component(event)
    return whole.to_ical()
