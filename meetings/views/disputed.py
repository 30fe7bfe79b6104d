"""Which projects on an agenda the two cities have assessed differently, for those who may read both texts."""

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone

from cooperation.agreement import DISAGREED
from cooperation.models import WORKING_GROUP, Project, Seat, standings_of
from cooperation.permissions import may_read_assessments


def with_disputed(agenda, meeting, user):
    """The items of an agenda, those that the reader sees each with the list `disputed`; for the public no query more."""
    items = [item for item in agenda if not item.hidden]
    if not user.is_authenticated:
        return agenda
    prefetch_related_objects(items, Prefetch("projects", Project.objects.all(), to_attr="its_projects"))
    projects = {one.pk: one for item in items for one in item.its_projects}
    standings = standings_of(projects.values(), timezone.localdate()) if projects else {}
    if DISAGREED not in {one.state for one in standings.values()}:
        return agenda
    about = {"is_seated": _is_seated(user), "is_on_agenda": _is_coming(meeting)}
    for item in items:
        item.disputed = [
            one
            for one in item.its_projects
            if standings[one.pk].state == DISAGREED
            and may_read_assessments(user, one, standings[one.pk], **about)
        ]
    return agenda


def _is_seated(user):
    seats = Seat.objects.on(timezone.localdate()).filter(body=WORKING_GROUP)
    return bool(user.person_id) and seats.filter(person=user.person_id).exists()


def _is_coming(meeting):
    is_open = meeting.status in meeting.UNSETTLED and meeting.ends_at > timezone.now()
    return is_open and meeting.body_id == WORKING_GROUP
