"""The rows behind the list of what secretariats have to do: which projects concern them, and what is dated close ahead."""

from collections import defaultdict

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cooperation import lifecycle, to_do
from cooperation.models.assessment import Assessment
from cooperation.models.body import WORKING_GROUP, Body
from cooperation.models.council_decision import CouncilDecision
from cooperation.models.milestone import Milestone
from cooperation.models.project import Project
from cooperation.models.sign_off import SignOff
from cooperation.models.standings import reviews_of, standings_of

_COMING = ("planned", "confirmed")
# A decision that only sends the matter back decides nothing.
_DECIDED = (CouncilDecision.Outcome.APPROVED, CouncilDecision.Outcome.REJECTED)


def concerned(user):
    """The projects that somebody has something to do about, or waits for."""
    found = Project.objects.visible_to(user).filter(state__in=to_do.CONCERNED)
    return found.select_related("city", "obstacle", "changed_by")


def cases(projects, *, signed, facts, today):
    """Each of several projects as the rule of `cooperation.to_do` looks at it, by their keys; eight queries.

    signed: what `signed_matters_of` says of them; facts: what the table of moves asks.
    """
    keys = [one.pk for one in projects]
    standings = standings_of(projects, today)
    reviews, on_agenda, councils = reviews_of(standings), _on_agenda(keys), _councils(keys)
    last_day = to_do.agenda_by(_meeting_days(), today)
    return {
        one.pk: to_do.Case(
            state=one.state,
            city=one.city_id,
            facts=facts[one.pk],
            standing=standings[one.pk],
            signed={matter: standing for matter, (standing, _digest) in signed[one.pk].items()},
            review_on=reviews.get(one.pk),
            is_on_agenda=one.pk in on_agenda,
            agenda_by=last_day,
            paying=frozenset(line.city_id for line in one.budget_lines.all()),
            councils=frozenset(councils[one.pk]),
            decided_on=one.decided_on,
        )
        for one in projects
    }


def touched_by(user):
    """The keys of the projects that somebody has written, moved on, assessed or signed; one query."""
    events = Project.pgh_event_model.objects.filter(pgh_context__metadata__user=user.pk)
    found = [
        events.order_by().values_list("pgh_obj_id"),
        Assessment.objects.filter(assessed_by=user).order_by().values_list("project_id"),
        SignOff.objects.filter(signed_by=user).order_by().values_list("project_id"),
    ]
    return {key for (key,) in found[0].union(*found[1:])}


def milestones_near(user, today):
    """Those of running projects that were to be reached by now, or soon are; `is_last`: with it a project is to end."""
    running = Project.objects.visible_to(user).filter(state__in=lifecycle.RUNNING)
    open_ones = Milestone.objects.filter(project__in=running, reached_on__isnull=True)
    later = Milestone.objects.filter(project=OuterRef("project"), due_on__gt=OuterRef("due_on"))
    near = open_ones.filter(due_on__lte=today + to_do.AHEAD).annotate(is_last=~Exists(later))
    return near.select_related("project").order_by("due_on", "pk")


def _on_agenda(keys):
    """Of which a meeting to come deals."""
    still = Q(agenda_items__meeting__status__in=_COMING, agenda_items__meeting__ends_at__gt=timezone.now())
    return set(Project.objects.filter(still, pk__in=keys).order_by().values_list("pk", flat=True))


def _councils(keys):
    """The cities whose own councils have decided, by the keys of projects."""
    found = defaultdict(set)
    decided = CouncilDecision.objects.filter(project__in=keys, outcome__in=_DECIDED).order_by()
    for project, city in decided.values_list("project_id", "city_id"):
        found[project].add(city)
    return found


def _meeting_days():
    """Of the working group's meetings to come."""
    coming = Body.objects.filter(
        pk=WORKING_GROUP, meetings__status__in=_COMING, meetings__starts_at__gt=timezone.now()
    )
    starts = coming.order_by().values_list("meetings__starts_at", flat=True)
    return [timezone.localdate(one) for one in starts]
