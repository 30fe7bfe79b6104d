"""Similar ideas, in both languages: a page of its own, and what appears beside a proposal while it is written or assessed."""

from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST, require_safe

from cooperation.forms.similar import IdeaForm
from cooperation.models import Project
from cooperation.permissions import may_propose
from cooperation.similarity import Similar, find_similar


@login_required
@require_safe
def similar_ideas(request):
    _require_secretariat(request)
    return render(request, "cooperation/similar_ideas.html", {"form": IdeaForm()})


@login_required
@require_POST
def similar_find(request):
    """A search by POST: a text is too long for an address, and none of anybody's business on its way there.

    ref: the proposal that is written or assessed, which is not like itself; without a text its own is taken. part: only what
    was found, for a page that stands already.
    """
    _require_secretariat(request)
    project = _project(request)
    typed = any(request.POST.get(name) for name in ("title", "summary"))
    form = IdeaForm.of(project) if project and not typed else IdeaForm(request.POST)
    found, status = Similar([], []), 422
    if form.is_valid():
        found, status = find_similar(**form.cleaned_data, visible_to=request.user, besides=project), 200
    is_part = request.POST.get("part") == "1"
    template = "_components/similar.html" if is_part else "cooperation/similar_ideas.html"
    context = {"form": form, "found": found, "language": form.cleaned_data.get("language", "")}
    return render(request, template, context, status=200 if is_part else status)


def similar_to(project, user, limit=5):
    """What is like a proposal, of what somebody may see; and the language in which the proposal was written first."""
    form = IdeaForm.of(project)
    if not form.is_valid():
        return Similar([], []), project.original_language
    texts = form.cleaned_data
    return find_similar(**texts, limit=limit, visible_to=user, besides=project), texts["language"]


def _project(request):
    ref = request.POST.get("ref", "").replace("\0", "")
    return get_object_or_404(Project.objects.visible_to(request.user), ref=ref) if ref else None


def _require_secretariat(request):
    if not may_propose(request.user):
        raise Http404
