"""The page of the yearly obligations."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.models import duties_by_year, gap_notices
from meetings.permissions import may_see_early_risk


@require_safe
def obligations(request):
    early_risk = may_see_early_risk(request.user)
    now = timezone.now()
    context = {
        "years": duties_by_year(now, for_secretariat=early_risk),
        "gaps": gap_notices(now, for_secretariat=early_risk),
    }
    return render(request, "meetings/obligations.html", context)
