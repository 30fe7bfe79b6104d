"""The public page that says how equal the two languages are, area by area and over time."""

from collections import namedtuple
from itertools import groupby

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.models import AREA_LABELS, ParityDay, first_written, parity_now
from cooperation.parity import together

MONTHS = 24

Area = namedtuple("Area", "label share")
Month = namedtuple("Month", "day share")


@require_safe
def parity(request):
    shares = parity_now()
    context = {
        "areas": [Area(AREA_LABELS[one.area], one) for one in shares],
        "all": together(shares),
        "months": _months(),
        "first_written": first_written(),
        "today": timezone.localdate(),
    }
    return render(request, "cooperation/parity.html", context)


def _months():
    """The last count of each month, newest first."""
    rows = ParityDay.objects.last_of_months(MONTHS)
    return [
        Month(day, together(row.share for row in same))
        for day, same in groupby(rows, key=lambda row: row.day)
    ]
