"""The home page and the pages for errors."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.models import Chapter, Project
from meetings.models import Meeting, chair_now, duties_by_year, with_chairs

VISION = 1  # the number of the chapter


@require_safe
def home(request):
    now = timezone.now()
    upcoming = Meeting.objects.visible_to(request.user).upcoming(now).select_related("body", "host_city")[:1]
    chair_city, chair_person = chair_now(now)
    vision = Chapter.objects.filter(number=VISION).prefetch_related("paragraphs").first()
    this_year = now.astimezone(timezone.get_default_timezone()).year
    years = {one.year: one.duties for one in duties_by_year(now)}
    context = {
        "next_meeting": next(iter(with_chairs(upcoming)), None),
        "chair_city": chair_city,
        "chair_person": chair_person,
        "vision": list(vision.paragraphs.all()) if vision else [],
        "initiatives": Project.objects.started().newest_first().select_related("city", "focus_area")[:4],
        "year": this_year,
        "duties": years[this_year],
    }
    return render(request, "oresund/home.html", context)


def csrf_failure(request, reason=""):
    return render(request, "403_csrf.html", status=403)
