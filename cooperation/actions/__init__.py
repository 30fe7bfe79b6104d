"""Writes of the cooperation: one verb each, in one transaction, with history.

by: the user who asks. Where it may be None, that is the portal itself (its commands, never a page).
"""

from cooperation.actions.attachments import Refused, attach, forget_files
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
from cooperation.actions.letters import ask_for_password, write_letters, write_to_mailboxes
from cooperation.actions.obstacles import write_obstacle
from cooperation.actions.post_office import open_post_office
from cooperation.actions.projects import (
    MOST_PARTNERS,
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
from cooperation.actions.proposal_drafts import (
    TooLong,
    discard_draft,
    forget_drafts,
    keep_draft,
    settle_draft,
)
from cooperation.actions.publication import (
    OneLanguageOnly,
    Reason,
    require_both_languages,
    waive_both_languages,
)
from cooperation.actions.sending import (
    LONGEST_PAUSE,
    UNCERTAIN,
    claim,
    free_what_the_dead_held,
    give_back,
    in_hand,
    mark_failed,
    mark_needless,
    mark_refused,
    mark_sent,
    sender,
)
from cooperation.actions.subscriptions import (
    Choice,
    Gone,
    ask_to_follow,
    change_subscription,
    confirm_subscription,
    forget_subscriptions,
    leave,
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
    "LONGEST_PAUSE",
    "MOST_PARTNERS",
    "PROPOSAL_FIELDS",
    "UNCERTAIN",
    "Altered",
    "Changed",
    "Choice",
    "Empty",
    "Gone",
    "Incomplete",
    "Moved",
    "NewerVersion",
    "OneLanguageOnly",
    "Reason",
    "Refused",
    "TooLong",
    "Unfit",
    "as_proposal",
    "ask_for_password",
    "ask_to_follow",
    "assess",
    "attach",
    "change_subscription",
    "claim",
    "claim_draft",
    "confirm_subscription",
    "discard_draft",
    "enter_edition",
    "entry_problems",
    "forget_drafts",
    "forget_files",
    "forget_subscriptions",
    "free_what_the_dead_held",
    "give_back",
    "in_hand",
    "keep_draft",
    "leave",
    "load_editions",
    "mark_failed",
    "mark_needless",
    "mark_refused",
    "mark_sent",
    "note_draft",
    "note_failure",
    "note_parity",
    "open_post_office",
    "propose",
    "recorded",
    "register",
    "renew_calendar_token",
    "require_both_languages",
    "revise",
    "save_draft",
    "sender",
    "settle_draft",
    "submit",
    "token_digest",
    "translate",
    "waive_both_languages",
    "want_drafts",
    "write_letters",
    "write_obstacle",
    "write_to_mailboxes",
]
