"""What pages let people write."""

from cooperation.forms.declaration import TRANSLATION, EditionForm, part_label
from cooperation.forms.proposals import PAIRS, ProposalForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "TRANSLATION",
    "EditionForm",
    "ProposalForm",
    "TranslationForm",
    "part_label",
]
