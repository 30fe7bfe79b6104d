"""The page on which secretariats tell how an adopted project goes and what it has changed."""

from collections import namedtuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms import STEPS
from cooperation.models import Project
from cooperation.permissions import may_keep_progress

# step: the one that is being changed; is_open: whether the form is shown unfolded; has_indicators: of measurements
Section = namedtuple("Section", "kind steps form step is_open has_indicators", defaults=[True])


@login_required
@require_safe
def project_progress(request, ref):
    """`kind` and `step` in the address open something for a change."""
    project = _project(request, ref)
    kind = request.GET.get("kind", "")
    if not kind:
        return _page(request, project)
    form_class, step = _named(project, kind, request.GET.get("step", ""))
    if step is None:
        raise Http404
    return _page(request, project, form_class(project=project, step=step))


@login_required
@require_POST
def progress_save(request, ref):
    """Enter, change or remove one thing; what a colleague has changed meanwhile is shown, and stays."""
    project = _project(request, ref)
    named = request.POST.get("step", "")
    form_class, step = _named(project, request.POST.get("kind", ""), named)
    form = form_class(request.POST, project=project, step=step)
    removing = request.POST.get("action") == "remove"
    valid = form.is_valid()
    if named and step is None:
        if form.model.objects.filter(pk=named).exists():
            raise Http404  # of another project
        return _gone(request, project, form, removing=removing)
    if not (valid or removing) or (removing and step is None):
        return _page(request, project, form, status=422)
    try:
        return _remove(request, project, form, step) if removing else _write(request, project, form, step)
    except actions.StepChanged as changed:
        return _conflict(request, project, form, changed.step, removing=removing)
    except form.model.DoesNotExist:
        return _gone(request, project, form, removing=removing)
    except IntegrityError:
        form.say_it_is_there()
        return _page(request, project, form, status=422)


def _project(request, ref):
    project = get_object_or_404(Project.objects.visible_to(request.user).select_related("city"), ref=ref)
    if not may_keep_progress(request.user, project):
        raise Http404
    return project


def _named(project, kind, pk):
    """The form for a kind, and the one that is named; None where there is none, or not any more."""
    form_class = STEPS.get(kind)
    if form_class is None or not (pk == "" or (pk.isascii() and pk.isdigit())):
        raise Http404
    of_project = form_class.model.objects.of_project(project)
    return form_class, of_project.filter(pk=pk).first() if pk else None


def _write(request, project, form, step):
    if step:
        version = form.cleaned_data.get("version") or 0
        actions.tell_anew(by=request.user, step=step, version=version, **form.fields_of_step)
    else:
        actions.tell(by=request.user, project=project, step=form.model(**form.fields_of_step))
    return _saved(request, project, form, _("This has been saved."))


def _remove(request, project, form, step):
    try:
        actions.take_back_step(by=request.user, step=step, version=form.cleaned_data.get("version") or 0)
    except actions.StillMeasured:
        form = type(form)(project=project, step=step)
        words = _("Remove its measurements first: what was measured hangs on it.")
        return _page(request, project, form, refused=words, status=422)
    return _saved(request, project, form, _("This has been removed."))


def _gone(request, project, form, *, removing):
    """What was typed for something that a colleague has removed stands in the form that enters it anew."""
    if removing:
        return _saved(request, project, form, _("Somebody has removed this already."))
    return _page(request, project, form, is_gone=True, status=409)


def _conflict(request, project, form, current, *, removing):
    """Whoever wanted to remove something sees what would go now; what somebody typed stays in the form."""
    if removing:
        form = type(form)(project=project, step=current)
    else:
        form.data = {**form.data.dict(), form.add_prefix("version"): current.version}
        form.step = current
    return _page(request, project, form, conflict=current, status=409)


def _saved(request, project, form, words):
    messages.success(request, words)
    return redirect(f"{reverse('cooperation:project_progress', args=[project.ref])}#{form.kind}")


def _page(request, project, form=None, *, status=200, **more):
    context = {
        "project": project,
        "form": form,
        "sections": _sections(project, form),
        **more,
    }
    return render(request, "cooperation/project_progress.html", context, status=status)


def _sections(project, form):
    """In the order of the story; where there is no indicator, nothing can be measured."""
    found = {kind: _section(project, kind, form) for kind in STEPS}
    measured = found["measurement"]
    found["measurement"] = measured._replace(has_indicators=bool(found["indicator"].steps))
    return list(found.values())


def _section(project, kind, form):
    """What has been told of a kind, with the form for more, or for a change."""
    own = form if form and form.kind == kind else None
    steps = list(_steps(project, kind))
    return Section(kind, steps, own or STEPS[kind](project=project), own and own.step, own is not None)


def _steps(project, kind):
    rows = STEPS[kind].model.objects.of_project(project)
    if kind == "milestone":
        return rows.in_order()
    if kind == "measurement":
        return rows.select_related("indicator", "city").order_by("indicator", "on", "pk")
    if kind == "update":
        return rows.newest_first()
    return rows
