"""What pages let people write."""

from cooperation.forms.amounts import AmountField
from cooperation.forms.assessments import AssessmentForm, as_typed, first_words
from cooperation.forms.attachments import TOO_MANY, refusal
from cooperation.forms.budget import BudgetLineForm
from cooperation.forms.declaration import TRANSLATION, EditionForm, part_label
from cooperation.forms.initiative_import import InitiativeImportForm, read_upload
from cooperation.forms.initiatives import CheckForm, InitiativeFilter, InitiativeForm
from cooperation.forms.moves import CouncilDecisionForm, MergeForm, ReasonForm, SignForm, languages_of
from cooperation.forms.partners import rows_sent
from cooperation.forms.progress import STEPS
from cooperation.forms.proposal_sheet import ProposalSheet
from cooperation.forms.proposal_words import PAIRS
from cooperation.forms.proposals import ProposalForm
from cooperation.forms.rates import SOURCES, RateForm
from cooperation.forms.settlements import AnewForm, SettlementForm
from cooperation.forms.translations import EMPTY, MOVED, TranslationForm

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "SOURCES",
    "STEPS",
    "TOO_MANY",
    "TRANSLATION",
    "AmountField",
    "AnewForm",
    "AssessmentForm",
    "BudgetLineForm",
    "CheckForm",
    "CouncilDecisionForm",
    "EditionForm",
    "InitiativeFilter",
    "InitiativeForm",
    "InitiativeImportForm",
    "MergeForm",
    "ProposalForm",
    "ProposalSheet",
    "RateForm",
    "ReasonForm",
    "SettlementForm",
    "SignForm",
    "TranslationForm",
    "as_typed",
    "first_words",
    "languages_of",
    "part_label",
    "read_upload",
    "refusal",
    "rows_sent",
]
