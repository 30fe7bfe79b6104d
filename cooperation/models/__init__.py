"""Who cooperates, and on what."""

from cooperation.models.assessment import Assessment
from cooperation.models.body import JOINT_COUNCIL, WORKING_GROUP, Body, Delegation, Seat, Term
from cooperation.models.city import City
from cooperation.models.declaration import Adoption, Chapter, Commitment, Edition, Paragraph
from cooperation.models.people import Person, User
from cooperation.models.project import ExistingInitiative, FocusArea, Project
from cooperation.models.translations import Translation, watch

__all__ = [
    "JOINT_COUNCIL",
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
    "Paragraph",
    "Person",
    "Project",
    "Seat",
    "Term",
    "Translation",
    "User",
    "watch",
]
