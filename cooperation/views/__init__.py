"""Pages of the declaration, the bodies, the projects, and the secretariats' proposals."""

from cooperation.views.assessments import assessment_hand_in, assessment_list, assessment_new
from cooperation.views.attachments import attachment
from cooperation.views.bodies import body_list
from cooperation.views.budget import budget_freeze, budget_save, project_budget
from cooperation.views.council_decisions import council_decision_save
from cooperation.views.declaration import declaration_compare, vision
from cooperation.views.editions import declaration_version, declaration_versions
from cooperation.views.export import project_export
from cooperation.views.initiative_editing import (
    initiative_check,
    initiative_create,
    initiative_edit,
    initiative_new,
    initiative_update,
)
from cooperation.views.initiative_import import initiative_import, initiative_import_step
from cooperation.views.initiatives import initiative_detail, initiative_list
from cooperation.views.moves import project_merge, project_move, project_moves
from cooperation.views.new_edition import declaration_enter, declaration_save
from cooperation.views.obstacles import (
    obstacle_create,
    obstacle_edit,
    obstacle_list,
    obstacle_new,
    obstacle_update,
)
from cooperation.views.parity import parity
from cooperation.views.progress import progress_save, project_progress
from cooperation.views.proposal_drafts import proposal_draft, proposal_draft_discard
from cooperation.views.proposals import (
    proposal_create,
    proposal_edit,
    proposal_list,
    proposal_new,
    proposal_update,
)
from cooperation.views.rate_corrections import rate_edit, rate_save
from cooperation.views.rates import rate_enter, rate_list
from cooperation.views.registry import project_list
from cooperation.views.settlements import (
    assessment_again,
    assessment_begin_again,
    assessment_decide,
    assessment_settle,
)
from cooperation.views.signatures import sign_off
from cooperation.views.similar import similar_find, similar_ideas
from cooperation.views.story import project_detail
from cooperation.views.thesaurus import thesaurus, thesaurus_change
from cooperation.views.to_do import worklist
from cooperation.views.translation_list import translation_list
from cooperation.views.translations import (
    translation_draft,
    translation_edit,
    translation_machine,
    translation_save,
)

__all__ = [
    "assessment_again",
    "assessment_begin_again",
    "assessment_decide",
    "assessment_hand_in",
    "assessment_list",
    "assessment_new",
    "assessment_settle",
    "attachment",
    "body_list",
    "budget_freeze",
    "budget_save",
    "council_decision_save",
    "declaration_compare",
    "declaration_enter",
    "declaration_save",
    "declaration_version",
    "declaration_versions",
    "initiative_check",
    "initiative_create",
    "initiative_detail",
    "initiative_edit",
    "initiative_import",
    "initiative_import_step",
    "initiative_list",
    "initiative_new",
    "initiative_update",
    "obstacle_create",
    "obstacle_edit",
    "obstacle_list",
    "obstacle_new",
    "obstacle_update",
    "parity",
    "progress_save",
    "project_budget",
    "project_detail",
    "project_export",
    "project_list",
    "project_merge",
    "project_move",
    "project_moves",
    "project_progress",
    "proposal_create",
    "proposal_draft",
    "proposal_draft_discard",
    "proposal_edit",
    "proposal_list",
    "proposal_new",
    "proposal_update",
    "rate_edit",
    "rate_enter",
    "rate_list",
    "rate_save",
    "sign_off",
    "similar_find",
    "similar_ideas",
    "thesaurus",
    "thesaurus_change",
    "translation_draft",
    "translation_edit",
    "translation_list",
    "translation_machine",
    "translation_save",
    "vision",
    "worklist",
]
