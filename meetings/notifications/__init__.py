"""What recipients are told about meetings, one function per message."""

from meetings.notifications.letter import NothingToSay, host_secretariat
from meetings.notifications.notices import notify
from meetings.notifications.polls import answer_path
from meetings.notifications.reminders import remind

__all__ = ["NothingToSay", "answer_path", "host_secretariat", "notify", "remind"]
