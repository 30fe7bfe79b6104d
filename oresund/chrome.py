"""What stands around every page: the navigation, and whether this is the demo."""

from collections import namedtuple

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cooperation.models import OTHER, Translation
from cooperation.permissions import may_propose, may_translate
from meetings.permissions import may_have_calendar

Link = namedtuple("Link", "label url current")
# Whose pages lie elsewhere but belong to an entry of the menu.
BELONGING = {
    "meetings:meeting_list": ("meetings:rotation", "meetings:plan"),
    "cooperation:project_list": ("cooperation:initiative_list",),
    "cooperation:proposal_list": ("cooperation:rate_list",),
}


class OutdatedTexts:
    """Which translations are behind their source; one query, when the first text is shown."""

    @cached_property
    def _keys(self):
        rows = Translation.objects.left_behind().values_list("kind", "object_id", "field", "original")
        return {(kind, key, field, OTHER[original]) for kind, key, field, original in rows}

    def __contains__(self, text):
        owner, field, language = text
        meta = getattr(owner, "_meta", None)
        return meta is not None and (meta.label_lower, str(owner.pk), field, language) in self._keys


def chrome(request):
    """Context for base.html, and what the tag `text` asks the request."""
    request.outdated_texts = OutdatedTexts()
    return {
        "is_demo": settings.IS_DEMO,
        "nav": [_link(request, name, label) for name, label in _entries(request)],
    }


def _entries(request):
    user = getattr(request, "user", AnonymousUser())
    yield "cooperation:vision", _("Vision")
    yield "meetings:meeting_list", _("Meetings")
    yield "cooperation:project_list", _("Initiatives")
    yield "meetings:obligations", _("Commitments")
    yield "cooperation:body_list", _("Bodies")
    if may_have_calendar(user):
        yield "meetings:my_meetings", _("My meetings")
    if may_propose(user):
        yield "cooperation:worklist", pgettext("navigation", "Worklist")
        yield "cooperation:proposal_list", pgettext("navigation", "Proposals")
    if may_translate(user):
        yield "cooperation:translation_list", pgettext("navigation", "Translations")


def _link(request, name, label):
    url = reverse(name)
    places = (url, *map(reverse, BELONGING.get(name, ())))
    return Link(label, url, request.path.startswith(places))
