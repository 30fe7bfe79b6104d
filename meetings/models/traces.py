"""What has happened to the meetings of a body since somebody looked: read from their history."""

from collections import namedtuple

from django.db.models import Max

from cooperation.models import User
from meetings.models.meeting import Meeting

# before and now: rows of the history, or None for a meeting that was not there, or is gone; by: who changed it last.
Trace = namedtuple("Trace", "ref before now by")

_FACTS = ("starts_at", "ends_at", "host_city_id", "status", "sequence")


def last_trace():
    """The newest row of the history; what comes later has a higher number."""
    return Meeting.pgh_event_model.objects.aggregate(last=Max("pgh_id"))["last"] or 0


def traces_since(body, last):
    """What is different about the meetings of a body (its code) since that row, in order; three queries."""
    events = list(
        Meeting.pgh_event_model.objects.filter(body=body, pgh_id__gt=last)
        .select_related("pgh_context")
        .order_by("pgh_id")
    )
    newest = {event.pgh_obj_id: event for event in events}
    olds = Meeting.pgh_event_model.objects.filter(pgh_obj_id__in=newest, pgh_id__lte=last)
    before = {old.pgh_obj_id: old for old in olds.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")}
    users = User.objects.in_bulk([user for event in newest.values() if (user := _who(event))])
    found = [
        Trace(
            ref=event.ref,
            before=before.get(key),
            now=None if event.pgh_label == "delete" else event,
            by=users.get(_who(event)),
        )
        for key, event in newest.items()
    ]
    return sorted((one for one in found if _differs(one)), key=lambda one: (one.now or one.before).starts_at)


def _who(event):
    return event.pgh_context and event.pgh_context.metadata.get("user")


def _differs(trace):
    if not (trace.before and trace.now):
        return trace.before is not trace.now
    return any(getattr(trace.before, name) != getattr(trace.now, name) for name in _FACTS)
