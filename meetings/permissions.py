"""Who may do what, one sentence each. Which meetings somebody may see is the QuerySet word `visible_to`."""


def may_read(user, item):
    """Anybody reads an agenda item of a meeting they see, but a confidential one only those who take part."""
    return not item.confidential or user.is_authenticated


def may_have_calendar(user):
    """Members and secretariats have meetings of their own, and a calendar of them."""
    return user.is_authenticated and (user.is_member or user.is_secretariat)
