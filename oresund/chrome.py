"""What stands around every page: the navigation, and whether this is the demo."""

from collections import namedtuple

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

Link = namedtuple("Link", "label url current")


def chrome(request):
    """Context for base.html."""
    return {
        "is_demo": settings.IS_DEMO,
        "nav": [_link(request, name, label) for name, label in _entries(request)],
    }


def _entries(request):
    user = getattr(request, "user", None)
    yield "cooperation:vision", _("Vision")
    yield "meetings:meeting_list", _("Meetings")
    yield "cooperation:project_list", _("Initiatives")
    yield "meetings:obligations", _("Commitments")
    yield "cooperation:body_list", _("Bodies")
    if user and user.is_authenticated and user.is_member:
        yield "meetings:my_meetings", _("My meetings")
    if user and user.is_authenticated and user.is_secretariat:
        yield "meetings:my_meetings", _("My meetings")
        yield "cooperation:proposal_list", pgettext("navigation", "Proposals")


def _link(request, name, label):
    url = reverse(name)
    return Link(label, url, request.path.startswith(url))
