"""When and where the bodies meet, what they decide, and who is reminded."""

from meetings.models.agenda import AgendaItem
from meetings.models.alternation import RotationException
from meetings.models.attendance import Attendance, called_to
from meetings.models.chair import chair_now, exception_in_force, with_chairs
from meetings.models.ledger import duties_by_year
from meetings.models.meeting import COPENHAGEN, Meeting
from meetings.models.reminder import Reminder, ReminderRule

__all__ = [
    "COPENHAGEN",
    "AgendaItem",
    "Attendance",
    "Meeting",
    "Reminder",
    "ReminderRule",
    "RotationException",
    "called_to",
    "chair_now",
    "duties_by_year",
    "exception_in_force",
    "with_chairs",
]
