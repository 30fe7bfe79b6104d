"""Which meeting takes the place of a cancelled one."""

from meetings.models.meeting import Meeting


def in_its_place(meeting):
    """The meeting that is held instead, where it is announced; None where there is none. If that was replaced too, the last one."""
    following = Meeting.objects.select_related("body", "host_city")
    while meeting is not None and meeting.status == Meeting.Status.CANCELLED:
        meeting = following.filter(replaces=meeting).first()
    return meeting if meeting and meeting.visibility != Meeting.Visibility.DRAFT else None
