"""Pages of the declaration, the bodies, the projects, and the secretariats' proposals."""

from cooperation.views.bodies import body_list
from cooperation.views.declaration import vision
from cooperation.views.projects import project_detail, project_list
from cooperation.views.proposals import (
    proposal_create,
    proposal_edit,
    proposal_list,
    proposal_new,
    proposal_update,
)

__all__ = [
    "body_list",
    "project_detail",
    "project_list",
    "proposal_create",
    "proposal_edit",
    "proposal_list",
    "proposal_new",
    "proposal_update",
    "vision",
]
