"""The life of a project: which moves are allowed, and which states the public may see."""

DRAFT, SUBMITTED, UNDER_REVIEW, RETURNED, RECOMMENDED = (
    "draft",
    "submitted",
    "under_review",
    "returned",
    "recommended",
)
ADOPTED, REJECTED, MERGED, WITHDRAWN = "adopted", "rejected", "merged", "withdrawn"
IN_PROGRESS, COMPLETED, ARCHIVED = "in_progress", "completed", "archived"

_MOVES = {
    DRAFT: {SUBMITTED, WITHDRAWN},
    SUBMITTED: {UNDER_REVIEW, RETURNED, WITHDRAWN},
    UNDER_REVIEW: {RETURNED, RECOMMENDED, REJECTED, MERGED, WITHDRAWN},
    RETURNED: {SUBMITTED, WITHDRAWN},
    RECOMMENDED: {ADOPTED, REJECTED, MERGED, RETURNED, WITHDRAWN},
    ADOPTED: {IN_PROGRESS, WITHDRAWN},
    IN_PROGRESS: {COMPLETED, WITHDRAWN},
    COMPLETED: {ARCHIVED},
}

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
# Adopted, and not put away yet.
UNDER_WAY = STARTED - {ARCHIVED}
# Nothing more will come of them.
CLOSED = frozenset({ARCHIVED, REJECTED, MERGED, WITHDRAWN})


def may_move(state: str, to: str) -> bool:
    """Return whether a project may go from one state to another; both are codes of `STATES`. Unknown ones: False.

    Source: the life of a project, domain R-22.
    """
    return to in _MOVES.get(state, set())
