"""What pages let people write."""

from cooperation.forms.proposals import PAIRS, ProposalForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = ["EMPTY", "MOVED", "PAIRS", "ProposalForm", "TranslationForm"]
