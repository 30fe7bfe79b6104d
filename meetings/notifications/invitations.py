"""What those who are called to a meeting are told: that they are, that it has changed, or that they need not come."""

from collections.abc import Collection

from django.conf import settings
from django.utils import timezone, translation

from meetings import ical, itip
from meetings.models import Invitation, Meeting, Notice, Register, Reminder, with_chairs
from meetings.notices import CALLS
from meetings.notifications.letter import answer_address, host_secretariat, letter, page_address
from oresund.mail import CalendarPart, Mail, NothingToSay, message_id


def tell(notice: Notice) -> Mail:
    """Tell one recipient how the meeting stands for them at this moment. Raises NothingToSay.

    The kind of the row is what was due when it was planned. What is said follows from what has really arrived: whoever
    never got the invitation is invited, and not told of changes.
    """
    now = timezone.now()
    [meeting] = with_chairs([notice.meeting])
    of_theirs = meeting.notices.to_those_called().filter(recipient=notice.recipient)
    arrived = list(of_theirs.filter(state=Notice.State.SENT).order_by("sent_at", "pk"))
    last = arrived[-1] if arrived else None
    register = Register(meeting, arrived[-1:])
    invitation = _invitation(notice)
    called_at = invitation.called_at if invitation and invitation.released_at is None else None
    reminded = meeting.reminders.filter(recipient=notice.recipient, state=Reminder.State.SENT).exists()
    kind = register.next_notice(last, called_at=called_at, now=now, reminded=reminded)
    if kind is None:
        raise NothingToSay
    thread = message_id(arrived[0].uid) if arrived else ""
    was, changes = register.when(last), register.differences(last)
    return say(kind, notice, meeting, invitation=invitation, was=was, changes=changes, thread=thread)


def say(
    kind: str,
    notice: Notice,
    meeting: Meeting,
    *,
    invitation: Invitation | None,
    was: Meeting | None = None,
    changes: Collection[str] = (),
    thread: str = "",
) -> Mail:
    """Make the mail that says one thing of a meeting, which has its chair, to the recipient of a notice.

    invitation: that of the recipient; was: the meeting as they knew it; changes: what is different now.
    """
    context = {"was": was, "changes": changes, "invitation": invitation}
    with translation.override(notice.recipient.language):
        if invitation and kind in CALLS:
            context["answer"] = answer_address(invitation)
        wants_calendar = notice.recipient.calendar_attachments
        calendar = _calendar_part(kind, meeting, notice, invitation) if wants_calendar else None
    return letter(kind, notice, meeting, context, thread=thread, calendar=calendar)


def _invitation(notice: Notice) -> Invitation | None:
    everybodys = Invitation.objects.select_related("serves_for__person", "meeting")
    return everybodys.filter(meeting=notice.meeting, person__user=notice.recipient).first()


def _calendar_part(
    kind: str, meeting: Meeting, notice: Notice, invitation: Invitation | None
) -> CalendarPart:
    """In the active language, with no other name in it than those of the recipient and of the host."""
    now = timezone.now()
    event = ical.event(
        meeting, notice.recipient.language, ical.host_line(meeting.chair), page_address(meeting)
    )
    organizer = itip.Party(host_secretariat(meeting), settings.REPLIES_ADDRESS)
    attendee = itip.Party(notice.recipient.name, notice.recipient.email)
    if invitation and kind in CALLS:
        content = itip.request(event, organizer=organizer, attendee=attendee, invitation=invitation, now=now)
        return CalendarPart(itip.REQUEST, content)
    return CalendarPart(
        itip.CANCEL, itip.cancellation(event, organizer=organizer, attendee=attendee, now=now)
    )
