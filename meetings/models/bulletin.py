"""What there is to tell the public: news of meetings, decisions and initiatives, out of the history the database keeps.

Only of what everybody may read now: of a meeting that is closed again, a draft, or an item that is confidential nothing
is told, whatever it was before.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from django.db.models import Q

from cooperation import lifecycle
from cooperation.models import IS_PUBLIC, Project
from cooperation.models.texts import in_either_language
from meetings import tidings
from meetings.models.agenda import AgendaItem
from meetings.models.meeting import Meeting
from meetings.models.news import standing

DECIDED = "decided"
FOR_EVER = datetime.max.replace(tzinfo=UTC)
_ORDER = (*tidings.ORDER, DECIDED, *lifecycle.STATES)


@dataclass(frozen=True, slots=True)
class News:
    """One thing that the public is told.

    kind: a word of `tidings`, DECIDED, or the new state of a project; at: the moment since which it can be read; key: its
    own for ever; updated: when its words last changed. What it is about is a project, or a meeting, or with it an item;
    of a meeting also how it stood before (None: not known) and then, a Standing each.
    """

    kind: str
    at: datetime
    updated: datetime
    key: str
    meeting: Any = None
    item: Any = None
    project: Any = None
    before: Any = None
    then: Any = None
    move_reason: tuple[str, str] = ("", "")

    def concerns(self, *, bodies=(), projects=(), decisions=False):
        """Whether it is for somebody who follows these bodies (codes), these projects (references), or all decisions."""
        if self.project:
            return self.project.ref in projects
        if self.meeting.body_id in bodies:
            return True
        return self.kind == DECIDED and (
            decisions or any(one.ref in projects for one in self.item.projects.all())
        )


def public_news(since, until=FOR_EVER):
    """All News after `since` up to `until`, in the order in which it happened; a constant number of queries."""
    news = [*_of_meetings(since, until), *_of_decisions(since, until), *_of_projects(since, until)]
    return sorted(news, key=_place)


def _place(one):
    """What happened in one moment stands by the day of the meeting, and each meeting together."""
    meeting = one.meeting
    return (
        one.at,
        meeting.starts_at if meeting else one.at,
        meeting.ref if meeting else one.project.ref,
        _ORDER.index(one.kind),
        one.item.position if one.item else 0,
    )


def _of_meetings(since, until):
    history = Meeting.pgh_event_model.objects.filter(visibility=Meeting.Visibility.PUBLIC)
    events = history.filter(pgh_created_at__gt=since, pgh_created_at__lte=until)
    events = list(events.filter(pgh_obj__in=Meeting.objects.public()).order_by("pgh_obj_id", "pgh_id"))
    touched = {event.pgh_obj_id for event in events}
    known = _known(history.filter(pgh_obj_id__in=touched), since)
    meetings = _shown(Meeting.objects.public()).in_bulk(touched)
    for pk, its in groupby(events, lambda event: event.pgh_obj_id):
        if pk in meetings:
            yield from _story(meetings[pk], known.get(pk), its)


def _story(meeting, known, events):
    """Its news, told event by event; what was written in one transaction was never seen half done."""
    before = known and standing(known)
    for at, together in groupby(events, lambda event: event.pgh_created_at):
        [*_passed, event] = together
        then = standing(event)
        for kind in tidings.tidings(before, then, at):
            yield News(
                kind=kind,
                at=at,
                updated=at,
                key=f"meeting/{meeting.uid}/{kind}/{event.pgh_id}",
                meeting=meeting,
                before=before,
                then=then,
                move_reason=(event.move_reason_da or "", event.move_reason_sv or ""),
            )
        before = then


def _of_decisions(since, until):
    """What came of open items, from the moment at which anybody could read it beside a meeting that was held.

    Before that the agenda may still be written anew.
    """
    span = {"pgh_created_at__gt": since, "pgh_created_at__lte": until}
    written = AgendaItem.pgh_event_model.objects.filter(**span).values("pgh_obj")
    touched = Meeting.pgh_event_model.objects.filter(**span).values("pgh_obj")
    decided = AgendaItem.objects.public().filter(in_either_language("outcome"), meeting__status="held")
    decided = decided.filter(Q(pk__in=written) | Q(meeting__in=touched))
    # That an agenda was approved decides nothing for anybody outside.
    decided = decided.exclude(type=AgendaItem.Type.FORMAL)
    items = list(_shown(decided, "meeting__").prefetch_related("projects"))
    readable = _readable_since({one.meeting_id for one in items})
    outcomes = _outcomes({one.pk for one in items})
    for item in items:
        lines = outcomes[item.pk]
        told = [(at, bool(words)) for at, words in lines]
        at = tidings.since_both(readable[item.meeting_id], told)
        if at and since < at <= until:
            yield News(
                kind=DECIDED,
                at=at,
                updated=max(at, *_changes(lines)),
                key=f"meeting/{item.meeting.uid}/{DECIDED}/{item.pk}",
                meeting=item.meeting,
                item=item,
            )


def _readable_since(meetings):
    """Meeting → when it became, and ceased to be, one that was held and that anybody may read of."""
    columns = ("pgh_obj", "pgh_created_at", "visibility", "status")
    rows = Meeting.pgh_event_model.objects.filter(pgh_obj__in=meetings).order_by("pgh_id")
    lines = {}
    for pk, at, visibility, status in rows.values_list(*columns):
        is_so = visibility == Meeting.Visibility.PUBLIC and status == Meeting.Status.HELD
        lines.setdefault(pk, []).append((at, is_so))
    return lines


def _outcomes(items):
    """Item → what anybody could read of its outcome, each time that changed."""
    columns = ("pgh_obj", "pgh_created_at", "confidential", "outcome_da", "outcome_sv")
    rows = AgendaItem.pgh_event_model.objects.filter(pgh_obj__in=items).order_by("pgh_id")
    lines = {}
    for pk, at, confidential, *words in rows.values_list(*columns):
        words = () if confidential or not any(words) else tuple(words)
        line = lines.setdefault(pk, [])
        if not line or line[-1][1] != words:
            line.append((at, words))
    return lines


def _changes(line):
    return [at for at, _words in line]


def _of_projects(since, until):
    history = Project.pgh_event_model.objects.filter(IS_PUBLIC)
    events = history.filter(pgh_created_at__gt=since, pgh_created_at__lte=until)
    events = list(events.filter(pgh_obj__in=Project.objects.public()).order_by("pgh_obj_id", "pgh_id"))
    touched = {event.pgh_obj_id for event in events}
    known = _known(history.filter(pgh_obj_id__in=touched), since)
    projects = Project.objects.public().select_related("merged_into").in_bulk(touched)
    for pk, its in groupby(events, lambda event: event.pgh_obj_id):
        if pk in projects:
            yield from _moves(projects[pk], known.get(pk), its)


def _moves(project, known, events):
    before = known and known.state
    for at, together in groupby(events, lambda event: event.pgh_created_at):
        [*_passed, event] = together
        if event.state != before:
            key = f"project/{project.ref}/{event.state}/{event.pgh_id}"
            yield News(kind=event.state, at=at, updated=at, key=key, project=project)
        before = event.state


def _known(events, since):
    """Each thing as the public last knew it at a moment."""
    latest = events.filter(pgh_created_at__lte=since).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    return {event.pgh_obj_id: event for event in latest}


def _shown(rows, meeting=""):
    """With what is said of a meeting."""
    beside = ("body", "host_city", "replaces", "replaced_by")
    return rows.select_related(*(f"{meeting}{name}" for name in beside))
