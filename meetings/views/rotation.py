"""The page of the rotation: who chairs, who chaired on a day, and every turn since the start."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.forms import ChairOnDayForm
from meetings.models import Meeting, all_turns, hostings, term_of_chair
from meetings.views.handover import latest_handover
from meetings.views.lanes import LANES, picture


@require_safe
def rotation(request):
    visible = Meeting.objects.visible_to(request.user)
    form = ChairOnDayForm(request.GET if request.GET.keys() & {"day", "time"} else None)
    asked = form.cleaned_data if form.is_valid() else {}
    turns = all_turns(visible)
    hosts = hostings(turns)
    context = {
        "turns": turns,
        "hostings": hosts,
        "picture": picture(turns),
        "lanes": [(one.city, LANES[one.city.pk]) for one in hosts],
        "now": term_of_chair(timezone.now(), visible),
        "form": form,
        "asked": asked and term_of_chair(asked["at"], visible),
        "asked_at": asked.get("at"),
        "has_time": bool(asked.get("time")),
        "handover": latest_handover(request.user),
        "page_query": {name: form[name].value() for name in asked if name != "at"},
    }
    return render(request, "meetings/rotation.html", context, status=422 if form.errors else 200)
