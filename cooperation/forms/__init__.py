"""What pages let people write."""

from cooperation.forms.declaration import TRANSLATION, EditionForm, part_label
from cooperation.forms.moves import CouncilDecisionForm, MergeForm, ReasonForm, SignForm, languages_of
from cooperation.forms.proposals import PAIRS, ProposalForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "TRANSLATION",
    "CouncilDecisionForm",
    "EditionForm",
    "MergeForm",
    "ProposalForm",
    "ReasonForm",
    "SignForm",
    "TranslationForm",
    "languages_of",
    "part_label",
]
