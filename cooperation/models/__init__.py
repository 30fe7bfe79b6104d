"""Who cooperates, and on what."""

from cooperation.models.area import FocusArea
from cooperation.models.assessment import Answer, Assessment
from cooperation.models.attachment import Attachment
from cooperation.models.body import JOINT_COUNCIL, WORKING_GROUP, Body, Delegation, Seat, Term
from cooperation.models.budget import BudgetLine
from cooperation.models.budget_changes import changes_for_a_reason
from cooperation.models.city import City
from cooperation.models.concept import Concept, current_thesaurus, thesaurus_version
from cooperation.models.council_decision import CouncilDecision
from cooperation.models.course import (
    budget_lines,
    chain_of,
    content_of,
    gathered_in,
    reasons_to_withdraw,
    signed_matters,
    signed_matters_of,
)
from cooperation.models.declaration import Adoption, Chapter, Commitment, Paragraph
from cooperation.models.editions import ORIGINAL, Edition
from cooperation.models.evaluation import Evaluation
from cooperation.models.form_draft import FormDraft
from cooperation.models.indicator import Indicator
from cooperation.models.initiative import ExistingInitiative
from cooperation.models.letter import Letter
from cooperation.models.likeness import Likeness, Rarity, waits_to_be_compared
from cooperation.models.measurement import Measurement
from cooperation.models.milestone import Milestone
from cooperation.models.move import Move
from cooperation.models.obstacle import Obstacle
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
from cooperation.models.rate import ExchangeRate, FrozenRate
from cooperation.models.refusal import Refusal
from cooperation.models.registry import RegistryEntry, StartedCount, keep_the_registry
from cooperation.models.rounds import AssessmentRound
from cooperation.models.sign_off import SignOff
from cooperation.models.stamp import Stamp, renews_a_stamp
from cooperation.models.standings import reviews_of, standing_of, standings_of, verdict_of
from cooperation.models.subscription import KEPT_AFTER_LEAVING, TIME_TO_CONFIRM, Subscription
from cooperation.models.to_do import cases, concerned, milestones_near, touched_by
from cooperation.models.translations import OTHER, Translation, watch
from cooperation.models.update import Update
from cooperation.models.upload import UploadedTable
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
    "Answer",
    "Assessment",
    "AssessmentRound",
    "Attachment",
    "Body",
    "BudgetLine",
    "Chapter",
    "City",
    "Commitment",
    "Concept",
    "CouncilDecision",
    "Delegation",
    "Edition",
    "Evaluation",
    "ExchangeRate",
    "ExistingInitiative",
    "FocusArea",
    "FormDraft",
    "FrozenRate",
    "Indicator",
    "Letter",
    "Likeness",
    "Measurement",
    "Milestone",
    "Move",
    "Obstacle",
    "Paragraph",
    "ParityDay",
    "Partner",
    "Person",
    "PostOffice",
    "Posted",
    "PostedQuerySet",
    "Project",
    "Rarity",
    "Refusal",
    "RegistryEntry",
    "Seat",
    "SignOff",
    "Stamp",
    "StartedCount",
    "Subscription",
    "Term",
    "Translation",
    "Update",
    "UploadedTable",
    "User",
    "Waiver",
    "asked",
    "budget_lines",
    "by_state",
    "cases",
    "chain_of",
    "changes_for_a_reason",
    "concerned",
    "content_of",
    "current_thesaurus",
    "first_written",
    "gathered_in",
    "keep_the_registry",
    "milestones_near",
    "numbers_unfinished",
    "parity_now",
    "public_in_both",
    "reasons_to_withdraw",
    "renews_a_stamp",
    "reviews_of",
    "signed_matters",
    "signed_matters_of",
    "standing_of",
    "standings_of",
    "stands",
    "subjects",
    "thesaurus_version",
    "touched_by",
    "verdict_of",
    "waits_to_be_compared",
    "watch",
    "work_on",
    "worklist",
    "works",
]
