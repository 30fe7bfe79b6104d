"""The page on which a secretariat publishes a meeting."""

from collections import defaultdict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.actions import OneLanguageOnly
from cooperation.models import Translation, work_on
from meetings import actions
from meetings.forms import OneLanguageForm
from meetings.models import Meeting
from meetings.permissions import may_publish


@login_required
@require_safe
def publication(request, ref):
    return _publication_page(request, _unpublished(request, ref))


@login_required
@require_POST
def publish(request, ref):
    """Publish a meeting; with a reason also when a language lacks."""
    meeting = _unpublished(request, ref)
    form = OneLanguageForm(request.POST) if "anyway" in request.POST else None
    if form and not form.is_valid():
        return _publication_page(request, meeting, form)
    reason = form.words("reason") if form else None
    try:
        actions.publish(by=request.user, meeting=meeting, now=timezone.now(), one_language=reason)
    except OneLanguageOnly:
        return _publication_page(request, meeting)
    except actions.NotAllowed:
        pass  # a colleague was faster, and it is public now
    messages.success(request, _("%(ref)s is public now.") % {"ref": meeting.ref})
    return redirect(meeting)


def _unpublished(request, ref):
    if not may_publish(request.user):
        raise Http404
    found = Meeting.objects.exclude(visibility=Meeting.Visibility.PUBLIC)
    return get_object_or_404(found.select_related("body", "host_city"), ref=ref)


def _publication_page(request, meeting, form=None):
    documents = {(one._meta.label_lower, str(one.pk)): one for one in meeting.documents()}
    lacking = defaultdict(list)
    for row in Translation.objects.in_the_way(documents.values()):
        lacking[row.kind, row.object_id].append(row)
    today = timezone.localdate()
    context = {
        "meeting": meeting,
        "works": [work_on(one, lacking[key], today) for key, one in documents.items() if key in lacking],
        "form": form or OneLanguageForm(),
    }
    return render(request, "meetings/publication.html", context)
