"""The page on which a secretariat sets how the meetings of a body are reminded of."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from cooperation.models import Body
from meetings import actions
from meetings.forms import ReminderRulesForm
from meetings.permissions import may_set_reminders
from meetings.reminder_policy import fingerprint, in_order
from meetings.views.reminder_dates import dates_of, words_of

REFUSED, OVERTAKEN = 422, 409


@login_required
@require_safe
def reminder_rules(request):
    bodies, body = _asked(request)
    rules = in_order(actions.rules_of(body.pk))
    return _rules_page(request, bodies, body, ReminderRulesForm.of(rules), rules=rules)


@login_required
@require_POST
def reminder_rules_save(request):
    """What is done is told by the button."""
    bodies, body = _asked(request)
    if "more" in request.POST:
        return _rules_page(request, bodies, body, ReminderRulesForm.as_typed(request.POST))
    form = ReminderRulesForm(request.POST)
    if not form.is_valid():
        return _rules_page(request, bodies, body, form, status=REFUSED)
    rules = in_order(form.rules)
    if "save" not in request.POST:
        return _rules_page(request, bodies, body, form, rules=rules)
    seen, now = form.cleaned_data["seen"], timezone.now()
    try:
        actions.set_reminder_rules(by=request.user, body=body, rules=rules, seen=seen, now=now)
    except actions.RulesChanged as changed:
        form.data = {**form.data.dict(), "seen": fingerprint(changed.rules)}
        return _rules_page(request, bodies, body, form, rules=rules, theirs=changed.rules, status=OVERTAKEN)
    messages.success(request, _("The reminders are saved. Those already planned follow them."))
    return redirect(f"{reverse('meetings:reminder_rules')}?body={body.pk}")


def _asked(request):
    """All bodies whose meetings the portal plans, and the one that the address names, or the first."""
    if not may_set_reminders(request.user):
        raise Http404
    bodies = {body.pk: body for body in Body.objects.exclude(kind=Body.Kind.COUNCIL)}
    code = request.GET.get("body", next(iter(bodies), None))
    if code not in bodies:
        raise Http404
    return bodies.values(), bodies[code]


def _rules_page(request, bodies, body, form, *, rules=None, theirs=None, status=200):
    """rules: those whose dates are shown; theirs: what somebody else has saved meanwhile."""
    now = timezone.now()
    context = {
        "bodies": bodies,
        "body": body,
        "form": form,
        "dates": None if rules is None else dates_of(body, rules, now),
        "consequences": form.is_bound
        and rules is not None
        and actions.consequences_of_rules(body=body, rules=rules, now=now),
        "overtaken": status == OVERTAKEN,
        "theirs": [(rule.days_before, *words_of(rule)) for rule in in_order(theirs or ())],
    }
    return render(request, "meetings/reminder_rules.html", context, status=status)
