"""Border obstacles: the list for everybody, and the form in which a secretariat enters them."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.forms.obstacles import ObstacleForm
from cooperation.models import Obstacle, Project
from cooperation.permissions import may_propose


@require_safe
def obstacle_list(request):
    projects = Project.objects.visible_to(request.user).newest_first()
    found = Obstacle.objects.by_name().select_related("focus_area")
    found = found.prefetch_related(Prefetch("projects", projects, to_attr="shown_projects"))
    context = {
        "solvable": [one for one in found if one.is_solvable],
        "referred": [one for one in found if not one.is_solvable],
        "may_edit": may_propose(request.user),
    }
    return render(request, "cooperation/obstacle_list.html", context)


@login_required
@require_safe
def obstacle_new(request):
    _require_secretariat(request)
    return _form_page(request, ObstacleForm())


@login_required
@require_POST
def obstacle_create(request):
    _require_secretariat(request)
    return _save(request, ObstacleForm(request.POST))


@login_required
@require_safe
def obstacle_edit(request, pk):
    return _form_page(request, ObstacleForm(instance=_obstacle(request, pk)))


@login_required
@require_POST
def obstacle_update(request, pk):
    return _save(request, ObstacleForm(request.POST, instance=_obstacle(request, pk)))


def _require_secretariat(request):
    if not may_propose(request.user):
        raise Http404


def _obstacle(request, pk):
    _require_secretariat(request)
    return get_object_or_404(Obstacle, pk=pk)


def _form_page(request, form, status=200):
    return render(request, "cooperation/obstacle_form.html", {"form": form}, status=status)


def _save(request, form):
    if not form.is_valid():
        return _form_page(request, form, status=422)
    old = form.instance if form.instance.pk else None
    obstacle = actions.write_obstacle(by=request.user, obstacle=old, fields=form.cleaned_data)
    messages.success(request, _("“%(name)s” has been saved.") % {"name": obstacle.name})
    return redirect("cooperation:obstacle_list")
