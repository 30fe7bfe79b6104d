"""The page of one meeting."""

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cooperation.models import JOINT_COUNCIL, Delegation, Project, Translation, Waiver
from meetings.models import Decision, Meeting, exception_in_force, with_chairs
from meetings.obligations import lacks_quorum
from meetings.permissions import may_arrange, may_publish
from meetings.views.answering import answers_shown
from meetings.views.disputed import with_disputed
from meetings.views.kinds import possible_changes
from meetings.views.reading import readable


@require_safe
def meeting_detail(request, ref):
    visible = Meeting.objects.visible_to(request.user).select_related("body", "host_city")
    [meeting] = with_chairs([get_object_or_404(visible, ref=ref)])
    takes_part = visible.concerning(request.user).filter(pk=meeting.pk).exists()
    projects = Prefetch("projects", Project.objects.visible_to(request.user), to_attr="shown_projects")
    decisions = Prefetch("decisions", Decision.objects.standing().with_stances(), to_attr="shown_decisions")
    agenda = readable(meeting.agenda.prefetch_related(projects, decisions), takes_part=takes_part)
    agenda = with_disputed(agenda, meeting, request.user)
    context = {
        "meeting": meeting,
        "agenda": agenda,
        "written_first": Translation.objects.written_first(
            [item for item in agenda if not item.hidden], "title"
        ),
        "attendance": _attendance(meeting),
        "exception": exception_in_force(meeting, visible),
        "replaces": visible.filter(pk=meeting.replaces_id).first(),
        "replaced_by": visible.filter(replaces=meeting).first(),
        "waivers": Waiver.objects.in_force(meeting),
        "may_publish": may_publish(request.user),
        "may_arrange": may_arrange(request.user),
        "changes": possible_changes(meeting),
        **answers_shown(meeting, request.user),
    }
    return render(request, "meetings/meeting_detail.html", context)


def _attendance(meeting):
    """How many came from each city, of how many; nothing while the two cities do not both say it was held (W8)."""
    if meeting.status != Meeting.Status.HELD:
        return []
    sizes = dict(Delegation.objects.filter(body=meeting.body_id).values_list("city", "size"))
    attendance = list(meeting.attendance.select_related("city"))
    joint = meeting.body_id == JOINT_COUNCIL
    for one in attendance:
        one.size = sizes.get(one.city_id)
        one.lacked_quorum = bool(joint and one.size) and lacks_quorum(one.present, one.size)
    return attendance
