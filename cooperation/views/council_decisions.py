"""What a city's own council decided, entered by that city's secretariat."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation import actions
from cooperation.models import CouncilDecision
from cooperation.views.moves_page import COUNCIL, council_form, moves_page, project_of


@login_required
@require_POST
def council_decision_save(request, ref):
    project = project_of(request, ref)
    standing, removing = _standing(request, project), "remove" in request.POST
    form = council_form(request, standing, request.POST)
    if not form.is_valid() and not removing:
        return moves_page(request, project, 422, form=form, name=COUNCIL)
    body = standing.body if standing else form.cleaned_data.get("body", "")
    told = {"by": request.user, "project": project, "body": body, "version": form.read}
    try:
        if removing:
            actions.remove_council_decision(**told)
        else:
            actions.note_council_decision(**form.entered, **told)
    except actions.CouncilDecisionChanged as changed:
        form.decision = changed.decision
        return moves_page(request, project, 409, form=form, name=COUNCIL, conflict=COUNCIL)
    except PermissionDenied:
        raise Http404 from None
    done = _("The decision is removed.") if removing else _("The decision of your city's council is saved.")
    messages.success(request, done)
    return redirect("cooperation:project_moves", project.ref)


def _standing(request, project):
    """The decision that is corrected, if there is one: the form says which body's."""
    body = request.POST.get("standing", "")
    known = body in CouncilDecision.BODIES.get(request.user.city_id, ())
    return project.council_decisions.filter(body=body).first() if known else None
