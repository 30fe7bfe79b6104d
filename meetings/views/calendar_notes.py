"""Pages on which each secretariat says which days meetings should avoid in its city."""

from itertools import groupby

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import City
from meetings import actions
from meetings.forms import CalendarNoteForm
from meetings.models import CalendarNote
from meetings.views.arranging import require_secretariat


@login_required
@require_safe
def calendar_notes(request):
    require_secretariat(request)
    return _list_page(request, CalendarNoteForm())


@login_required
@require_POST
def calendar_note_add(request):
    require_secretariat(request)
    form = CalendarNoteForm(request.POST)
    if not form.is_valid():
        return _list_page(request, form, status=422)
    actions.note_days(by=request.user, **form.note)
    return _saved(request, _("The days have been entered."))


@login_required
@require_safe
def calendar_note_edit(request, pk):
    note = _own(request, pk)
    return _edit_page(request, CalendarNoteForm(note=note), note)


@login_required
@require_POST
def calendar_note_save(request, pk):
    """Change or delete; what a colleague has changed meanwhile is shown beside what was typed, and stays."""
    require_secretariat(request)
    note = CalendarNote.objects.filter(pk=pk).first()
    form = CalendarNoteForm(request.POST, note=note)
    deleting = "delete" in request.POST
    if not (form.is_valid() or deleting):
        return _edit_page(request, form, _own(request, pk), status=422)
    if note is None:
        return _gone(request, form, deleting=deleting)
    try:
        return _change(request, form, _own(request, pk), deleting=deleting)
    except actions.NoteChanged as changed:
        return _conflict_page(request, form, changed.note, deleting=deleting)


def _change(request, form, note, *, deleting):
    version = form.cleaned_data.get("version") or 0
    if deleting:
        actions.remove_days(by=request.user, note=note, version=version)
        return _saved(request, _("The days have been deleted."))
    actions.change_days(by=request.user, note=note, version=version, **form.note)
    return _saved(request, _("The days have been changed."))


def _gone(request, form, *, deleting):
    """What was typed for days that a colleague has deleted stands in the form that enters them anew."""
    if deleting or not form.cleaned_data.get("version"):
        raise Http404
    return _list_page(request, form, status=409)


def _own(request, pk):
    require_secretariat(request)
    return get_object_or_404(CalendarNote.objects.filter(city=request.user.city_id), pk=pk)


def _list_page(request, form, status=200):
    notes = CalendarNote.objects.order_by("city", "kind", "starts_on", "first", "pk")
    by_city = {code: list(of_city) for code, of_city in groupby(notes, lambda note: note.city_id)}
    # One's own city first.
    cities = sorted(City.objects.all(), key=lambda city: city != request.user.city)
    for city in cities:
        of_city = groupby(by_city.get(city.code, ()), lambda note: note.get_kind_display())
        city.kinds = [(kind, list(of_kind)) for kind, of_kind in of_city]
    context = {"form": form, "cities": cities, "is_gone": status == 409}
    return render(request, "meetings/calendar_notes.html", context, status=status)


def _edit_page(request, form, note, *, conflict=None, status=200):
    context = {"form": form, "note": note, "conflict": conflict}
    return render(request, "meetings/calendar_note_edit.html", context, status=status)


def _conflict_page(request, form, current, *, deleting):
    """Whoever wanted to delete sees what would be deleted now; what somebody typed stays in the form."""
    if deleting:
        form = CalendarNoteForm(note=current)
    else:
        form.data = {**form.data.dict(), "version": current.version}
    return _edit_page(request, form, current, conflict=current, status=409)


def _saved(request, words):
    messages.success(request, words)
    return redirect("meetings:calendar_notes")
