"""Writes that let the public see a meeting."""

from datetime import datetime

from cooperation.actions import Reason
from cooperation.models import User
from meetings.actions.changing import NotAllowed, changing_meetings, follow, require_languages
from meetings.models import Meeting


def publish(*, by: User | None, meeting: Meeting, now: datetime, one_language: Reason | None = None) -> None:
    """Let the public see a meeting with its agenda and decisions, in both languages (R-49, R-53).

    one_language: why it is published although a language lacks, {"da": …, "sv": …}; the public reads it with the name
    of the officer. Raises PermissionDenied, NotAllowed when it is public already, and OneLanguageOnly when a language
    lacks and no reason is given.
    """
    with changing_meetings(by=by, why="publish", meeting=meeting):
        if meeting.visibility == Meeting.Visibility.PUBLIC:
            raise NotAllowed(meeting.ref)
        meeting.visibility = Meeting.Visibility.PUBLIC
        meeting.sequence += 1
        meeting.changed_at = now
        meeting.save()
        require_languages(by=by, meeting=meeting, one_language=one_language)
        follow(meeting, now)
