"""Writes about invitations: convene, answer, pass over a substitute, keep up with seats and deadlines."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from django.core.exceptions import PermissionDenied

from cooperation.actions import recorded
from cooperation.models import User
from meetings.actions.calling import date_set, is_awaited
from meetings.actions.changing import NotAllowed, changing_meetings, follow
from meetings.actions.strays import forget_old_strays, forget_strays_of
from meetings.models import Invitation, Meeting
from meetings.permissions import may_answer, may_arrange

Answer, Channel = Invitation.Answer, Invitation.Channel


class Refused(NotAllowed):
    """An answer that cannot be taken; `code` says why."""

    TOO_LATE = "too_late"  # the meeting has begun, or will not be
    RELEASED = "released"  # no longer called
    PLACE_TAKEN = "place_taken"  # the member comes after all, or another substitute was called
    CHANGED = "changed"  # the date, or the answer, is not what the form showed
    NO_REASON = "no_reason"
    OLDER = "older"  # than what was answered since
    OLD_DATE = "old_date"  # an answer to a date that is no longer
    NOBODY_LEFT = "nobody_left"

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


def convene(*, by: User | None, meeting: Meeting, now: datetime) -> None:
    """Call everybody who has a seat on the day of the meeting; substitutes are called when somebody cannot come.

    Repeating it changes nothing but what `keep_invitations` would. Calendars see nothing new, so SEQUENCE stays.
    Raises NotAllowed for a draft, and for a meeting that has begun, was held or cancelled.
    """
    with changing_meetings(by=by, why="convene", meeting=meeting):
        if not meeting.lies_ahead(now):
            raise NotAllowed(meeting.ref)
        if meeting.convened_at is None:
            meeting.convened_at = now
            meeting.save(update_fields=["convened_at"])
        follow(meeting, now)


def answer(
    *,
    invitation: Invitation,
    answer: str,
    channel: str,
    now: datetime,
    reason: str = "",
    by: User | None = None,
    seen: str | None = None,
    sequence: int = 0,
    stamp: datetime | None = None,
) -> None:
    """Take an answer, as often as somebody changes it, until the meeting begins; apologies call the next substitute.

    answer, channel: of Invitation; reason: asked for with apologies, unless a calendar program sends them; by: who is
    logged in, None with a link or a calendar program; seen: `Invitation.seen` of the form; sequence, stamp: SEQUENCE and
    DTSTAMP of a calendar program's reply. Raises PermissionDenied, and Refused with its code.
    """
    logged_in = channel in (Channel.PAGE, Channel.SECRETARIAT)
    if logged_in and not (by and may_answer(by, invitation, channel)):
        raise PermissionDenied
    with _answering(invitation, by, now, "answer"):
        fields = {"answer": answer, "reason": reason if answer == Answer.APOLOGIES else ""}
        if seen is not None and seen != invitation.seen:
            if all(getattr(invitation, name) == value for name, value in fields.items()):
                return  # sent twice
            raise Refused(Refused.CHANGED)
        if answer == Answer.APOLOGIES and not reason and channel != Channel.CALENDAR:
            raise Refused(Refused.NO_REASON)
        if stamp:
            _require_newer(invitation, sequence, min(stamp, now))
        if invitation.serves_for and answer != Answer.APOLOGIES:
            _require_place(invitation, invitation.serves_for)
        for name, value in (fields | {"channel": channel, "answered_at": now}).items():
            setattr(invitation, name, value)
        invitation.save()
        forget_strays_of(invitation)
        follow(invitation.meeting, now)


def pass_over(*, by: User, invitation: Invitation, now: datetime) -> None:
    """Wait no longer for a substitute who has not promised to come: call the next one now.

    Raises PermissionDenied, and Refused when there is nobody else, or no answer is awaited.
    """
    if not may_arrange(by):
        raise PermissionDenied
    with _answering(invitation, by, now, "pass over"):
        if not invitation.serves_for or invitation.answer in (Answer.ATTENDING, Answer.APOLOGIES):
            raise Refused(Refused.CHANGED)
        invitation.answer_by = now
        invitation.save()
        follow(invitation.meeting, now)
        invitation.refresh_from_db()
        if invitation.released_at is None:
            raise Refused(Refused.NOBODY_LEFT)


def keep_invitations(*, now: datetime) -> None:
    """Bring the invitations of every convened meeting ahead in line with seats and deadlines."""
    forget_old_strays(now=now)
    for meeting in Meeting.objects.upcoming(now).filter(convened_at__isnull=False):
        with suppress(Meeting.DoesNotExist), recorded(by=None, why="keep invitations"):  # removed meanwhile
            follow(meeting, now)


@contextmanager
def _answering(invitation: Invitation, by: User | None, now: datetime, why: str) -> Iterator[None]:
    """One transaction, one answer at a time for each meeting; the caller's copy is what is stored now."""
    with recorded(by=by, why=why):
        Meeting.objects.select_for_update(no_key=True).get(pk=invitation.meeting_id)
        invitation.refresh_from_db()
        if not is_awaited(invitation.meeting, now):
            raise Refused(Refused.TOO_LATE)
        if invitation.released_at:
            raise Refused(Refused.RELEASED)
        yield


def _require_newer(invitation: Invitation, sequence: int, stamp: datetime) -> None:
    """Of two replies the one with the higher SEQUENCE counts, then the later DTSTAMP (RFC 5546, 2.1.5).

    An answer given elsewhere since then counts more than either, and one to an earlier date does not count at all.
    """
    if sequence < date_set(invitation.meeting).sequence:
        raise Refused(Refused.OLD_DATE)
    # Whoever invents a number, or whose clock is ahead, does not outdo the replies to come.
    sequence = min(sequence, invitation.meeting.sequence)
    known = invitation.reply_stamp
    answered = invitation.answered_at
    outdone = known and (sequence, stamp) <= (invitation.reply_sequence, known)
    if outdone or (answered and invitation.channel != Channel.CALENDAR and answered > stamp):
        raise Refused(Refused.OLDER)
    invitation.reply_sequence, invitation.reply_stamp = sequence, stamp


def _require_place(invitation: Invitation, member: Invitation) -> None:
    """A substitute can come while the member cannot, and as long as nobody else is called to that place."""
    others = Invitation.objects.standing().filter(serves_for=member).exclude(pk=invitation.pk)
    taken = others.exclude(answer=Answer.APOLOGIES).exists()
    if taken or member.released_at or member.answer != Answer.APOLOGIES:
        raise Refused(Refused.PLACE_TAKEN)
