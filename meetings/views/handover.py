"""The page on which the chairmanship is handed over from one secretariat to the other."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import actions
from meetings.forms import ItemForm, NoteForm
from meetings.models import Handover
from meetings.permissions import may_arrange, may_leave_note, may_take_over
from meetings.views.arranging import require_secretariat


def latest_handover(user):
    """The last one, for the secretariats; None for everybody else."""
    return Handover.objects.latest_in_force() if may_arrange(user) else None


@login_required
@require_safe
def handover(request, ref):
    return _handover_page(request, _handover(request, ref))


@login_required
@require_POST
def write_handover(request, ref):
    """The one side takes a matter over, the other leaves a note."""
    found = _handover(request, ref)
    return (_take_over if "item" in request.POST else _leave_note)(request, found)


def _take_over(request, found):
    form = ItemForm(request.POST, handover=found)
    if not (may_take_over(request.user, found) and form.is_valid()):
        raise Http404
    actions.take_over(by=request.user, item=form.cleaned_data["item"], now=timezone.now())
    messages.success(request, _("The matter has been taken over."))
    return redirect(found)


def _leave_note(request, found):
    if not may_leave_note(request.user, found):
        raise Http404
    form = NoteForm(request.POST)
    if not form.is_valid():
        return _handover_page(request, found, form)
    actions.leave_note(by=request.user, handover=found, note=form.words("note"))
    messages.success(request, _("The note has been added."))
    return redirect(found)


def _handover(request, ref):
    require_secretariat(request)
    return get_object_or_404(
        Handover.objects.select_related("meeting__body", "from_city", "to_city"), meeting__ref=ref
    )


def _handover_page(request, found, form=None):
    context = {
        "handover": found,
        "items": list(found.items.with_state()),
        "may_take_over": may_take_over(request.user, found),
        "may_leave_note": may_leave_note(request.user, found),
        "form": form or NoteForm(),
    }
    return render(request, "meetings/handover.html", context, status=422 if form else 200)
