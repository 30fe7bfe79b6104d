"""What those are told who are called to a meeting or reminded of it: that they are called, that it has changed, or is off."""

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db.models.functions import Coalesce
from django.utils import timezone, translation

from meetings import ical, itip
from meetings.models import (
    Invitation,
    Meeting,
    Notice,
    Register,
    in_its_place,
    last_reminders,
    told_by,
    with_chairs,
)
from meetings.notices import CALLS, CANCELLATION, CHANGE, INVITATION, REMINDER, STATUS
from meetings.notifications.letter import answer_address, host_secretariat, letter, page_address
from oresund.mail import CalendarPart, Mail, NothingToSay, message_id


def tell(notice: Notice) -> Mail:
    """Tell one recipient how the meeting stands for them at this moment. Raises NothingToSay.

    The kind of the row is what was due when it was planned. What is said follows from what has really arrived; a row that
    was to tell of a change does not call anybody, so that the rows say who was called.
    """
    now = timezone.now()
    [meeting] = with_chairs([notice.meeting])
    arrived = _arrived(notice)
    reminders = list(last_reminders([meeting]).filter(recipient=notice.recipient))
    last = told_by(arrived, reminders)
    register = Register([meeting], [last.revision] if last else [])
    invitation = _invitation(notice)
    called_at = invitation.called_at if invitation and invitation.released_at is None else None
    kind = register.next_notice(meeting, last, called_at=called_at, now=now)
    if kind is None or (kind == INVITATION and notice.kind == CHANGE):
        raise NothingToSay
    only_reminded = last is not None and last.kind == REMINDER and kind != INVITATION
    changes = register.differences(meeting, last)
    if only_reminded or kind == INVITATION:
        changes = [what for what in changes if what != STATUS]
    return say(
        kind,
        notice,
        meeting,
        invitation=invitation,
        only_reminded=only_reminded,
        was=register.when(meeting, last),
        changes=changes,
        thread=message_id([*arrived, *reminders][0].uid) if last else "",
    )


def say(
    kind: str,
    notice: Notice,
    meeting: Meeting,
    *,
    invitation: Invitation | None,
    only_reminded: bool = False,
    was: Meeting | None = None,
    changes: Collection[str] = (),
    thread: str = "",
) -> Mail:
    """Make the mail that says one thing of a meeting, which has its chair, to the recipient of a notice.

    invitation: that of the recipient; only_reminded: nobody ever called them; was: the meeting as they knew it; changes:
    what is different now.
    """
    wants_calendar = notice.recipient.calendar_attachments and not only_reminded
    with translation.override(notice.recipient.language):
        context = {"only_reminded": True} if only_reminded else _to_the_called(kind, invitation)
        instead = _instead(meeting) if kind == CANCELLATION else {}
        calendar = _calendar_part(kind, meeting, notice, invitation) if wants_calendar else None
    context |= {"was": was, "changes": changes, **instead}
    return letter(kind, notice, meeting, context, thread=thread, calendar=calendar)


def _to_the_called(kind: str, invitation: Invitation | None) -> dict[str, Any]:
    """In whose place they are called, what they have answered, and where to answer, in the active language."""
    context: dict[str, Any] = {"invitation": invitation}
    if invitation and kind in CALLS:
        context["answer"] = answer_address(invitation)
    return context


def _instead(meeting: Meeting) -> dict[str, Any]:
    """What takes the place of a cancelled meeting, and where to read about it, in the active language."""
    new = in_its_place(meeting)
    return {"instead": new, "new_address": page_address(new)} if new else {}


def _arrived(notice: Notice) -> list[Notice]:
    """What the recipient has had about the meeting; the first one began the conversation."""
    theirs = notice.meeting.notices.to_those_called().filter(recipient=notice.recipient)
    arrived = theirs.arrived().exclude(pk=notice.pk)
    return list(arrived.order_by(Coalesce("sent_at", "due_at"), "pk"))


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
