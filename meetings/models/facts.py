"""What those who are called must know of meetings: as they stand in the register, and as they stood when people were told."""

from collections.abc import Iterable

from cooperation.models import Translation
from meetings import notices
from meetings.models.meeting import Meeting


class Register:
    """Some meetings as they were under the revisions that somebody was told of; two queries for any number of both."""

    def __init__(self, meetings: Iterable[Meeting], revisions: Iterable[int | None]):
        keys = [meeting.pk for meeting in meetings]
        venues = Translation.objects.filter(
            kind=Meeting._meta.label_lower, object_id__in=map(str, keys), field="venue"
        )
        self._languages = dict(venues.values_list("object_id", "original"))
        history = Meeting.pgh_event_model.objects.filter(pgh_obj__in=keys)
        then = history.filter(sequence__in=set(revisions) - {None}).order_by("pgh_id")
        self._then = {(one.pgh_obj_id, one.sequence): one for one in then}

    def when(self, meeting, told):
        """A meeting as a message told of it; without one, or where history lacks it, as it is given."""
        if told is None or told.revision == meeting.sequence:
            return meeting
        return self._then.get((meeting.pk, told.revision), meeting)

    def differences(self, meeting, told):
        """What is worth a message since that one: see `meetings.notices`."""
        return notices.differences(
            self._facts(meeting, self.when(meeting, told)), self._facts(meeting, meeting)
        )

    def next_notice(self, meeting, told, *, called_at, now):
        """The kind of notice about a meeting that is due to somebody who goes by `told`, or None.

        called_at: since when they are called, None when they are not.
        """
        return notices.next_notice(
            told=told.kind if told else None,
            before=self._facts(meeting, self.when(meeting, told)),
            after=self._facts(meeting, meeting),
            called=called_at is not None,
            now=now,
            asked_anew=bool(called_at and told and told.at and told.at < called_at),
        )

    def _facts(self, meeting, one):
        language = self._languages.get(str(meeting.pk), "da")
        return notices.Facts(
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            place=(one.format, getattr(one, f"venue_{language}") or ""),
            host=one.host_city_id,
            status=one.status,
            announced=one.visibility != Meeting.Visibility.DRAFT,
        )
