"""Writes of the meetings: one verb each, in one transaction, with history."""

from meetings.actions.changing import HostsDoNotAlternate, NotAllowed
from meetings.actions.meetings import (
    OneCityAbsent,
    agree_exception,
    cancel,
    confirm,
    hold,
    move,
    schedule,
    write_agenda,
)
from meetings.actions.publication import publish
from meetings.actions.reminders import (
    LEASE,
    LONGEST_PAUSE,
    claim_reminder,
    mark_failed,
    mark_sent,
    plan_all_reminders,
    plan_reminders,
)

__all__ = [
    "LEASE",
    "LONGEST_PAUSE",
    "HostsDoNotAlternate",
    "NotAllowed",
    "OneCityAbsent",
    "agree_exception",
    "cancel",
    "claim_reminder",
    "confirm",
    "hold",
    "mark_failed",
    "mark_sent",
    "move",
    "plan_all_reminders",
    "plan_reminders",
    "publish",
    "schedule",
    "write_agenda",
]
