"""May the cities start this? What an assessment of a proposal must say, and where it contradicts itself."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from cooperation.additionality import DEEPENING

YES, NO, UNKNOWN = "yes", "no", "unknown"
ANSWERS = (YES, NO, UNKNOWN)

# The questions, in the order in which they are asked.
EXTRA, TAKEN, SOLVED, KNOWN, REPEATED, DEEPENED, REACH = QUESTIONS = (
    "extra",
    "taken",
    "solved",
    "known",
    "repeated",
    "deepened",
    "reach",
)
# What an answer must be supported with a sentence for.
_SUPPORTED = {
    EXTRA: (YES, NO),
    TAKEN: (YES,),
    SOLVED: (YES,),
    KNOWN: (YES,),
    DEEPENED: (YES,),
    REACH: (NO,),
}

ADDITIONAL, DEEPENS, ALREADY_TAKEN, ALREADY_SOLVED, DUPLICATE, UNDETERMINED = OUTCOMES = (
    "additional",
    "deepening",
    "already_taken",
    "already_solved",
    "duplicate",
    "undetermined",
)
_MAY_START = (ADDITIONAL, DEEPENS)

# Problems are codes; the words for them stand where they are shown.
ANSWER_MISSING = "answer_missing"
EVIDENCE_MISSING = "evidence_missing"
INITIATIVE_MISSING = "initiative_missing"
DECISION_MISSING = "decision_missing"
DECISION_AHEAD = "decision_ahead"
PROPOSAL_MISSING = "proposal_missing"
RELATION_MISSING = "relation_missing"
OUTCOME_MISSING = "outcome_missing"
TAKEN_THOUGH_NEW = "taken_though_new"
SOLVED_ANYWAY = "solved_anyway"
REPEATED_ANYWAY = "repeated_anyway"
NOTHING_EXTRA = "nothing_extra"
NOT_DEEPENED = "not_deepened"
NOT_TAKEN = "not_taken"
EXEMPT = "exempt"
NOT_SOLVED = "not_solved"
NOT_REPEATED = "not_repeated"
COMPLETED_IS_SOLVED = "completed_is_solved"
REASON_MISSING = "reason_missing"
COMPARED_MISSING = "compared_missing"
REVIEW_MISSING = "review_missing"
REVIEW_PAST = "review_past"
SETTLED_MISSING = "settled_missing"
SETTLED_AHEAD = "settled_ahead"
SETTLED_BEFORE = "settled_before"

# Warnings stop nobody.
KNOWN_ELSEWHERE = "known_elsewhere"
OUT_OF_REACH = "out_of_reach"
STILL_OPEN = "still_open"
KIND_DIFFERS = "kind_differs"


@dataclass(frozen=True, slots=True)
class Answers:
    """One city's assessment as the rule looks at it.

    kind: that of the proposal; answers: question → one of ANSWERS; supported: questions with a sentence in either language;
    reasons: the languages in which the reason is written; compared: how many items, or True where it is said that none
    was found; repeats: the state of the own proposal that is named.
    """

    kind: str
    outcome: str
    answers: Mapping[str, str]
    supported: frozenset[str] = frozenset()
    reasons: frozenset[str] = frozenset()
    has_initiative: bool = False
    taken_since: date | None = None
    repeats: str = ""
    has_relation: bool = False
    compared: int = 0
    review_on: date | None = None

    def says(self, question: str, answer: str = YES) -> bool:
        return self.answers.get(question) == answer


class Problem(NamedTuple):
    """What stands in the way, and the field beside which it is said."""

    place: str
    code: str


def problems_of_answers(given: Answers, *, today: date) -> list[Problem]:
    """Return what an assessment lacks and where it contradicts itself, in the order of the form; nothing: [].

    "Formålet er ikke at igangsætte initiativer, der allerede er taget i andet regi eller at løse opgaver, der allerede
    bliver løst på tilfredsstillende vis" (S8): only what is decided counts (R-14), and whoever says "solved" cites the
    evidence (R-15). That an idea is known elsewhere is never in the way (R-16).
    """
    return [*_gaps(given, today), *_contradictions(given), *_frame(given, today)]


def warnings_of_answers(given: Answers) -> list[str]:
    """Return the codes of what is worth a second look; none of it stands in the way (R-16, R-38)."""
    checks = (
        (KNOWN_ELSEWHERE, given.says(KNOWN)),
        (OUT_OF_REACH, given.says(REACH, NO)),
        (
            STILL_OPEN,
            given.outcome in _MAY_START and any(given.says(one, UNKNOWN) for one in (EXTRA, TAKEN, SOLVED)),
        ),
        (KIND_DIFFERS, _kind_differs(given)),
    )
    return [code for code, found in checks if found]


def problems_of_settlement(
    *,
    outcome: str,
    reasons: frozenset[str],
    settled_on: date | None,
    review_on: date | None,
    disagreed_since: date,
    today: date,
) -> list[Problem]:
    """Return what is missing or wrong in the working group's decision about two assessments that differ; nothing: [].

    disagreed_since: the day on which the later of the two was handed in. The group judges, with a reason in both
    languages, at a meeting that has been held (R-15).
    """
    day = settled_on or today
    checks = (
        (Problem("settled_on", SETTLED_MISSING), settled_on is None),
        (Problem("settled_on", SETTLED_AHEAD), day > today),
        (Problem("settled_on", SETTLED_BEFORE), day < disagreed_since),
        (Problem("outcome", OUTCOME_MISSING), outcome not in OUTCOMES or outcome == UNDETERMINED),
        (Problem("reason_da", REASON_MISSING), "da" not in reasons),
        (Problem("reason_sv", REASON_MISSING), "sv" not in reasons),
        (Problem("review_on", REVIEW_MISSING), review_on is None),
        (Problem("review_on", REVIEW_PAST), review_on is not None and review_on <= today),
    )
    return [problem for problem, found in checks if found]


def _gaps(given: Answers, today: date) -> list[Problem]:
    found = defaultdict(list)
    for question in QUESTIONS:
        answer = given.answers.get(question, "")
        if answer not in ANSWERS:
            found[question].append(Problem(question, ANSWER_MISSING))
        elif answer in _SUPPORTED.get(question, ()) and question not in given.supported:
            found[question].append(Problem(f"{question}_evidence", EVIDENCE_MISSING))
    if given.says(TAKEN):
        found[TAKEN] += _what_was_taken(given, today)
    if given.says(REPEATED) and not given.repeats:
        found[REPEATED].append(Problem("repeats", PROPOSAL_MISSING))
    if given.says(DEEPENED) and not given.has_relation:
        found[DEEPENED].append(Problem("relation", RELATION_MISSING))
    return [one for question in QUESTIONS for one in found[question]]


def _what_was_taken(given: Answers, today: date) -> list[Problem]:
    checks = (
        (Problem("taken_by", INITIATIVE_MISSING), not given.has_initiative),
        (Problem("taken_since", DECISION_MISSING), given.taken_since is None),
        (Problem("taken_since", DECISION_AHEAD), (given.taken_since or today) > today),
    )
    return [problem for problem, found in checks if found]


def _contradictions(given: Answers) -> list[Problem]:
    outcome, may_start = given.outcome, given.outcome in _MAY_START
    is_completed = given.repeats in ("completed", "archived")
    checks = (
        (OUTCOME_MISSING, outcome not in OUTCOMES),
        (NOTHING_EXTRA, may_start and given.says(EXTRA, NO)),
        (TAKEN_THOUGH_NEW, outcome == ADDITIONAL and given.says(TAKEN) and given.kind != DEEPENING),
        (SOLVED_ANYWAY, may_start and given.says(SOLVED)),
        (REPEATED_ANYWAY, may_start and given.says(REPEATED)),
        (NOT_DEEPENED, outcome == DEEPENS and not given.says(DEEPENED)),
        (NOT_TAKEN, outcome == ALREADY_TAKEN and not given.says(TAKEN)),
        (EXEMPT, outcome == ALREADY_TAKEN and given.kind == DEEPENING and given.says(DEEPENED)),
        (
            NOT_SOLVED,
            outcome == ALREADY_SOLVED
            and not given.says(SOLVED)
            and not (given.says(REPEATED) and is_completed),
        ),
        (NOT_REPEATED, outcome == DUPLICATE and not given.says(REPEATED)),
        (COMPLETED_IS_SOLVED, outcome == DUPLICATE and given.says(REPEATED) and is_completed),
    )
    return [Problem("outcome", code) for code, found in checks if found]


def _frame(given: Answers, today: date) -> list[Problem]:
    """What holds whatever the outcome: the reason in both languages, what was compared, and when to look again."""
    is_judgement = given.outcome in OUTCOMES and given.outcome != UNDETERMINED
    checks = (
        (Problem("reason_da", REASON_MISSING), is_judgement and "da" not in given.reasons),
        (Problem("reason_sv", REASON_MISSING), is_judgement and "sv" not in given.reasons),
        (Problem("nothing_found_da", COMPARED_MISSING), is_judgement and not given.compared),
        (Problem("review_on", REVIEW_MISSING), is_judgement and given.review_on is None),
        (Problem("review_on", REVIEW_PAST), given.review_on is not None and given.review_on <= today),
    )
    return [problem for problem, found in checks if found]


def _kind_differs(given: Answers) -> bool:
    return given.outcome in _MAY_START and (given.outcome == DEEPENS) != (given.kind == DEEPENING)
