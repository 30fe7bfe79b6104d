"""The page on which anybody asks to be told the news by e-mail, without an account; and the feeds for those who want no mail."""

from allauth.core import ratelimit
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from cooperation import actions
from cooperation.models import Body, Project
from meetings.forms import FollowForm, values

UNPROCESSABLE = 422


@require_safe
def follow(request):
    """With what somebody came for ticked: ?project=P-2026-07, ?body=working-group."""
    if "sent" in request.GET:
        return render(request, "meetings/follow_sent.html")
    projects = request.GET.getlist("project")
    bodies = [one.replace("-", "_") for one in request.GET.getlist("body")]
    initial = {"topics": values(bodies=bodies, projects=projects), "language": get_language()}
    return _page(request, FollowForm(projects=projects, initial=initial))


@require_POST
def follow_ask(request):
    """Who asks is told the same whatever the portal knows of the address."""
    form = FollowForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=UNPROCESSABLE)
    if not ratelimit.consume(request, action="follow"):
        return ratelimit.respond_429(request)
    actions.ask_to_follow(email=form.cleaned_data["email"], choice=form.choice, now=timezone.now())
    return redirect(f"{request.path}?sent")


def _page(request, form, status=200):
    refs = form.projects
    context = {
        "form": form,
        "bodies": Body.objects.that_meet(),
        "projects": Project.objects.public().filter(ref__in=refs) if refs else (),
    }
    return render(request, "meetings/follow.html", context, status=status)
