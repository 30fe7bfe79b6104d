"""Who may do what, one sentence each. Which meetings somebody may see is the QuerySet word `visible_to`."""


def may_arrange(user):
    """The secretariats of both cities plan meetings and keep their agendas (R-48)."""
    return user.is_authenticated and user.is_secretariat


def may_note_days(user, note=None):
    """A secretariat says which days meetings should avoid in its own city (R-57)."""
    return may_arrange(user) and (note is None or note.city_id == user.city_id)


def may_set_reminders(user):
    """The secretariats decide when a body's members and they themselves are reminded of its meetings (R-51)."""
    return may_arrange(user)


def may_read_mails(user):
    """The secretariats, in whose name the portal writes, see what it writes."""
    return may_arrange(user)


def may_choose_messages(user):
    """Members and secretariats are written to, and choose which messages they can do without."""
    return user.is_authenticated and (user.is_member or user.is_secretariat)


def may_leave_note(user, handover):
    """The outgoing secretariat adds what the incoming one should know."""
    return may_arrange(user) and user.city_id == handover.from_city_id


def may_take_over(user, handover):
    """Only the incoming secretariat says that it has taken a matter over."""
    return may_arrange(user) and user.city_id == handover.to_city_id


def may_resume_sending(user):
    """What became of mail after a restore, a secretariat can tell, or whoever restored the database."""
    return may_arrange(user) or (user.is_authenticated and user.is_administrator)


def may_publish(user):
    """A secretariat lets the public see a meeting (R-48, R-53)."""
    return may_arrange(user)


def may_read(item, *, takes_part):
    """Anybody reads an agenda item of a meeting they see, but a confidential one only who takes part in it (R-53)."""
    return takes_part or not item.confidential


def may_see_early_risk(user):
    """That a year is at risk before the first of September is for secretariats only (R-36)."""
    return may_arrange(user)


def may_have_calendar(user):
    """Members and secretariats have meetings of their own, and a calendar of them."""
    return user.is_authenticated and (user.is_member or user.is_secretariat)


def may_answer(user, invitation, channel):
    """Everybody answers for themselves; a secretariat also for others, and then it is seen that it did."""
    if channel == invitation.Channel.SECRETARIAT:
        return may_arrange(user)
    return user.is_authenticated and user.is_active and user.person_id == invitation.person_id


def may_see_answers(user):
    """How many come is for those who take part in the cooperation; who, and why not, for the secretariats."""
    return user.is_authenticated and (user.is_member or user.is_secretariat)
