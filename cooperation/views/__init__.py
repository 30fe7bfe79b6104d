"""Pages of the declaration, the bodies, the projects, and the secretariats' proposals."""

from cooperation.views.attachments import attachment
from cooperation.views.bodies import body_list
from cooperation.views.declaration import declaration_compare, vision
from cooperation.views.editions import (
    declaration_enter,
    declaration_save,
    declaration_version,
    declaration_versions,
)
from cooperation.views.obstacles import (
    obstacle_create,
    obstacle_edit,
    obstacle_list,
    obstacle_new,
    obstacle_update,
)
from cooperation.views.parity import parity
from cooperation.views.projects import project_detail, project_list
from cooperation.views.proposal_drafts import proposal_draft, proposal_draft_discard
from cooperation.views.proposals import (
    proposal_create,
    proposal_edit,
    proposal_list,
    proposal_new,
    proposal_update,
)
from cooperation.views.translations import (
    translation_draft,
    translation_edit,
    translation_machine,
    translation_save,
)
from cooperation.views.worklist import translation_list

__all__ = [
    "attachment",
    "body_list",
    "declaration_compare",
    "declaration_enter",
    "declaration_save",
    "declaration_version",
    "declaration_versions",
    "obstacle_create",
    "obstacle_edit",
    "obstacle_list",
    "obstacle_new",
    "obstacle_update",
    "parity",
    "project_detail",
    "project_list",
    "proposal_create",
    "proposal_draft",
    "proposal_draft_discard",
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
