"""What changed in the meetings of a user since that user last looked, out of the history that the database keeps."""

from collections import namedtuple
from datetime import timedelta

from django.db.models import Max

from meetings.changes import AGENDA, AGREED, DECISIONS, NEW, Standing, what_changed
from meetings.models.agenda import AgendaItem
from meetings.models.alternation import RotationException
from meetings.models.look import Look
from meetings.models.meeting import COPENHAGEN, Meeting

FIRST_LOOK = timedelta(days=30)  # as far back as somebody is told who has never looked

News = namedtuple("News", "since has_looked changed")
Changed = namedtuple("Changed", "meeting before codes at")


def news_for(user, now):
    """`changed`: the meetings that concern a user and are not as the user knew them, the latest change first.

    Each with `before` (as it was, or None), the codes of meetings.changes, and when it last changed. A constant number
    of queries. Who made a change is not told.
    """
    look = Look.objects.filter(user=user).first()
    since = look.looked_at if look else now - FIRST_LOOK
    touched = _touched(since)
    meetings = Meeting.objects.visible_to(user).concerning(user).filter(pk__in=touched)
    meetings = list(meetings.select_related("body", "host_city")) if touched else []
    known = _known(meetings, since, user)
    agendas = _agendas(meetings, since)
    changed = []
    for meeting in meetings:
        before = known.get(meeting.pk)
        if before is None and meeting.ends_at <= since and not meeting.registered_late:
            continue  # over before there was anything to be told
        codes = what_changed(standing(before) if before else None, standing(meeting))
        if NEW not in codes:
            codes += [AGREED] if meeting.pk in touched.agreed else []
            codes += agendas.get(meeting.pk, [])
        if codes:
            changed.append(Changed(meeting, before, codes, touched[meeting.pk]))
    return News(since, look is not None, sorted(changed, key=lambda one: one.at, reverse=True))


class _Touched(dict):
    """Meeting → when it last changed, in whatever way; and which were agreed to be exceptions."""

    def note(self, events, meeting):
        latest = dict(events.order_by().values_list(meeting).annotate(Max("pgh_created_at")))
        for pk, at in latest.items():
            self[pk] = max(at, self.get(pk, at))
        return set(latest)


def _touched(since):
    touched = _Touched()
    touched.note(Meeting.pgh_event_model.objects.filter(pgh_created_at__gt=since), "pgh_obj")
    touched.note(AgendaItem.pgh_event_model.objects.filter(pgh_created_at__gt=since), "meeting")
    agreed = RotationException.pgh_event_model.objects.filter(pgh_created_at__gt=since, pgh_label="insert")
    touched.agreed = touched.note(agreed, "meeting")
    return touched


def _at(events, since):
    """Each thing as it was at a moment, of those that were there."""
    latest = events.filter(pgh_created_at__lte=since).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return [event for event in latest if event.pgh_label != "delete"]


def _known(meetings, since, user):
    """Meeting → as the user could read of it at a moment. Drafts are for secretariats."""
    if not meetings:
        return {}
    events = Meeting.pgh_event_model.objects.filter(pgh_obj__in=meetings).select_related("host_city")
    return {
        event.pgh_obj_id: event
        for event in _at(events, since)
        if user.is_secretariat or event.visibility != Meeting.Visibility.DRAFT
    }


def _agendas(meetings, since):
    """Meeting → what is different about its agenda. Whom a meeting concerns may read all of its items."""
    if not meetings:
        return {}
    before = _at(AgendaItem.pgh_event_model.objects.filter(meeting__in=meetings), since)
    now = list(AgendaItem.objects.filter(meeting__in=meetings))
    different = {}
    for meeting in meetings:
        then, today = ([one for one in items if one.meeting_id == meeting.pk] for items in (before, now))
        codes = [AGENDA] if _points(then) != _points(today) else []
        different[meeting.pk] = codes + ([DECISIONS] if _outcomes(today) - _outcomes(then) else [])
    return different


def _points(items):
    return {(one.position, one.type, one.title_da, one.title_sv) for one in items}


def _outcomes(items):
    found = {(one.title_da, one.title_sv, one.outcome_da, one.outcome_sv) for one in items}
    return {one for one in found if one[2] or one[3]}


def standing(row):
    """Of a meeting, or of a row of its history."""
    return Standing(
        day=row.starts_at.astimezone(COPENHAGEN).date(),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        host=row.host_city_id,
        title=(row.title_da or "", row.title_sv or ""),
        place=(row.venue_da or "", row.venue_sv or ""),
        form=row.format,
        status=row.status,
        minutes=row.minutes_state,
        is_public=row.visibility == Meeting.Visibility.PUBLIC,
    )
