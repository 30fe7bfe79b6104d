"""The page on which a secretariat records what a meeting decided about a project on its agenda."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions as projects
from cooperation import lifecycle
from cooperation.models import Project
from cooperation.views.move_words import BLOCKS
from meetings import actions
from meetings.forms import ItemDecisionForm
from meetings.models import Decision, Meeting
from meetings.views.arranging import arranged

# The move that an outcome makes.
_MOVES = {
    lifecycle.ADOPT: Decision.Outcome.ADOPTED,
    lifecycle.REJECT: Decision.Outcome.REJECTED,
    lifecycle.RETURN: Decision.Outcome.RETURNED,
    lifecycle.MERGE: Decision.Outcome.MERGED,
}


@login_required
@require_safe
def item_decide(request, ref, position, project):
    item, project = _matter(request, ref, position, project)
    return _page(request, item, project)


@login_required
@require_POST
def item_decide_save(request, ref, position, project):
    item, project = _matter(request, ref, position, project)
    standing = _standing(item, project)
    form = _form(request, item, project, standing, request.POST)
    valid = form.is_valid()
    if form.read_decision != (standing.pk if standing else 0) or form.read != project.version:
        return _page(request, item, project, form, 409)
    if not valid:
        return _page(request, item, project, form, 422)
    told = {"by": request.user, "item": item, "project": project, "version": form.read}
    try:
        actions.decide_item(words=form.decided, corrects=standing, **told)
    except (projects.Changed, actions.DecidedAlready):
        return _page(request, *_matter(request, ref, position, project.ref), form, 409)
    except (projects.Blocked, actions.NotAllowed):
        return _page(request, item, project, form, 422, is_refused=True)
    messages.success(request, _("The decision about %(ref)s is recorded.") % {"ref": project.ref})
    return redirect(item.meeting)


def _matter(request, ref, position, project_ref):
    """The item of a meeting that was held, and the project on it."""
    meeting = arranged(request, ref)
    if meeting.status != Meeting.Status.HELD:
        raise Http404
    item = get_object_or_404(meeting.agenda.select_related("meeting__body"), position=position)
    visible = Project.objects.visible_to(request.user).select_related("city", "merged_into")
    return item, get_object_or_404(visible.filter(agenda_items=item), ref=project_ref)


def _standing(item, project):
    return item.decisions.standing().with_stances().filter(project=project).first()


def _offers(request, project, standing):
    """The outcomes that the project can have, and those that it cannot, each with why.

    What stands can be put into other words; into another decision only as long as the project has not moved on since.
    """
    state, deferred = "", Decision.Outcome.DEFERRED
    if standing and standing.outcome != deferred:
        if standing.move is None or not projects.may_be_taken_back(standing.move):
            return [standing.outcome], []
        state = standing.move.from_state
    moves = projects.moves_of(project, by=request.user, at_a_meeting=True, state=state)
    found = [(_MOVES[one.name], one.blocked_by) for one in moves if one.name in _MOVES]
    blocked = [(outcome.label, [BLOCKS[code] for code in codes]) for outcome, codes in found if codes]
    open_to = {outcome for outcome, codes in found if not codes} | {deferred}
    return [*open_to, *([standing.outcome] if standing else [])], blocked


def _form(request, item, project, standing, data=None):
    open_to, _blocked = _offers(request, project, standing)
    body = item.meeting.body
    return ItemDecisionForm(data, project=project, body=body, open_to=open_to, standing=standing)


def _page(request, item, project, form=None, status=200, *, is_refused=False):
    standing = _standing(item, project)
    _open_to, blocked = _offers(request, project, standing)
    if form is not None:
        form.renew(project, standing)
    context = {
        "item": item,
        "meeting": item.meeting,
        "project": project,
        "standing": standing,
        "blocked": blocked,
        "is_conflict": status == 409,
        "is_refused": is_refused,
        "form": form or _form(request, item, project, standing),
    }
    return render(request, "meetings/item_decide.html", context, status=status)
