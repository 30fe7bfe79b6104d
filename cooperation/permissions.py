"""Who may do what, one sentence each. What somebody may see is the QuerySet word `visible_to`."""

from cooperation import agreement, lifecycle, to_do


def may_propose(user):
    """A secretariat enters proposals on behalf of its city (R-11)."""
    return user.is_authenticated and user.is_secretariat


def may_assess(user):
    """A secretariat of either city assesses what has been proposed (R-48)."""
    return user.is_authenticated and user.is_secretariat


def may_hand_in(user, project, standing):
    """A secretariat assesses what has been proposed, and what has been adopted once it is looked at again (R-21)."""
    return may_assess(user) and to_do.is_open_to_assessors(project.state, standing)


def may_settle(user, project, standing):
    """What the working group has decided about two assessments that differ, a secretariat enters (R-15)."""
    return may_assess(user) and to_do.is_to_be_settled(project.state, standing)


def may_ask_anew(user, project, standing):
    """A secretariat may ask for a new round of assessment when one has come to a result."""
    is_time = project.state in lifecycle.PROPOSED | lifecycle.RUNNING
    has_ended = standing.state in (agreement.AGREED, agreement.DISAGREED, agreement.SETTLED)
    return may_assess(user) and is_time and has_ended


def may_read_assessments(user, project, standing, *, is_seated, is_on_agenda):
    """The secretariats read assessments; the working group's members those that differ, once its next agenda asks (R-15)."""
    if may_assess(user):
        return project.submitted_on is not None
    is_asked = is_seated and is_on_agenda and standing.state == agreement.DISAGREED
    return user.is_authenticated and user.is_member and is_asked


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


def side_of(user, project):
    """On which side of a project somebody stands who would move it on: of `lifecycle.OWN`, OTHER and NOBODY.

    The secretariat of the other city has no part in what has not been handed in.
    """
    if not may_propose(user):
        return lifecycle.NOBODY
    if project.city_id == user.city_id:
        return lifecycle.OWN
    return lifecycle.OTHER if project.submitted_on else lifecycle.NOBODY


def may_publish_early(user, project):
    """The secretariat that proposed it may let everybody read it before it is decided (R-22)."""
    return side_of(user, project) == lifecycle.OWN and project.state in lifecycle.EARLY


def may_sign(user):
    """A secretariat signs for its own city, and for no other."""
    return may_propose(user) and user.city_id is not None


def may_note_council_decision(user, project):
    """What a city's own council decided, its own secretariat enters (R-23)."""
    return may_sign(user) and project.state in lifecycle.COUNCILS_DECIDE
