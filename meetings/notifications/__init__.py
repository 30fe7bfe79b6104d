"""What recipients are told about meetings, one function per message."""

from meetings.notifications.composing import compose
from meetings.notifications.following import follow_path
from meetings.notifications.leaving import leave_address
from meetings.notifications.letter import host_secretariat
from meetings.notifications.letters import write
from meetings.notifications.notices import notify
from meetings.notifications.polls import answer_path
from meetings.notifications.reminders import Reminding
from meetings.notifications.specimens import specimen

__all__ = [
    "Reminding",
    "answer_path",
    "compose",
    "follow_path",
    "host_secretariat",
    "leave_address",
    "notify",
    "specimen",
    "write",
]
