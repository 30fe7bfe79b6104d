"""What pages let people write."""

from cooperation.forms.attachments import TOO_MANY, refusal
from cooperation.forms.declaration import TRANSLATION, EditionForm, part_label
from cooperation.forms.partners import rows_sent
from cooperation.forms.proposal_sheet import ProposalSheet
from cooperation.forms.proposal_words import PAIRS
from cooperation.forms.proposals import ProposalForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "TOO_MANY",
    "TRANSLATION",
    "EditionForm",
    "ProposalForm",
    "ProposalSheet",
    "TranslationForm",
    "part_label",
    "refusal",
    "rows_sent",
]
