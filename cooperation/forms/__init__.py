"""What pages let people write."""

from cooperation.forms.amounts import (
    AmountField,
)
from cooperation.forms.budget import (
    BudgetLineForm,
)
from cooperation.forms.declaration import (
    TRANSLATION,
    EditionForm,
    part_label,
)
from cooperation.forms.initiative_import import (
    InitiativeImportForm,
    read_upload,
)
from cooperation.forms.initiatives import (
    CheckForm,
    InitiativeFilter,
    InitiativeForm,
)
from cooperation.forms.moves import (
    CouncilDecisionForm,
    MergeForm,
    ReasonForm,
    SignForm,
    languages_of,
)
from cooperation.forms.progress import (
    STEPS,
)
from cooperation.forms.proposals import (
    PAIRS,
    ProposalForm,
)
from cooperation.forms.rates import (
    SOURCES,
    RateForm,
)
from cooperation.forms.translations import (
    EMPTY,
    MOVED,
    TranslationForm,
)

__all__ = [
    "EMPTY",
    "MOVED",
    "PAIRS",
    "SOURCES",
    "STEPS",
    "TRANSLATION",
    "AmountField",
    "BudgetLineForm",
    "CheckForm",
    "CouncilDecisionForm",
    "EditionForm",
    "InitiativeFilter",
    "InitiativeForm",
    "InitiativeImportForm",
    "MergeForm",
    "ProposalForm",
    "RateForm",
    "ReasonForm",
    "SignForm",
    "TranslationForm",
    "languages_of",
    "part_label",
    "read_upload",
]
