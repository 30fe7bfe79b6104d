"""What recipients are told about meetings, one function per message."""

from meetings.notifications.invitations import NothingToSay
from meetings.notifications.letter import host_secretariat
from meetings.notifications.notices import notify
from meetings.notifications.reminders import remind

__all__ = ["NothingToSay", "host_secretariat", "notify", "remind"]
