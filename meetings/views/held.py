"""The page on which a secretariat records that a meeting was held."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meetings import actions
from meetings.forms import HeldForm
from meetings.models import Meeting
from meetings.permissions import may_arrange
from meetings.views.arranging import arranged


def awaiting_confirmation(user):
    """Meetings that nobody has recorded three days after their end, for the secretariats (W9)."""
    if not may_arrange(user):
        return []
    return Meeting.objects.awaiting_confirmation(timezone.now()).select_related("body", "host_city")


@login_required
@require_safe
def record_held(request, ref):
    return _held_page(request, arranged(request, ref))


@login_required
@require_POST
def note_held(request, ref):
    meeting = arranged(request, ref)
    if not meeting.can_be_recorded:
        return _held_page(request, meeting, status=422 if meeting.status in Meeting.UNSETTLED else 409)
    form = HeldForm(request.POST, meeting=meeting)
    if not form.is_valid():
        return _held_page(request, meeting, form, status=422)
    try:
        is_held = actions.confirm_held(
            by=request.user,
            meeting=meeting,
            present=form.present,
            minutes_state=form.cleaned_data["minutes_state"],
            seen=form.seen_numbers,
            now=timezone.now(),
        )
    except actions.OtherNumbers as conflict:
        form.renew(conflict.present)
        return _held_page(request, meeting, form, status=409)
    except actions.NotAllowed:  # a colleague was faster
        return _held_page(request, meeting, status=409)
    if is_held:
        messages.success(request, _("%(ref)s is recorded as held.") % {"ref": meeting.ref})
        return redirect(meeting)
    messages.success(request, _("It is noted that you say so. It counts once the other city says the same."))
    return redirect("meetings:record_held", meeting.ref)


def _held_page(request, meeting, form=None, status=200):
    context = {
        "meeting": meeting,
        "is_conflict": status == 409,
        "attendance": meeting.attendance.select_related("city"),
        "votes": meeting.held_votes.select_related("city", "by"),
        "form": form or HeldForm(meeting=meeting),
    }
    return render(request, "meetings/record_held.html", context, status=status)
