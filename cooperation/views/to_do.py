"""The worklist: what a secretariat has to do, the most urgent first, and what waits for the other city."""

from collections import namedtuple

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_safe

from cooperation import to_do
from cooperation.models import City
from cooperation.permissions import may_propose
from cooperation.views.desk import Desk
from cooperation.views.paging import PAGE, Choice
from cooperation.views.to_do_words import NOBODYS, NONE_OF_MINE, heading, nothing

# Of each part on the page with all of them; translators have a list of their own.
FIRST = 10
FIRST_OF = {to_do.TRANSLATE: 5}
ME = "me"

# rows: a page of them; nothing: what stands there instead
Part = namedtuple("Part", "code heading number page lines nothing")


@login_required
@require_safe
def worklist(request):
    """`city`, `who` and `section` in the address say whose list it is, whether only one's own, and which part alone."""
    if not may_propose(request.user):
        raise Http404
    cities = list(City.objects.all())
    city = _known(request.GET.get("city"), {one.code: one for one in cities}, request.user.city)
    other = next(one for one in cities if one != city)
    desk = Desk(request.user, city, other, is_mine=request.GET.get("who") == ME, today=timezone.localdate())
    only = _known(request.GET.get("section"), {code: code for code in to_do.SECTIONS}, "")
    context = {
        "city": city,
        "cities": [Choice(one.code, one.name, one == city) for one in cities],
        "whose": [
            Choice(None, pgettext("whose work", "Everybody's"), not desk.is_mine),
            Choice(ME, pgettext("whose work", "Where I have had a hand in it"), desk.is_mine),
        ],
        "only": only,
        "numbers": [(code, heading(code, desk.names), len(desk.rows(code))) for code in to_do.SECTIONS],
        "parts": [_part(request, desk, code, only) for code in to_do.SECTIONS if only in ("", code)],
        "today": desk.today,
        "title": _("Worklist of %(city)s") % {"city": city.name},
    }
    return render(request, "cooperation/worklist.html", context)


def _part(request, desk, code, only):
    rows = desk.rows(code)
    pages = Paginator(rows, PAGE if only else FIRST_OF.get(code, FIRST))
    page = pages.get_page(request.GET.get("page") if only else 1)
    return Part(
        code, heading(code, desk.names), len(rows), page, desk.lines(code, page), _nothing(desk, code)
    )


def _nothing(desk, code):
    if code == to_do.DRAFTS and desk.city.pk != desk.user.city_id:
        return NOBODYS
    return NONE_OF_MINE if desk.is_mine else nothing(code, desk.names)


def _known(asked, choices, otherwise):
    return choices.get(asked, otherwise)
