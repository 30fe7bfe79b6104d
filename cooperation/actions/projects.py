"""Writes about proposals and their assessments."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from cooperation import additionality, lifecycle
from cooperation.actions.assessments import renew_round
from cooperation.actions.history import recorded
from cooperation.actions.moving import Changed, locked, write_move
from cooperation.actions.publication import Reason, require_both_languages, waive_both_languages
from cooperation.merging import same
from cooperation.models import Assessment, BudgetLine, City, Partner, Project, User
from cooperation.permissions import may_assess, may_edit, may_propose, may_submit

# What a proposer writes; everything else about a project is decided elsewhere.
PROPOSAL_FIELDS = (
    "title_da",
    "title_sv",
    "summary_da",
    "summary_sv",
    "citizens_will_notice_da",
    "citizens_will_notice_sv",
    "inspiration_and_motor_da",
    "inspiration_and_motor_sv",
    "potentials",
    "extra_effort_da",
    "extra_effort_sv",
    "ground",
    "deepens",
    "what_is_added_da",
    "what_is_added_sv",
    "origin",
    "focus_area",
    "obstacle",
    "obstacle_measure_da",
    "obstacle_measure_sv",
    "bridges",
)
# Of the partners of one project.
MOST_PARTNERS = 20
# A partner as the form writes it: name and role.
Row = tuple[str, str]


class Incomplete(Exception):
    """A proposal lacks something; `problems` holds the codes of `cooperation.additionality`."""

    def __init__(self, problems: list[str]):
        super().__init__(", ".join(problems))
        self.problems = problems


def propose(
    *, by: User, texts: Mapping[str, Any], today: date, partners: Iterable[Row] | None = None
) -> Project:
    """Enter a proposal as a draft of the proposer's city.

    texts: values for PROPOSAL_FIELDS, at least one title. Raises PermissionDenied, Incomplete.
    """
    if not may_propose(by) or by.city_id is None:
        raise PermissionDenied
    with recorded(by=by, why="propose"):
        project = Project(city_id=by.city_id, original_language=by.language, changed_by=by)
        _write(project, texts)
        project.ref = _next_reference(today.year)
        project.save()
        _write_partners(project, partners)
    return project


def revise(
    *,
    by: User,
    project: Project,
    texts: Mapping[str, Any],
    version: int,
    partners: Iterable[Row] | None = None,
) -> Project:
    """Save a proposal that was read as `version`. partners: all it has from now on; None leaves them as they are.

    Raises PermissionDenied, Incomplete (no title left), and Changed when somebody saved it after that version.
    """
    with recorded(by=by, why="revise"):
        current = locked(project)
        if current.version != version and may_edit(by, project):  # who could edit what was read is told
            raise Changed(current)
        if not may_edit(by, current):
            raise PermissionDenied
        if current.version != version:
            raise Changed(current)
        _write(current, texts)
        current.changed_by = by
        current.version += 1
        current.save()
        _write_partners(current, partners)
    return current


def submit(*, by: User, project: Project, today: date) -> Project:
    """Hand a proposal in for assessment. Raises PermissionDenied, Incomplete (R-09, R-12, R-13, R-19)."""
    with recorded(by=by, why="submit"):
        current = locked(project)
        if not may_submit(by, current):
            raise PermissionDenied
        if missing := additionality.problems(as_proposal(current)):
            raise Incomplete(missing)
        if current.state == lifecycle.RETURNED:
            renew_round(by=by, project=current, today=today)
        write_move(current, lifecycle.SUBMITTED, by=by, submitted_on=today)
    return current


def register(
    *,
    by: User | None,
    one_language: Reason | None = None,
    budget: Iterable[Mapping[str, Any]] = (),
    **fields: Any,
) -> Project:
    """Take over a project from an earlier record with all it has, in the state it has there.

    fields: those of Project; one_language: why it may be public with a title in one language only, {"da": …, "sv": …};
    budget: the fields of each of its lines.
    Raises PermissionDenied, OneLanguageOnly; the constraints of the database hold for it as for any other.
    """
    if by is not None and not may_propose(by):
        raise PermissionDenied
    with recorded(by=by, why="register"):
        project = Project.objects.create(changed_by=by, **fields)
        for line in budget:
            BudgetLine.objects.create(project=project, **line)
        if project.state in lifecycle.PUBLIC:
            if one_language:
                waive_both_languages(by=by, subject=project, instances=[project], reason=one_language)
            require_both_languages(project)
        return project


def assess(*, by: User | None, project: Project, compared: tuple = (), **fields: Any) -> Assessment:
    """Take over an assessment from an earlier record, as the result of both cities; earlier ones stand (R-21).

    compared: projects and existing initiatives looked at; fields: those of Assessment. Raises PermissionDenied.
    """
    if by is not None and not may_assess(by):
        raise PermissionDenied
    with recorded(by=by, why="assess"):
        assessment = Assessment.objects.create(project=project, assessed_by=by, **fields)
        assessment.compared_projects.set([one for one in compared if isinstance(one, Project)])
        assessment.compared_initiatives.set([one for one in compared if not isinstance(one, Project)])
    return assessment


def as_proposal(project: Project) -> additionality.Proposal:
    """A project as the additionality rule looks at it: a text in either language counts."""
    return additionality.Proposal(
        title=project.title_da or project.title_sv or "",
        summary=project.summary_da or project.summary_sv or "",
        citizens_will_notice=project.citizens_will_notice_da or project.citizens_will_notice_sv or "",
        ground=project.ground,
        origin=project.origin,
        deepens=project.deepens_id,
        extra_effort=project.extra_effort_da or project.extra_effort_sv or "",
        what_is_added=project.what_is_added_da or project.what_is_added_sv or "",
        lowers_obstacle=bool(project.obstacle and project.obstacle.is_solvable),
        obstacle_measure=project.obstacle_measure_da or project.obstacle_measure_sv or "",
    )


def _write(project: Project, texts: Mapping[str, Any]) -> None:
    for field in PROPOSAL_FIELDS:
        # Browsers write the ends of lines in a way of their own; that alone is no change.
        if field in texts and not same(getattr(project, field), texts[field]):
            setattr(project, field, texts[field])
    if not (project.title_da or project.title_sv):
        raise Incomplete([additionality.TITLE_MISSING])


def _write_partners(project: Project, rows: Iterable[Row] | None) -> None:
    if rows is None:
        return
    wanted = list(dict.fromkeys(rows))
    known = {(one.name, one.role): one for one in project.partners.all()}
    for row, partner in known.items():
        if row not in wanted:
            partner.delete()
    Partner.objects.bulk_create(
        Partner(project=project, name=name, role=role) for name, role in wanted if (name, role) not in known
    )


def _next_reference(year: int) -> str:
    """The next free reference of a year; the lock makes two proposers wait for each other."""
    list(City.objects.select_for_update(no_key=True).order_by("pk"))
    refs = Project.objects.filter(ref__regex=rf"^P-{year}-[0-9]{{1,9}}$").values_list("ref", flat=True)
    latest = max((int(ref.rsplit("-", 1)[1]) for ref in refs), default=0)
    return f"P-{year}-{latest + 1:02d}"
