"""The translators' work list: what there is to do, the most urgent first."""

from collections import Counter, namedtuple

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation import parity
from cooperation.models import AREA_LABELS, City, Translation, by_state, worklist, works
from cooperation.models.texts import LANGUAGE_CHOICES
from cooperation.views.paging import Choice
from cooperation.views.translations import require_translator

PAGE = 20

Line = namedtuple("Line", "work states")


@login_required
@require_safe
def translation_list(request):
    require_translator(request)
    today, cities = timezone.localdate(), list(City.objects.all())
    asked = request.GET.get("city", request.user.city_id)
    city = next((one for one in cities if one.code == asked), request.user.city)
    waiting = worklist(Translation.objects.into(city.language), request.user, today)
    areas = Counter(one.area for one in waiting)
    area = _known(request, "area", areas)
    waiting = [one for one in waiting if area in ("", one.area)]
    states = Counter(state for one in waiting for state in one.states)
    state = _known(request, "state", Translation.State.values)
    shown = [one for one in waiting if not state or state in one.states]
    page = Paginator(shown, PAGE).get_page(request.GET.get("page"))
    context = {
        "city": city,
        "cities": [Choice(one.code, _into(one), one == city) for one in cities],
        "states": _states(states, state),
        "areas": [Choice(one, AREA_LABELS[one], one == area) for one in parity.AREAS if areas[one]],
        "state": state,
        "area": area,
        "page": page,
        "lines": [Line(work, by_state(work.rows)) for work in works(page, request.user, today)],
        "today": today,
    }
    return render(request, "cooperation/translation_list.html", context)


def _into(city):
    return f"{dict(LANGUAGE_CHOICES)[city.language]} ({city.name})"


def _known(request, name, values):
    asked = request.GET.get(name, "")
    return asked if asked in values else ""


def _states(numbers, current):
    """States that there are, and the one that was asked for, with how many texts are in them."""
    return [
        Choice(value, f"{label} ({numbers[value]})", value == current)
        for value, label in Translation.State.choices
        if numbers[value] or value == current
    ]
