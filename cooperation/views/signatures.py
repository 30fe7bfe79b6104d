"""A city signs what both cities must agree to, or takes its signature back."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from cooperation import actions, signing
from cooperation.views.moves_page import moves_page, project_of, sign_form

OTHER_WORDS = "other words"


@login_required
@require_POST
def sign_off(request, ref):
    project, matter = project_of(request, ref), request.POST.get("matter", "")
    if matter not in signing.MATTERS:
        raise Http404
    told = {"by": request.user, "project": project, "matter": matter, "now": timezone.now()}
    taking_back = "take_back" in request.POST
    form = sign_form(matter, request.POST)
    if not form.is_valid() and not taking_back:
        return moves_page(request, project, 422, form=form, name=f"sign-{matter}")
    try:
        if taking_back:
            actions.take_signature_back(**told)
        else:
            actions.sign(digest=form.cleaned_data["digest"], reason=form.reason, **told)
    except (actions.OtherWords, actions.Blocked):
        name = "" if taking_back else f"sign-{matter}"
        return moves_page(request, project_of(request, ref), 409, form=form, name=name, conflict=OTHER_WORDS)
    except PermissionDenied:
        raise Http404 from None
    done = _("The signature of %(city)s is taken back.") if taking_back else _("Signed for %(city)s.")
    messages.success(request, done % {"city": request.user.city.name})
    return redirect("cooperation:project_moves", project.ref)
