"""Writes about answers by mail that a person has to look at."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied

from cooperation.models import User
from meetings.models import Invitation, Meeting, StrayAnswer
from meetings.permissions import may_arrange

KEPT_FOR = timedelta(days=30)  # after the meeting
ADDRESS = 254  # characters of one that is kept


def note_stray(
    *,
    meeting: Meeting,
    why: str,
    sender: str,
    attendee: str,
    answer: str,
    comment: str,
    delegate: str,
    now: datetime,
) -> None:
    """Keep an answer for the secretariats to look at; the same sender's earlier one for the same person goes.

    why: of StrayAnswer.Why; sender, attendee, delegate: addresses, "" when not known. Nothing is kept of a meeting about
    which more have come than anybody would read.
    """
    key: dict[str, Any] = {"meeting": meeting, "sender": sender[:ADDRESS], "attendee": attendee[:ADDRESS]}
    known = StrayAnswer.objects.filter(**key).exists()
    if known or meeting.stray_answers.count() < StrayAnswer.MOST:
        said = {"answer": answer, "comment": comment, "delegate": delegate[:ADDRESS]}
        StrayAnswer.objects.update_or_create(**key, defaults={**said, "why": why, "received_at": now})


def settle_stray(*, by: User, stray: StrayAnswer) -> None:
    """Say that an answer has been dealt with. Raises PermissionDenied."""
    if not may_arrange(by):
        raise PermissionDenied
    stray.delete()


def forget_strays_of(invitation: Invitation) -> None:
    """What came by mail before somebody answered says nothing more."""
    own = User.objects.filter(person=invitation.person_id).values("email")
    StrayAnswer.objects.filter(meeting=invitation.meeting_id, attendee__in=own).delete()


def forget_old_strays(*, now: datetime) -> None:
    """Nobody looks at them when the meeting is long over, and they may say why somebody could not come."""
    StrayAnswer.objects.filter(meeting__ends_at__lte=now - KEPT_FOR).delete()
