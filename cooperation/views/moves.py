"""Moving a project on: the page with its buttons, and what each of them does."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions, lifecycle
from cooperation.forms import ReasonForm
from cooperation.models import Project
from cooperation.views.move_words import DONE
from cooperation.views.moves_page import move_form, moves_page, project_of

_VERBS = {
    lifecycle.TAKE_UP: actions.take_up,
    lifecycle.RETURN: actions.return_for_change,
    lifecycle.RECOMMEND: actions.recommend,
    lifecycle.REJECT: actions.reject,
    lifecycle.WITHDRAW: actions.withdraw,
    lifecycle.START: actions.start,
    lifecycle.COMPLETE: actions.complete,
    lifecycle.ARCHIVE: actions.archive,
}
_PUBLISH = {"publish": True, "hide": False}
MOVED = "moved"


@login_required
@require_safe
def project_moves(request, ref):
    return moves_page(request, project_of(request, ref))


@login_required
@require_POST
def project_move(request, ref):
    project, name = project_of(request, ref), request.POST.get("move", "")
    if name in _PUBLISH:
        return _publish(request, project, _PUBLISH[name])
    if name not in _VERBS:
        raise Http404
    dated = {"decided_on": timezone.localdate()} if name == lifecycle.REJECT else {}
    return _move(request, project, name, _VERBS[name], **dated)


@login_required
@require_POST
def project_merge(request, ref):
    project = project_of(request, ref)
    return _move(request, project, lifecycle.MERGE, actions.merge, decided_on=timezone.localdate())


def _move(request, project, name, verb, **told):
    form = move_form(name, project, request.POST)
    valid = form.is_valid()
    if form.read != project.version:
        return moves_page(request, project, 409, form=form, name=name, conflict=MOVED)
    if not valid or not form.leads_on:
        return moves_page(request, project, 422, form=form, name=name, blocked=not form.leads_on)
    try:
        verb(by=request.user, project=project, version=form.read, **told, **form.told)
    except actions.Changed as changed:
        return moves_page(request, changed.project, 409, form=form, name=name, conflict=MOVED)
    except actions.Blocked:
        return moves_page(request, project, 422, form=form, name=name, blocked=True)
    except PermissionDenied:
        raise Http404 from None
    messages.success(request, DONE[name] % {"ref": project.ref})
    return redirect(_after(request, project))


def _after(request, project):
    """The page again, or where one is who no longer sees the project."""
    if Project.objects.visible_to(request.user).filter(pk=project.pk).exists():
        return reverse("cooperation:project_moves", args=[project.ref])
    return reverse("cooperation:proposal_list")


def _publish(request, project, shown):
    form = ReasonForm(request.POST, name="publish", asks=False)
    form.is_valid()
    try:
        actions.publish_early(by=request.user, project=project, shown=shown, version=form.read)
    except actions.Changed as changed:
        return moves_page(request, changed.project, 409, conflict=MOVED)
    except (actions.Blocked, actions.OneLanguageOnly):
        return moves_page(request, project, 422, blocked=True)
    except PermissionDenied:
        raise Http404 from None
    done = _("Everybody can read it now.") if shown else _("It is no longer shown to everybody.")
    messages.success(request, done)
    return redirect("cooperation:project_moves", project.ref)
