"""How proposals stand between the two cities' assessors: the rows that the rule of `agreement` looks at."""

from collections import defaultdict, namedtuple

from django.db.models import Max, Min

from cooperation import agreement
from cooperation.models.assessment import Assessment
from cooperation.models.city import City
from cooperation.models.rounds import AssessmentRound

# standing: the latest that is valid; parts: the assessments that make it so, the cities' in their order, or the joint one
Verdict = namedtuple("Verdict", "standing parts")


def standing_of(project, today):
    """The Standing of one project in the round that is going on; three queries."""
    return standings_of([project], today)[project.pk]


def standings_of(projects, today):
    """The Standing of each of several projects, by their keys; three queries, however many they are."""
    keys = [one.pk for one in projects]
    rows, rounds, cities = assessed(keys), _rounds(keys), _cities()
    return {
        key: agreement.standing(rows[key], cities=cities, today=today, round=rounds.get(key, 1))
        for key in keys
    }


def reviews_of(standings):
    """The days on which what holds is to be looked at again, by the keys of the projects; one query."""
    parts = [key for one in standings.values() for key in one.keys]
    dated = Assessment.objects.filter(pk__in=parts, review_on__isnull=False).order_by().values_list("project")
    return dict(dated.annotate(first=Min("review_on")))


def verdict_of(project, user, today):
    """What readers are told about a project: the latest result that is valid, also while a later round goes on, or None."""
    found = agreement.last_valid(assessed([project.pk])[project.pk], cities=_cities(), today=today)
    if not found:
        return None
    rows = {one.pk: one for one in Assessment.objects.filter(pk__in=found.keys).with_all(user)}
    return Verdict(found, [rows[key] for key in found.keys])


def assessed(keys):
    """The assessments of projects as the rule looks at them: project → list, in the order in which they came in."""
    found = defaultdict(list)
    columns = (
        "project",
        "city",
        "outcome",
        "round",
        "version",
        "assessed_by",
        "settled_on",
        "review_on",
        "pk",
    )
    rows = Assessment.objects.filter(project__in=keys).order_by("pk").values_list(*columns)
    for project, *row in rows:
        found[project].append(agreement.Assessed(*row))
    return found


def _rounds(keys):
    """The round that is going on, where it is not the first."""
    found = AssessmentRound.objects.filter(project__in=keys).order_by().values_list("project")
    return dict(found.annotate(latest=Max("number")))


def _cities():
    return tuple(City.objects.values_list("code", flat=True))
