"""Writes of the assessors: one for each city, none overwrites another, and the working group settles what differs.

by: a user who `may_assess`, else PermissionDenied. What stands is never changed; a new version or round is added.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied

from cooperation import agreement, assessing
from cooperation.actions.history import recorded
from cooperation.actions.moving import locked
from cooperation.agreement import Standing
from cooperation.assessing import Answers, Problem
from cooperation.models import Assessment, AssessmentRound, ExistingInitiative, Project, User, standing_of
from cooperation.permissions import may_ask_anew, may_assess, may_hand_in, may_settle

# What an answer names, and only that answer: question → fields.
_NAMED = {
    assessing.TAKEN: ("taken_by", "taken_since"),
    assessing.REPEATED: ("repeats",),
    assessing.DEEPENED: ("relation",),
}


class Contradicted(Exception):
    """An assessment lacks something or contradicts itself; `problems` are those of `cooperation.assessing`."""

    def __init__(self, problems: list[Problem]):
        super().__init__(", ".join(f"{one.place}: {one.code}" for one in problems))
        self.problems = problems


class Overtaken(Exception):
    """Somebody has handed in or settled something meanwhile; `assessment` is the latest of it, `standing` what it comes to."""

    def __init__(self, assessment: Assessment | None, standing: Standing):
        super().__init__(str(assessment))
        self.assessment = assessment
        self.standing = standing


def hand_in(
    *,
    by: User,
    project: Project,
    fields: Mapping[str, Any],
    compared: Iterable[Project | ExistingInitiative],
    round: int,
    version: int,
    today: date,
) -> Assessment:
    """Add the assessment of the assessor's city: its next version in a round.

    fields: those of Assessment that an assessor writes; what they name counts as compared. round and version: what the
    assessor had read, 0 where the city had handed in nothing. A due review begins the next round with it.
    Raises PermissionDenied, Contradicted, and Overtaken when something has been handed in since (R-21).
    """
    with _alone(by, project, why="assess", today=today) as (current, standing):
        number = round_to_come(standing)
        own = current.assessments.filter(city=by.city_id, round=number).order_by("version").last()
        if (round, version) != (number, own.version if own else 0):
            raise Overtaken(own or _latest_readable(current, by), standing)
        if not may_hand_in(by, current, standing) or _sat_for_the_other(current, by, number):
            raise PermissionDenied
        fields = _of_answers(fields)
        both = _compared(fields, compared)
        _require(assessing.problems_of_answers(as_answers(current, fields, both), today=today))
        if number > standing.round:
            _begin_round(current, number, cause=AssessmentRound.Cause.REVIEW, by=by, today=today)
        signed = {"city_id": by.city_id, "assessed_by": by, "assessed_on": today}
        return _add(current, both, round=number, version=version + 1, **signed, **fields)


def settle(*, by: User, project: Project, fields: Mapping[str, Any], round: int, today: date) -> Assessment:
    """Enter what the working group decided about two assessments that differ; it counts for both cities (R-15).

    fields: outcome, reason_da, reason_sv, review_on, and settled_on, the day of its meeting; round: the one that was read.
    Raises PermissionDenied, Contradicted, and Overtaken when it has been settled, or a new round has begun, since.
    """
    with _alone(by, project, why="settle an assessment", today=today) as (current, standing):
        if standing.round != round or standing.is_valid:
            raise Overtaken(_latest_readable(current, by), standing)
        if not may_settle(by, current, standing):
            raise PermissionDenied
        parts = Assessment.objects.filter(pk__in=standing.keys)
        _require(
            assessing.problems_of_settlement(
                outcome=fields["outcome"],
                reasons=frozenset(code for code in ("da", "sv") if fields[f"reason_{code}"]),
                settled_on=fields["settled_on"],
                review_on=fields["review_on"],
                disagreed_since=max(one.assessed_on for one in parts),
                today=today,
            )
        )
        return _add(current, _compared_in(parts), **fields, round=round, assessed_by=by, assessed_on=today)


def ask_anew(
    *, by: User, project: Project, why: str, language: str, round: int, today: date
) -> AssessmentRound:
    """Begin a new round, in which both cities assess once more; what stood before is kept, and holds until then.

    why: in words, language: "da" or "sv", in which they are; round: the one that was read. Raises PermissionDenied, and
    Overtaken when another round has begun since.
    """
    with _alone(by, project, why="ask for a new assessment", today=today) as (current, standing):
        if standing.round != round:
            raise Overtaken(_latest_readable(current, by), standing)
        if not may_ask_anew(by, current, standing):
            raise PermissionDenied
        reason = {"why": why, "why_language": language}
        cause = AssessmentRound.Cause.ASKED
        return _begin_round(current, round + 1, cause=cause, by=by, today=today, **reason)


def renew_round(*, by: User, project: Project, today: date) -> None:
    """What was returned and is handed in anew is assessed anew, unless nobody has assessed it yet."""
    standing = standing_of(project, today)
    if standing.state != agreement.NONE:
        _begin_round(project, standing.round + 1, cause=AssessmentRound.Cause.CHANGED, by=by, today=today)


def round_to_come(standing: Standing) -> int:
    """The round to which what is handed in now belongs: on the review date, the next one."""
    return standing.round + (standing.state == agreement.REVIEW_DUE)


def as_answers(
    project: Project, fields: Mapping[str, Any], compared: Iterable[Project | ExistingInitiative]
) -> Answers:
    """The fields of an assessment as the rule looks at them: a sentence in either language counts."""
    repeats = fields.get("repeats")
    has_said = any(fields.get(f"nothing_found_{code}") for code in ("da", "sv"))
    return Answers(
        kind=project.ground,
        outcome=fields.get("outcome") or "",
        answers={question: fields.get(question) or "" for question in assessing.QUESTIONS},
        supported=frozenset(
            question
            for question in assessing.QUESTIONS
            if fields.get(f"{question}_evidence_da") or fields.get(f"{question}_evidence_sv")
        ),
        reasons=frozenset(code for code in ("da", "sv") if fields.get(f"reason_{code}")),
        has_initiative=fields.get("taken_by") is not None,
        taken_since=fields.get("taken_since"),
        repeats=repeats.state if repeats else "",
        has_relation=fields.get("relation") is not None,
        compared=len(list(compared)) or int(has_said),
        review_on=fields.get("review_on"),
    )


@contextmanager
def _alone(by: User, project: Project, *, why: str, today: date) -> Iterator[tuple[Project, Standing]]:
    """The project as it is now, and how it stands; of two who write at the same moment the second waits for the first."""
    if not may_assess(by):
        raise PermissionDenied
    with recorded(by=by, why=why):
        current = locked(project)
        yield current, standing_of(current, today)


def _require(problems: list[Problem]) -> None:
    if problems:
        raise Contradicted(problems)


def _of_answers(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Without what belongs to an answer that was not given."""
    dropped = {
        name for question, names in _NAMED.items() for name in names if fields.get(question) != assessing.YES
    }
    return {name: None if name in dropped else value for name, value in fields.items()}


def _compared(
    fields: Mapping[str, Any], compared: Iterable[Project | ExistingInitiative]
) -> list[Project | ExistingInitiative]:
    """What was ticked and what the answers name, each once."""
    named = [fields.get(name) for name in ("taken_by", "relation", "repeats")]
    return list(dict.fromkeys([*compared, *(one for one in named if one is not None)]))


def _compared_in(parts: Iterable[Assessment]) -> list[Project | ExistingInitiative]:
    projects = Project.objects.filter(pk__in=_keys(parts, "compared_projects"))
    initiatives = ExistingInitiative.objects.filter(pk__in=_keys(parts, "compared_initiatives"))
    return [*projects, *initiatives]


def _keys(parts: Iterable[Assessment], relation: str) -> set[int]:
    found = Assessment.objects.filter(pk__in=[one.pk for one in parts])
    return set(found.exclude(**{relation: None}).values_list(relation, flat=True))


def _add(project: Project, compared: Iterable[Project | ExistingInitiative], **fields: Any) -> Assessment:
    both = list(compared)
    assessment = Assessment.objects.create(project=project, **fields)
    assessment.compared_projects.set([one for one in both if isinstance(one, Project)])
    assessment.compared_initiatives.set([one for one in both if isinstance(one, ExistingInitiative)])
    return assessment


def _begin_round(project: Project, number: int, *, by: User, today: date, **fields: Any) -> AssessmentRound:
    return AssessmentRound.objects.create(
        project=project, number=number, begun_by=by, begun_on=today, **fields
    )


def _latest_readable(project: Project, by: User) -> Assessment | None:
    """The other city's texts are no news to somebody who has not judged."""
    return project.assessments.readable_by(by).order_by("pk").last()


def _sat_for_the_other(project: Project, by: User, number: int) -> bool:
    """One person never assesses the same proposal for both cities."""
    own = project.assessments.filter(round=number, assessed_by=by, city__isnull=False)
    return own.exclude(city=by.city_id).exists()
