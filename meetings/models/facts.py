"""What those who are called must know of a meeting: as it stands in the register, and as it stood when they were told."""

from cooperation.models import Translation
from meetings import notices
from meetings.models.meeting import Meeting


class Register:
    """A meeting as it is now, and as it was under the revisions that some notices told of; two queries."""

    def __init__(self, meeting, told):
        venue = Translation.objects.of(meeting).filter(field="venue")
        self._language = venue.values_list("original", flat=True).first() or "da"
        self._meeting = meeting
        then = meeting.events.filter(sequence__in={one.revision for one in told}).order_by("pgh_id")
        self._then = {one.sequence: one for one in then} | {meeting.sequence: meeting}

    def when(self, told):
        """The meeting as a notice told of it; without one, or where history lacks it, as it is now."""
        return self._then.get(told.revision, self._meeting) if told else self._meeting

    def differences(self, told):
        """What is worth a message since that notice: see `meetings.notices`."""
        return notices.differences(self._facts(self.when(told)), self._facts(self._meeting))

    def next_notice(self, told, *, called_at, now, reminded=False):
        """The kind of notice that is due to somebody whom `told` was the last to reach, or None.

        called_at: since when they are called, None when they are not.
        """
        return notices.next_notice(
            told=told.kind if told else None,
            before=self._facts(self.when(told)),
            after=self._facts(self._meeting),
            called=called_at is not None,
            now=now,
            reminded=reminded,
            asked_anew=bool(called_at and told and told.sent_at and told.sent_at < called_at),
        )

    def _facts(self, one):
        return notices.Facts(
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=(one.format, getattr(one, f"venue_{self._language}") or ""),
            host=one.host_city_id,
            status=one.status,
            announced=_is_announced(one),
        )


def _is_announced(one):
    known = one.convened_at is not None or one.status == Meeting.Status.CANCELLED
    return known and one.visibility != Meeting.Visibility.DRAFT
