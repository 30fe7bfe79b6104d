"""The life of a project: which moves are allowed, who makes them, what must hold first, and what the public may see."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

DRAFT, SUBMITTED, UNDER_REVIEW, RETURNED, RECOMMENDED = (
    "draft",
    "submitted",
    "under_review",
    "returned",
    "recommended",
)
ADOPTED, REJECTED, MERGED, WITHDRAWN = "adopted", "rejected", "merged", "withdrawn"
IN_PROGRESS, COMPLETED, ARCHIVED = "in_progress", "completed", "archived"

STATES = (
    DRAFT,
    SUBMITTED,
    UNDER_REVIEW,
    RETURNED,
    RECOMMENDED,
    ADOPTED,
    IN_PROGRESS,
    COMPLETED,
    ARCHIVED,
    REJECTED,
    MERGED,
    WITHDRAWN,
)
STARTED = frozenset({ADOPTED, IN_PROGRESS, COMPLETED, ARCHIVED})
PUBLIC = STARTED | {REJECTED, MERGED}
EDITABLE = frozenset({DRAFT, RETURNED})
# Being assessed, and being carried out.
PROPOSED, RUNNING = frozenset({SUBMITTED, UNDER_REVIEW}), frozenset({ADOPTED, IN_PROGRESS})
# Adopted, and not put away yet.
UNDER_WAY = STARTED - {ARCHIVED}
# Nothing more will come of them.
CLOSED = frozenset({ARCHIVED, REJECTED, MERGED, WITHDRAWN})
# What a secretariat may let the public see before it is decided.
EARLY = frozenset({SUBMITTED, UNDER_REVIEW, RECOMMENDED})
# What nothing can be merged into: it is not handed in yet, or nothing will come of it.
NO_TARGET = frozenset({DRAFT, REJECTED, WITHDRAWN})

# From when on the cities' own councils decide about it, each for its city (R-23).
COUNCILS_DECIDE = STARTED | {RECOMMENDED}

SUBMIT, TAKE_UP, RETURN, RECOMMEND, ADOPT = "submit", "take_up", "return_for_change", "recommend", "adopt"
REJECT, MERGE, WITHDRAW = "reject", "merge", "withdraw"
START, COMPLETE, ARCHIVE = "start", "complete", "archive"

# Who moves it: the secretariat that proposed it, that of the other city, or the cities together at a meeting.
OWN, OTHER, MEETING, NOBODY = "own", "other", "meeting", ""
_OWN, _EITHER, _MEETING = frozenset({OWN}), frozenset({OWN, OTHER, MEETING}), frozenset({MEETING})

# Which reason is asked for: none, one that the proposer can read, or one in both languages.
NO_REASON, TO_PROPOSER, IN_BOTH = "none", "proposer", "both"

# What must hold before a move; the words for these codes stand where they are shown.
PROPOSAL_COMPLETE, ASSESSMENT_AGREED, TITLES_IN_BOTH = (
    "proposal_complete",
    "assessment_agreed",
    "titles_in_both",
)
ADOPTION_SIGNED, BUDGET_SIGNED = "adoption_signed", "budget_signed"
COMPLETION_SIGNED, WITHDRAWAL_SIGNED = "completion_signed", "withdrawal_signed"
AT_A_MEETING, BY_ITS_OWN_CITY = "at_a_meeting", "by_its_own_city"


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known about a project when somebody asks what may become of it.

    lacking: codes of `additionality.problems`; assessment: none, waiting, agreed, disagreed or settled; outcome: of that
    assessment (R-21); final: what both cities have signed, as matters of `signing`; has_budget: there are amounts to sign.
    """

    lacking: tuple[str, ...] = ()
    assessment: str = "none"
    outcome: str = ""
    titles_in_both: bool = False
    final: frozenset[str] = field(default_factory=frozenset)
    has_budget: bool = False


@dataclass(frozen=True, slots=True)
class Move:
    """One move of the table. blocked_by: codes of what keeps somebody from making it now; () means that it is offered."""

    name: str
    before: str
    after: str
    by: frozenset[str]
    reason: str = NO_REASON
    needs: tuple[str, ...] = ()
    blocked_by: tuple[str, ...] = ()

    @property
    def is_offered(self) -> bool:
        return not self.blocked_by


def _table() -> tuple[Move, ...]:
    leaving = {
        SUBMITTED: (_OWN, ()),
        UNDER_REVIEW: (_OWN, ()),
        RETURNED: (_OWN, ()),
        RECOMMENDED: (_OWN, ()),
        DRAFT: (_OWN, ()),
        # What both cities have adopted neither of them gives up alone.
        ADOPTED: (_EITHER, (WITHDRAWAL_SIGNED,)),
        IN_PROGRESS: (_EITHER, (WITHDRAWAL_SIGNED,)),
    }
    decided = (TITLES_IN_BOTH,)
    return (
        Move(SUBMIT, DRAFT, SUBMITTED, _OWN, needs=(PROPOSAL_COMPLETE,)),
        Move(SUBMIT, RETURNED, SUBMITTED, _OWN, needs=(PROPOSAL_COMPLETE,)),
        Move(TAKE_UP, SUBMITTED, UNDER_REVIEW, _EITHER),
        Move(RECOMMEND, UNDER_REVIEW, RECOMMENDED, _EITHER, needs=(ASSESSMENT_AGREED,)),
        Move(ADOPT, RECOMMENDED, ADOPTED, _MEETING, needs=(AT_A_MEETING, ASSESSMENT_AGREED, *decided)),
        *(
            Move(RETURN, one, RETURNED, _EITHER, TO_PROPOSER)
            for one in (SUBMITTED, UNDER_REVIEW, RECOMMENDED)
        ),
        *(Move(REJECT, one, REJECTED, _EITHER, IN_BOTH, decided) for one in (UNDER_REVIEW, RECOMMENDED)),
        *(Move(MERGE, one, MERGED, _EITHER, IN_BOTH, decided) for one in (UNDER_REVIEW, RECOMMENDED)),
        Move(START, ADOPTED, IN_PROGRESS, _EITHER, needs=(ADOPTION_SIGNED, BUDGET_SIGNED)),
        Move(COMPLETE, IN_PROGRESS, COMPLETED, _EITHER, needs=(COMPLETION_SIGNED,)),
        Move(ARCHIVE, COMPLETED, ARCHIVED, _EITHER),
        *(
            Move(WITHDRAW, one, WITHDRAWN, who, IN_BOTH, needs)
            for one, (who, needs) in sorted(leaving.items())
        ),
    )


TABLE = _table()
ALLOWED = frozenset((one.before, one.after) for one in TABLE)
# What a meeting has decided; a decision that was written down wrongly is taken back by a later one, and only so.
_DECISIONS = frozenset({ADOPT, REJECT, MERGE, RETURN})
CORRECTIONS = frozenset((one.after, one.before) for one in TABLE if one.name in _DECISIONS)
# The public reads why.
REASON_IN_BOTH = frozenset(one.after for one in TABLE if one.reason == IN_BOTH)

_HOLDS: dict[str, Callable[[Facts], bool]] = {
    PROPOSAL_COMPLETE: lambda facts: not facts.lacking,
    ASSESSMENT_AGREED: lambda facts: (
        facts.assessment in ("agreed", "settled") and facts.outcome in ("additional", "deepening")
    ),
    TITLES_IN_BOTH: lambda facts: facts.titles_in_both,
    ADOPTION_SIGNED: lambda facts: "adoption" in facts.final,
    BUDGET_SIGNED: lambda facts: not facts.has_budget or "budget" in facts.final,
    COMPLETION_SIGNED: lambda facts: "completion" in facts.final,
    WITHDRAWAL_SIGNED: lambda facts: "withdrawal" in facts.final,
}


def may_move(state: str, to: str) -> bool:
    """Return whether a project may go from one state to another; both are codes of `STATES`. Unknown ones: False.

    Source: the life of a project, domain R-22.
    """
    return (state, to) in ALLOWED


def is_public(state: str, *, decided: bool, published_early: bool) -> bool:
    """Return whether everybody may read a project (R-22).

    decided: a date of decision stands, so that what was withdrawn after it had been adopted does not vanish before the
    eyes of those who knew it; published_early: a secretariat shows it before it is decided.
    """
    return state in PUBLIC or (state == WITHDRAWN and decided) or (published_early and state in EARLY)


def moves(state: str, *, actor: str, facts: Facts) -> list[Move]:
    """Return the moves out of a state for somebody, in the order of the table, each with what blocks it for them now.

    actor: OWN, OTHER, MEETING or NOBODY; NOBODY gets none, an unknown state has none. An adoption is blocked for
    everybody but a meeting: the cities start what they have decided together (R-23, S14).
    """
    if actor == NOBODY:
        return []
    return [replace(one, blocked_by=_blocks(one, actor, facts)) for one in TABLE if one.before == state]


def _blocks(move: Move, actor: str, facts: Facts) -> tuple[str, ...]:
    blocks = [BY_ITS_OWN_CITY] if move.by == _OWN and actor != OWN else []
    for code in move.needs:
        holds = actor == MEETING if code == AT_A_MEETING else _HOLDS[code](facts)
        if not holds:
            blocks.append(code)
    return tuple(blocks)
