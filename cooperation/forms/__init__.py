"""What pages let people write."""

from cooperation.forms.proposals import PAIRS, ProposalForm

__all__ = ["PAIRS", "ProposalForm"]
