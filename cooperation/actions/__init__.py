"""Writes of the cooperation: one verb each, in one transaction, with history.

by: the user who asks. Where it may be None, that is the portal itself (its commands, never a page).
"""

from cooperation.actions.calendars import renew_calendar_token, token_digest
from cooperation.actions.declaration import (
    Altered,
    NewerVersion,
    Unfit,
    enter_edition,
    entry_problems,
    load_editions,
)
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
from cooperation.actions.publication import (
    OneLanguageOnly,
    Reason,
    require_both_languages,
    waive_both_languages,
)
from cooperation.actions.translations import (
    Empty,
    Moved,
    claim_draft,
    note_draft,
    note_failure,
    note_parity,
    save_draft,
    translate,
    want_drafts,
)

__all__ = [
    "PROPOSAL_FIELDS",
    "Altered",
    "Changed",
    "Empty",
    "Incomplete",
    "Moved",
    "NewerVersion",
    "OneLanguageOnly",
    "Reason",
    "Unfit",
    "as_proposal",
    "assess",
    "claim_draft",
    "enter_edition",
    "entry_problems",
    "load_editions",
    "note_draft",
    "note_failure",
    "note_parity",
    "propose",
    "recorded",
    "register",
    "renew_calendar_token",
    "require_both_languages",
    "revise",
    "save_draft",
    "submit",
    "token_digest",
    "translate",
    "waive_both_languages",
    "want_drafts",
]
