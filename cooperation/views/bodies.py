"""The page of the bodies and of those who sit in them today."""

from collections import namedtuple

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from cooperation.models import Body, Delegation, Seat, Term

BodyToday = namedtuple("BodyToday", "body delegations")
DelegationToday = namedtuple("DelegationToday", "city size term seats")


@require_safe
def body_list(request):
    today = timezone.localdate()
    context = {"today": today, "bodies": _bodies_on(today), "followed": Body.objects.that_meet()}
    return render(request, "cooperation/body_list.html", context)


def _bodies_on(today):
    terms = {term.council_id: term for term in Term.objects.on(today)}
    seats = list(Seat.objects.on(today).select_related("person").by_name())
    delegations = list(Delegation.objects.select_related("city"))
    return [
        BodyToday(
            body,
            [
                DelegationToday(
                    one.city,
                    one.size,
                    terms.get(body.pk),
                    [seat for seat in seats if (seat.body_id, seat.city_id) == (body.pk, one.city_id)],
                )
                for one in delegations
                if one.body_id == body.pk
            ],
        )
        for body in Body.objects.exclude(kind__in=Body.GATHERINGS)
    ]
