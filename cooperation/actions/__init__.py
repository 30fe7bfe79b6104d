"""Writes of the cooperation: one verb each, in one transaction, with history.

by: the user who asks. Where it may be None, that is the portal itself (its commands, never a page).
"""

from cooperation.actions.calendars import renew_calendar_token, token_digest
from cooperation.actions.history import recorded
from cooperation.actions.projects import (
    PROPOSAL_FIELDS,
    Changed,
    Incomplete,
    as_proposal,
    assess,
    propose,
    register,
    revise,
    submit,
)

__all__ = [
    "PROPOSAL_FIELDS",
    "Changed",
    "Incomplete",
    "as_proposal",
    "assess",
    "propose",
    "recorded",
    "register",
    "renew_calendar_token",
    "revise",
    "submit",
    "token_digest",
]
