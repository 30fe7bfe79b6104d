"""What only the secretariats open; to everybody else it looks absent."""

from django.http import Http404
from django.shortcuts import get_object_or_404

from meetings.models import Meeting
from meetings.permissions import may_arrange


def require_secretariat(request):
    if not may_arrange(request.user):
        raise Http404


def arranged(request, ref):
    """The meeting that a secretariat works on."""
    require_secretariat(request)
    return get_object_or_404(Meeting.objects.select_related("body", "host_city"), ref=ref)
