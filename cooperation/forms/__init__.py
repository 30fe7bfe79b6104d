"""What pages let people write."""

from cooperation.forms.assessments import AssessmentForm, as_typed, first_words
from cooperation.forms.declaration import TRANSLATION, EditionForm, part_label
from cooperation.forms.proposals import PAIRS, ProposalForm
from cooperation.forms.settlements import AnewForm, SettlementForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "TRANSLATION",
    "AnewForm",
    "AssessmentForm",
    "EditionForm",
    "ProposalForm",
    "SettlementForm",
    "TranslationForm",
    "as_typed",
    "first_words",
    "part_label",
]
