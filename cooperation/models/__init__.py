"""Who cooperates, and on what."""

from cooperation.models.area import FocusArea
from cooperation.models.assessment import Assessment
from cooperation.models.body import JOINT_COUNCIL, WORKING_GROUP, Body, Delegation, Seat, Term
from cooperation.models.city import City
from cooperation.models.council_decision import CouncilDecision
from cooperation.models.course import (
    budget_lines,
    chain_of,
    content_of,
    gathered_in,
    reasons_to_withdraw,
    standings,
)
from cooperation.models.declaration import Adoption, Chapter, Commitment, Paragraph
from cooperation.models.editions import ORIGINAL, Edition
from cooperation.models.initiative import ExistingInitiative
from cooperation.models.letter import Letter
from cooperation.models.move import Move
from cooperation.models.parity import AREA_LABELS, ParityDay, first_written, parity_now
from cooperation.models.partner import Partner
from cooperation.models.people import DIGEST, Person, User
from cooperation.models.post_office import PostOffice
from cooperation.models.posted import (
    GONE_OUT,
    IN_HAND,
    QUEUE,
    SENT_SAYS_WHEN,
    STATE_IS_KNOWN,
    Posted,
    PostedQuerySet,
)
from cooperation.models.project import IS_PUBLIC, Project
from cooperation.models.refusal import Refusal
from cooperation.models.sign_off import SignOff
from cooperation.models.stamp import Stamp, renews_a_stamp
from cooperation.models.subscription import KEPT_AFTER_LEAVING, TIME_TO_CONFIRM, Subscription
from cooperation.models.translations import OTHER, Translation, watch
from cooperation.models.waiver import Waiver, asked, public_in_both
from cooperation.models.worklist import (
    by_state,
    numbers_unfinished,
    stands,
    subjects,
    work_on,
    worklist,
    works,
)

__all__ = [
    "AREA_LABELS",
    "DIGEST",
    "GONE_OUT",
    "IN_HAND",
    "IS_PUBLIC",
    "JOINT_COUNCIL",
    "KEPT_AFTER_LEAVING",
    "ORIGINAL",
    "OTHER",
    "QUEUE",
    "SENT_SAYS_WHEN",
    "STATE_IS_KNOWN",
    "TIME_TO_CONFIRM",
    "WORKING_GROUP",
    "Adoption",
    "Assessment",
    "Body",
    "Chapter",
    "City",
    "Commitment",
    "CouncilDecision",
    "Delegation",
    "Edition",
    "ExistingInitiative",
    "FocusArea",
    "Letter",
    "Move",
    "Paragraph",
    "ParityDay",
    "Partner",
    "Person",
    "PostOffice",
    "Posted",
    "PostedQuerySet",
    "Project",
    "Refusal",
    "Seat",
    "SignOff",
    "Stamp",
    "Subscription",
    "Term",
    "Translation",
    "User",
    "Waiver",
    "asked",
    "budget_lines",
    "by_state",
    "chain_of",
    "content_of",
    "first_written",
    "gathered_in",
    "numbers_unfinished",
    "parity_now",
    "public_in_both",
    "reasons_to_withdraw",
    "renews_a_stamp",
    "standings",
    "stands",
    "subjects",
    "watch",
    "work_on",
    "worklist",
    "works",
]
