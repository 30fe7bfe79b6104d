"""Pages of the declaration, the bodies, the projects, and the secretariats' proposals."""

from cooperation.views.bodies import body_list
from cooperation.views.declaration import declaration_compare, vision
from cooperation.views.editions import (
    declaration_enter,
    declaration_save,
    declaration_version,
    declaration_versions,
)
from cooperation.views.export import project_export
from cooperation.views.parity import parity
from cooperation.views.projects import project_detail
from cooperation.views.proposals import (
    proposal_create,
    proposal_edit,
    proposal_list,
    proposal_new,
    proposal_update,
)
from cooperation.views.registry import project_list
from cooperation.views.translations import (
    translation_draft,
    translation_edit,
    translation_machine,
    translation_save,
)
from cooperation.views.worklist import translation_list

__all__ = [
    "body_list",
    "declaration_compare",
    "declaration_enter",
    "declaration_save",
    "declaration_version",
    "declaration_versions",
    "parity",
    "project_detail",
    "project_export",
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
