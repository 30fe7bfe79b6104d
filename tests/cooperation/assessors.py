"""Assessments for tests: answers that fit together, and handing them in for a city."""

from cooperation import actions, agreement, assessing
from cooperation.models import standing_of
from tests.factories import TODAY

ANSWERS = dict.fromkeys(assessing.QUESTIONS, "no") | {"extra": "yes", "reach": "yes"}


def fields(outcome="additional", **other):
    """What an assessor writes, without contradiction for the outcome "additional"."""
    texts = {
        "reason_da": "Ingen gør det.",
        "reason_sv": "Ingen gör det.",
        "extra_evidence_da": "Ud over loven.",
    }
    found = {"nothing_found_da": "Ledt i registret.", "review_on": agreement.review_after(TODAY)}
    return {**ANSWERS, **texts, **found, "outcome": outcome, **other}


def open_fields(**other):
    """Not settled yet, and so without a reason."""
    return fields("undetermined", reason_da="", reason_sv="", review_on=None, **other)


def duplicate_of(project):
    return fields("duplicate", repeated="yes", repeats=project)


def hand_in(by, project, given=None, *, today=TODAY, compared=(), **read):
    """As somebody does who has read what stands now."""
    number = actions.assessments.round_to_come(standing_of(project, today))
    own = project.assessments.filter(city=by.city_id, round=number).order_by("version").last()
    read = {"round": number, "version": own.version if own else 0, **read}
    given = fields() if given is None else given
    return actions.hand_in(by=by, project=project, fields=given, compared=compared, today=today, **read)


def typed(**other):
    """What the form sends."""
    form = {name: value for name, value in fields().items() if value is not None}
    return {**form, "review_on": f"{form['review_on']}", "round": "1", "version": "0", **other}
