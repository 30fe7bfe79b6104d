"""Who may do what, one sentence each. What somebody may see is the QuerySet word `visible_to`."""

from cooperation import lifecycle


def may_propose(user):
    """A secretariat enters proposals on behalf of its city (R-11)."""
    return user.is_authenticated and user.is_secretariat


def may_assess(user):
    """A secretariat of either city assesses what has been proposed (R-48)."""
    return user.is_authenticated and user.is_secretariat


def may_translate(user):
    """A secretariat of either city translates (R-48); drafts of the other city's proposals it does not see."""
    return user.is_authenticated and user.is_secretariat


def may_waive(user):
    """An official of a secretariat may let something be public in one language, by name and with a reason (R-49)."""
    return user.is_authenticated and user.is_secretariat


def may_enter_declaration(user):
    """A secretariat of either city enters versions of the Swedish text; the Danish original is never altered (R-01)."""
    return user.is_authenticated and user.is_secretariat


def may_keep_register(user):
    """A secretariat of either city enters, corrects, checks and imports what others do (R-17)."""
    return user.is_authenticated and user.is_secretariat


def may_edit(user, project):
    """A secretariat edits its own city's proposals until they are submitted, and when they are returned."""
    return may_propose(user) and project.city_id == user.city_id and project.state in lifecycle.EDITABLE


def may_submit(user, project):
    """Who may edit a proposal may submit it."""
    return may_edit(user, project) and lifecycle.may_move(project.state, lifecycle.SUBMITTED)


def may_keep_rates(user):
    """A secretariat of either city enters what the one money is worth in the other."""
    return user.is_authenticated and user.is_secretariat


def may_keep_budget(user, project):
    """A secretariat enters the lines of its own city, as long as the project is under way or may still come to be."""
    return user.is_authenticated and user.is_secretariat and project.state not in lifecycle.CLOSED


def may_keep_progress(user, project):
    """A secretariat of either city tells how an adopted project goes, until it is archived (R-48)."""
    return user.is_authenticated and user.is_secretariat and project.state in lifecycle.UNDER_WAY
