"""Lists that are paged by the key of their last row, and choices of what they show."""

from collections import namedtuple

from django.core.validators import slug_re
from django.http import Http404
from django.shortcuts import get_object_or_404

PAGE = 20

Choice = namedtuple("Choice", "value label is_current")


def last_shown(found, request):
    """The row that the page asked for follows, when the address names one."""
    ref = request.GET.get("after", "")
    if not ref:
        return None
    if not slug_re.match(ref):
        raise Http404
    return get_object_or_404(found, ref=ref)


def page_of(found):
    """A page of rows, and the key of its last one when more follow."""
    rows = list(found.select_related("city", "focus_area")[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].ref if len(rows) > PAGE else ""
