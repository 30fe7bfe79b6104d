"""Pages of the declaration, the bodies, the projects, and the secretariats' proposals."""

from cooperation.views.assessments import assessment_hand_in, assessment_list, assessment_new
from cooperation.views.bodies import body_list
from cooperation.views.declaration import declaration_compare, vision
from cooperation.views.editions import (
    declaration_enter,
    declaration_save,
    declaration_version,
    declaration_versions,
)
from cooperation.views.parity import parity
from cooperation.views.projects import project_detail, project_list
from cooperation.views.proposals import (
    proposal_create,
    proposal_edit,
    proposal_list,
    proposal_new,
    proposal_update,
)
from cooperation.views.settlements import (
    assessment_again,
    assessment_begin_again,
    assessment_decide,
    assessment_settle,
)
from cooperation.views.translations import (
    translation_draft,
    translation_edit,
    translation_machine,
    translation_save,
)
from cooperation.views.worklist import translation_list

__all__ = [
    "assessment_again",
    "assessment_begin_again",
    "assessment_decide",
    "assessment_hand_in",
    "assessment_list",
    "assessment_new",
    "assessment_settle",
    "body_list",
    "declaration_compare",
    "declaration_enter",
    "declaration_save",
    "declaration_version",
    "declaration_versions",
    "parity",
    "project_detail",
    "project_list",
    "proposal_create",
    "proposal_edit",
    "proposal_list",
    "proposal_new",
    "proposal_update",
    "translation_draft",
    "translation_edit",
    "translation_list",
    "translation_machine",
    "translation_save",
    "vision",
]
