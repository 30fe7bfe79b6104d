"""What recipients are told about meetings, one function per message."""

from meetings.notifications.reminders import host_secretariat, remind

__all__ = ["host_secretariat", "remind"]
