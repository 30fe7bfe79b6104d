"""The page of the yearly obligations."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from meetings.models import duties_by_year
from meetings.permissions import may_see_early_risk


@require_safe
def obligations(request):
    early_risk = may_see_early_risk(request.user)
    context = {"years": duties_by_year(timezone.now(), for_secretariat=early_risk)}
    return render(request, "meetings/obligations.html", context)
