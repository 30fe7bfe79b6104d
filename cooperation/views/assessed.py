"""Assessments as pages show them: question by question, the cities side by side."""

from collections import namedtuple

from cooperation import assessing
from cooperation.forms.assessment_words import QUESTIONS, WARNINGS
from cooperation.models import Assessment, City, standing_of, verdict_of
from cooperation.models.texts import LANGUAGE_CHOICES

# cells: one for each of several assessments; differs: whether their answers are not the same
Line = namedtuple("Line", "code legend cells differs")
# evidence: the field with the sentence
Cell = namedtuple("Cell", "assessment answer evidence named since")
# What a page says about a project's assessment; waiting_for: cities; outcome: in words; note: of an earlier record
Shown = namedtuple(
    "Shown", "standing waiting_for outcome verdict verdict_outcome compared nothing_found lines note"
)
# city, what it has handed in, and what of it the reader may read
Side = namedtuple("Side", "city handed_in assessment warnings")


def shown_of(project, user, today):
    """How a project stands, the result that holds with its questions, and the note of an earlier record that came to none."""
    standing, verdict = standing_of(project, today), verdict_of(project, user, today)
    cities = City.objects.in_bulk()
    outcomes = dict(Assessment.Outcome.choices)
    parts = verdict.parts if verdict else []
    note = None
    if not verdict:
        notes = project.assessments.filter(city=None, outcome=assessing.UNDETERMINED)
        note = notes.order_by("pk").last()
    return Shown(
        standing=standing,
        waiting_for=[cities[code] for code in standing.waiting_for],
        outcome=outcomes.get(standing.outcome, ""),
        verdict=verdict,
        verdict_outcome=outcomes[verdict.standing.outcome] if verdict else "",
        compared=list(
            dict.fromkeys(
                thing for one in parts for thing in (*one.initiatives_compared, *one.projects_compared)
            )
        ),
        nothing_found=[one for one in parts if one.nothing_found_da or one.nothing_found_sv],
        lines=lines([one for one in parts if one.city_id]),
        note=note,
    )


def sides(project, user, standing):
    """Each city with its latest assessment of the round, which is there to read only for who may."""
    rows = project.assessments.filter(round=standing.round, city__isnull=False)
    handed_in = {one.city_id: one for one in rows.order_by("version").defer(*_texts())}
    readable = {one.city_id: one for one in rows.readable_by(user).with_all(user).order_by("version")}
    return [
        Side(
            city,
            handed_in.get(city.code),
            readable.get(city.code),
            warnings_of(project, readable[city.code]) if city.code in readable else [],
        )
        for city in City.objects.all()
    ]


def lines(assessments):
    """The questions with the answers of several assessments; of an earlier record, which asked none, nothing."""
    if not assessments:
        return []
    return [
        Line(
            code,
            question.legend,
            [_cell(one, code) for one in assessments],
            len({getattr(one, code) for one in assessments}) > 1,
        )
        for code, question in QUESTIONS.items()
    ]


def warnings_of(project, assessment):
    """What of an assessment is worth a second look, in words."""
    given = assessing.Answers(
        kind=project.ground,
        outcome=assessment.outcome,
        answers={code: getattr(assessment, code) for code in assessing.QUESTIONS},
    )
    return [WARNINGS[code] for code in assessing.warnings_of_answers(given)]


def _cell(assessment, code):
    named = {
        assessing.TAKEN: assessment.taken_by,
        assessing.REPEATED: assessment.repeats,
        assessing.DEEPENED: assessment.relation,
    }.get(code)
    since = assessment.taken_since if code == assessing.TAKEN else None
    answer = getattr(assessment, f"get_{code}_display")()
    return Cell(assessment, answer, f"{code}_evidence", named, since)


def _texts():
    return [
        f"{text}{end}"
        for text in ("reason", "nothing_found")
        for end in ("", *(f"_{code}" for code, _language in LANGUAGE_CHOICES))
    ]
