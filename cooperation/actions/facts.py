"""What the table of moves asks about projects, read off their rows."""

from collections.abc import Mapping, Sequence
from datetime import date

from cooperation import additionality, lifecycle, signing
from cooperation.actions.projects import as_proposal
from cooperation.models import Project, Translation, budget_lines, signed_matters, standings_of

# matter → how it stands, and the digest of what is signed
Signed = Mapping[str, tuple[signing.Standing, str]]


def facts_of(project: Project) -> lifecycle.Facts:
    """What the table of moves asks about a project."""
    return facts_of_all([project], {project.pk: signed_matters(project)})[project.pk]


def facts_of_all(projects: Sequence[Project], signed: Mapping[int, Signed]) -> dict[int, lifecycle.Facts]:
    """The same of several, by their keys. signed: of each its `signed_matters`. Four queries where budgets are there."""
    assessed = standings_of(projects, date.min)  # one that is due to be looked at again still holds
    hidden = set(Translation.objects.in_the_way(projects).values_list("object_id", flat=True))
    return {
        one.pk: lifecycle.Facts(
            lacking=tuple(additionality.problems(as_proposal(one))),
            assessment=assessed[one.pk].state,
            outcome=assessed[one.pk].outcome,
            titles_in_both=str(one.pk) not in hidden,
            final=frozenset(
                matter for matter, (standing, _digest) in signed[one.pk].items() if standing.final
            ),
            has_budget=bool(budget_lines(one)),
        )
        for one in projects
    }
