"""The questions of an assessment as they are put, and what is said of answers that lack something."""

from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from cooperation import assessing


class Question(NamedTuple):
    """sentence: where the declaration says so: chapter, paragraph, sentence; named: further fields that belong to a yes."""

    legend: str
    help: str
    sentence: tuple[int, int, int]
    named: tuple[str, ...] = ()


QUESTIONS = {
    assessing.EXTRA: Question(
        _("Is it an extra effort?"),
        _(
            "Over and above what the law demands and the cities do anyway. Say in one sentence what makes it so."
        ),
        (2, 2, 1),
    ),
    assessing.TAKEN: Question(
        _("Has somebody else begun it already?"),
        _(
            "The state, a region, a company, an association, or one of the cities alone. It counts from the day on which it"
            " was publicly decided or funded; what is only talked about does not count."
        ),
        (2, 2, 2),
        ("taken_by", "taken_since"),
    ),
    assessing.SOLVED: Question(
        _("Is the task solved satisfactorily already?"),
        _(
            "The answer is no, unless you can cite evidence. It is for the one who wants to reject to show it."
        ),
        (2, 2, 2),
    ),
    assessing.KNOWN: Question(
        _("Is the idea known from elsewhere?"),
        _("Good to know for the working group, but never a reason to reject a proposal."),
        (2, 2, 4),
    ),
    assessing.REPEATED: Question(
        _("Have the two cities proposed or done the same before?"),
        _(
            "The same proposal twice is a duplicate, and the two are merged. What a completed project has done is already"
            " solved."
        ),
        (2, 2, 2),
        ("repeats",),
    ),
    assessing.DEEPENED: Question(
        _("Does it deepen a cooperation that exists?"),
        _(
            "Then it may begin although others are at it. Name the cooperation, and say what is added: permission to deepen"
            " is no permission to repeat."
        ),
        (2, 2, 5),
        ("relation",),
    ),
    assessing.REACH: Question(
        _("Can the two cities themselves make it easier for citizens?"),
        _(
            "What only a region, a state or the EU can change is passed on to them. Make no promises for others."
        ),
        (3, 1, 3),
    ),
}

PROBLEMS = {
    assessing.ANSWER_MISSING: _("Choose an answer; “cannot say yet” is one."),
    assessing.EVIDENCE_MISSING: _("Support the answer with a sentence in Danish or Swedish."),
    assessing.INITIATIVE_MISSING: _(
        "Choose the initiative of others. If it is missing, enter it into the register first."
    ),
    assessing.DECISION_MISSING: _(
        "Say on which day it was publicly decided or funded. Until then it is only an idea."
    ),
    assessing.DECISION_AHEAD: _("Choose a day that is not in the future: only what is decided counts."),
    assessing.PROPOSAL_MISSING: _("Write the reference of the earlier proposal, such as P-2024-03."),
    assessing.RELATION_MISSING: _("Choose the cooperation that is deepened."),
    assessing.OUTCOME_MISSING: _("Choose what the assessment comes to."),
    assessing.NOTHING_EXTRA: _(
        "You have answered that it is no extra effort. Then it cannot be something that the cities should begin."
    ),
    assessing.TAKEN_THOUGH_NEW: _(
        "You have answered that somebody else has begun it already. A new initiative is then not additional."
    ),
    assessing.SOLVED_ANYWAY: _(
        "You have answered that the task is solved. Then the cities should not begin it."
    ),
    assessing.REPEATED_ANYWAY: _(
        "You have answered that it is the same as an earlier proposal. Then it is a duplicate."
    ),
    assessing.NOT_DEEPENED: _("Answer which cooperation it deepens, and what is added."),
    assessing.NOT_TAKEN: _("Answer who else has begun it, and since when."),
    assessing.EXEMPT: _(
        "A proposal that deepens a cooperation may begin although others are at it. Choose another outcome, or say that it does not deepen anything."
    ),
    assessing.NOT_SOLVED: _("Answer how the task is solved already, with evidence."),
    assessing.NOT_REPEATED: _("Answer which earlier proposal it is the same as."),
    assessing.COMPLETED_IS_SOLVED: _(
        "The project that you name is completed. Choose “already solved” instead."
    ),
    assessing.REASON_MISSING: _("Write the reason in both languages."),
    assessing.COMPARED_MISSING: _(
        "Tick at least one thing that you have compared with, or say where you looked and found nothing."
    ),
    assessing.REVIEW_MISSING: _("Choose the day on which it is to be looked at again."),
    assessing.REVIEW_PAST: _("Choose a day that is still to come."),
    assessing.SETTLED_MISSING: _("Choose the day of the meeting that decided."),
    assessing.SETTLED_AHEAD: _("The meeting must have been held."),
    assessing.SETTLED_BEFORE: _("The two assessments were not both there on that day."),
}

WARNINGS = {
    assessing.KNOWN_ELSEWHERE: _(
        "The idea is known from elsewhere. That is worth knowing, but no reason to reject it."
    ),
    assessing.OUT_OF_REACH: _(
        "Part of it lies outside the reach of the cities, and is to be passed on to others."
    ),
    assessing.STILL_OPEN: _("The outcome is clear although a question is still open."),
    assessing.KIND_DIFFERS: _(
        "The proposal and the assessment differ about whether it is new or deepens a cooperation."
    ),
}
