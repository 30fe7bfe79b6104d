"""Who cooperates, and on what."""

from cooperation.models.area import FocusArea
from cooperation.models.assessment import Assessment
from cooperation.models.body import JOINT_COUNCIL, WORKING_GROUP, Body, Delegation, Seat, Term
from cooperation.models.city import City
from cooperation.models.declaration import Adoption, Chapter, Commitment, Paragraph
from cooperation.models.editions import ORIGINAL, Edition
from cooperation.models.initiative import ExistingInitiative
from cooperation.models.letter import Letter
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
from cooperation.models.project import Project
from cooperation.models.refusal import Refusal
from cooperation.models.registry import RegistryEntry, StartedCount, keep_the_registry
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
    "Delegation",
    "Edition",
    "ExistingInitiative",
    "FocusArea",
    "Letter",
    "Paragraph",
    "ParityDay",
    "Partner",
    "Person",
    "PostOffice",
    "Posted",
    "PostedQuerySet",
    "Project",
    "Refusal",
    "RegistryEntry",
    "Seat",
    "Stamp",
    "StartedCount",
    "Subscription",
    "Term",
    "Translation",
    "User",
    "Waiver",
    "asked",
    "by_state",
    "first_written",
    "keep_the_registry",
    "numbers_unfinished",
    "parity_now",
    "public_in_both",
    "renews_a_stamp",
    "stands",
    "subjects",
    "watch",
    "work_on",
    "worklist",
    "works",
]
