"""What pages let people write."""

from cooperation.forms.declaration import TRANSLATION, EditionForm, part_label
from cooperation.forms.initiative_import import InitiativeImportForm, read_upload
from cooperation.forms.initiatives import CheckForm, InitiativeFilter, InitiativeForm
from cooperation.forms.proposals import PAIRS, ProposalForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "TRANSLATION",
    "CheckForm",
    "EditionForm",
    "InitiativeFilter",
    "InitiativeForm",
    "InitiativeImportForm",
    "ProposalForm",
    "TranslationForm",
    "part_label",
    "read_upload",
]
