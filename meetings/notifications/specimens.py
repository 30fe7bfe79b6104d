"""One of every message, made of what is stored as if it were due to whoever looks; nothing is sent and nothing written."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any, cast
from uuid import uuid4
from zoneinfo import ZoneInfo

from cooperation.models import Body, City, Letter, Person, Seat, Subscription, User
from meetings.models import Invitation, Meeting, Notice, Poll, Register, Reminder, ReminderRule, with_chairs
from meetings.notifications import following, invitations, polls
from meetings.notifications.letters import write
from meetings.notifications.reminders import Reminding
from oresund.mail import Mail, NothingToSay

FEW = 3  # meetings that are looked at for what has changed
MONTH = timedelta(days=30)
NOBODY = 0  # the key of no row: whatever is signed for it opens nothing


def specimen(name: str, reader: User, language: str, now: datetime) -> Mail:
    """Make the message of that name as it would read now, to the reader, in "da" or "sv".

    The functions that make it are those that make what is sent. Raises NothingToSay when nothing stored fits it, and
    KeyError for a message that the portal does not know.
    """
    make = MAKERS[name]
    person = Person(pk=NOBODY, name=reader.name)
    stand_in = User(pk=NOBODY, person=person, name=reader.name, email=reader.email, language=language)
    stand_in.role, stand_in.city = User.Role.MEMBER, reader.city
    return make(stand_in, now)


def _about_the_next(kind: Notice.Kind, reader: User, now: datetime) -> Mail:
    meeting = _first(with_chairs(_announced().upcoming(now)[:1]))
    return invitations.say(
        kind, _notice(kind, meeting, reader), meeting, invitation=_called(meeting, reader, now)
    )


def _change(reader: User, now: datetime) -> Mail:
    """Of the nearest meeting that is not as it was one revision ago; rather of one that has moved."""
    found = []
    for meeting in with_chairs(_nearest(_announced().live().filter(sequence__gt=0), now)):
        told = Notice(revision=meeting.sequence - 1)
        register = Register([meeting], [told.revision])
        changes = register.differences(meeting, told)
        found += [(meeting, register.when(meeting, told), changes)] if changes else []
    meeting, was, changes = _first(sorted(found, key=lambda one: "time" not in one[2]))
    notice = _notice(Notice.Kind.CHANGE, meeting, reader)
    called = _called(meeting, reader, now)
    return invitations.say(notice.kind, notice, meeting, invitation=called, was=was, changes=changes)


def _cancellation(reader: User, now: datetime) -> Mail:
    cancelled = _announced().filter(status=Meeting.Status.CANCELLED)
    meeting = _first(with_chairs(_nearest(cancelled, now)[:1]))
    notice = _notice(Notice.Kind.CANCELLATION, meeting, reader)
    return invitations.say(notice.kind, notice, meeting, invitation=_called(meeting, reader, now))


def _question(reader: User, now: datetime) -> Mail:
    """Of the last poll, one that still asks before the others."""
    stored = Poll.objects.select_related("meeting__body", "meeting__host_city")
    poll = _first([*stored.asking(now).order_by("-opened_at")[:1], *stored.order_by("-opened_at")[:1]])
    return polls.question(_notice(Notice.Kind.POLL, poll.meeting, reader, revision=poll.pk), poll)


def _reminder(purpose: ReminderRule.Purpose, reader: User, now: datetime) -> Mail:
    meetings = _announced().upcoming(now)
    if purpose in (ReminderRule.Purpose.AGENDA, ReminderRule.Purpose.PAPERS):
        meetings = meetings.filter(agenda__isnull=False)
    row = Reminder(meeting=_first(meetings[:1]), recipient=reader, purpose=purpose)
    row.thread_uid, row.silent_uid, row.is_answered, row.marks = None, uuid4(), False, []
    return Reminding()(row)


def _new_password(reader: User, now: datetime) -> Mail:
    return write(Letter(kind=Letter.Kind.PASSWORD, recipient=reader, about=now.isoformat()))


def _confirmation(reader: User, _now: datetime) -> Mail:
    return write(Letter(kind=Letter.Kind.CONFIRMATION, subscription=_follower(reader)))


def _bulletin(reader: User, now: datetime) -> Mail:
    """What somebody who follows all bodies and decisions would be told of the last month."""
    return following.news_since(
        now - MONTH, Letter(kind=Letter.Kind.BULLETIN, subscription=_follower(reader))
    )


def _day(reader: User, now: datetime) -> Mail:
    reader.role = User.Role.SECRETARIAT
    here = now.astimezone(ZoneInfo(cast(City, reader.city).time_zone))
    return write(Letter(kind=Letter.Kind.DAY, recipient=reader, about=here.date().isoformat()))


MAKERS: dict[str, Callable[[User, datetime], Mail]] = {
    Notice.Kind.INVITATION: partial(_about_the_next, Notice.Kind.INVITATION),
    Notice.Kind.CHANGE: _change,
    Notice.Kind.CANCELLATION: _cancellation,
    Notice.Kind.RELEASE: partial(_about_the_next, Notice.Kind.RELEASE),
    Notice.Kind.POLL: _question,
    **{purpose: partial(_reminder, purpose) for purpose in ReminderRule.Purpose},
    Letter.Kind.PASSWORD: _new_password,
    Letter.Kind.DAY: _day,
    Letter.Kind.CONFIRMATION: _confirmation,
    Letter.Kind.BULLETIN: _bulletin,
}


def _announced() -> Any:
    return Meeting.objects.exclude(visibility=Meeting.Visibility.DRAFT).select_related("body", "host_city")


def _nearest(meetings: Any, now: datetime) -> list[Meeting]:
    """A few of those to come, then of those that are over."""
    to_come = meetings.filter(ends_at__gt=now).order_by("starts_at", "ref")
    over = meetings.filter(ends_at__lte=now).order_by("-starts_at", "ref")
    return [*to_come[:FEW], *over[:FEW]]


def _first(found: Iterable[Any]) -> Any:
    for one in found:
        return one
    raise NothingToSay


def _notice(kind: Notice.Kind, meeting: Meeting, reader: User, revision: int = 0) -> Notice:
    return Notice(kind=kind, meeting=meeting, recipient=reader, revision=revision)


def _called(meeting: Meeting, reader: User, now: datetime) -> Invitation:
    return Invitation(
        meeting=meeting, person=reader.person, city=reader.city, role=Seat.Role.MEMBER, called_at=now
    )


def _follower(reader: User) -> Subscription:
    bodies = list(Body.objects.that_meet().values_list("pk", flat=True))
    rhythm = Subscription.Rhythm.WEEKLY
    return Subscription(
        email=reader.email, language=reader.language, rhythm=rhythm, bodies=bodies, decisions=True
    )
