"""Writes about who was there: a meeting is recorded as held, where a city stayed away by both secretariats."""

from collections.abc import Mapping
from datetime import datetime

from cooperation.models import City, User
from meetings import obligations
from meetings.actions.changing import NotAllowed, changing_meetings, note_attendance, require_unsettled
from meetings.actions.meetings import hold
from meetings.models import HeldVote, Meeting


class OtherNumbers(NotAllowed):
    """Somebody else has written down other numbers meanwhile; `present` has them."""

    def __init__(self, present: Mapping[str, int]):
        super().__init__(str(present))
        self.present = present


def confirm_held(
    *,
    by: User,
    meeting: Meeting,
    present: Mapping[str, int],
    minutes_state: str,
    seen: Mapping[str, int],
    now: datetime,
) -> bool:
    """Say for one's city that a meeting was held, with the number present per city; return whether it now counts as held.

    It does at once when every delegation was there, else when the other secretariat has said so of the same numbers (W8);
    other numbers undo what was said of the earlier ones. present, seen: city code → number, as they are and as they
    stood when the secretariat looked ({} when nothing did). Raises OtherNumbers, PermissionDenied, and NotAllowed before
    the meeting has ended and when it was held or cancelled.
    """
    with changing_meetings(by=by, why="hold", meeting=meeting):
        require_unsettled(meeting)
        if meeting.ends_at > now:
            raise NotAllowed(meeting.ref)
        stored = dict(meeting.attendance.values_list("city", "present"))
        if stored not in (dict(seen), dict(present)):
            raise OtherNumbers(stored)
        both = False
        if not obligations.was_held(present, meeting.body.delegations.values_list("city", flat=True)):
            if stored != dict(present):
                meeting.held_votes.all().delete()
            note_attendance(meeting, present)
            HeldVote.objects.get_or_create(meeting=meeting, city=by.city, defaults={"by": by, "at": now})
            both = meeting.held_votes.count() == City.objects.count()
            if not both:
                return False
        hold(
            by=by,
            meeting=meeting,
            present=present,
            minutes_state=minutes_state,
            now=now,
            both_confirmed=both,
        )
        return True
