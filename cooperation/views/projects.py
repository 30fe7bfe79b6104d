"""The page of an initiative, for everybody."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from cooperation import lifecycle
from cooperation.models import Project, Translation, Waiver
from cooperation.permissions import may_edit


@require_safe
def project_detail(request, ref):
    visible = Project.objects.visible_to(request.user).select_related(
        "city", "focus_area", "deepens", "merged_into"
    )
    project = get_object_or_404(visible, ref=ref)
    discussed = project.agenda_items.public()
    successors = Project.objects.visible_to(request.user)
    context = {
        "project": project,
        "assessment": project.assessments.last(),
        "discussed": discussed.select_related("meeting__body", "meeting__host_city").order_by(
            "meeting__starts_at"
        ),
        "successor": successors.filter(pk=project.merged_into_id).first(),
        "waivers": Waiver.objects.in_force(project),
        "written_first": Translation.objects.written_first([project], "title"),
        "may_edit": may_edit(request.user, project),
        "is_public": project.state in lifecycle.PUBLIC,
    }
    return render(request, "cooperation/project_detail.html", context)
