"""When and where the bodies meet, what they decide, who is called, and who is told."""

from meetings.models.agenda import AgendaItem, open_agenda_revised, open_titles
from meetings.models.alternation import RotationException
from meetings.models.attendance import (
    Attendance,
    HeldVote,
    called_first,
    called_to,
    in_turn,
    sits_in,
    without_members,
)
from meetings.models.bulletin import News, public_news
from meetings.models.calendar_note import CalendarNote
from meetings.models.chair import Chair, chair_now, chairs_of, exception_in_force, with_chairs
from meetings.models.decision import Decision, Stance
from meetings.models.facts import Register
from meetings.models.handover import Handover, HandoverItem
from meetings.models.invitation import Invitation
from meetings.models.known import Known, last_reminders, told_by
from meetings.models.ledger import duties_by_year, gap_notices
from meetings.models.look import Look
from meetings.models.meeting import COPENHAGEN, Meeting
from meetings.models.news import FIRST_LOOK, news_for
from meetings.models.notice import Notice
from meetings.models.poll import Poll, Slot, Vote
from meetings.models.poll_answers import answers_to
from meetings.models.reminder import Reminder
from meetings.models.reminder_rule import ReminderRule
from meetings.models.replacement import in_its_place
from meetings.models.scheduled import fingerprint, schedule_of, scheduled, turns_by_body
from meetings.models.stray import StrayAnswer
from meetings.models.traces import last_trace, traces_since
from meetings.models.turns import all_turns, hostings, term_of_chair
from meetings.models.years import years_of

__all__ = [
    "COPENHAGEN",
    "FIRST_LOOK",
    "AgendaItem",
    "Attendance",
    "CalendarNote",
    "Chair",
    "Decision",
    "Handover",
    "HandoverItem",
    "HeldVote",
    "Invitation",
    "Known",
    "Look",
    "Meeting",
    "News",
    "Notice",
    "Poll",
    "Register",
    "Reminder",
    "ReminderRule",
    "RotationException",
    "Slot",
    "Stance",
    "StrayAnswer",
    "Vote",
    "all_turns",
    "answers_to",
    "called_first",
    "called_to",
    "chair_now",
    "chairs_of",
    "duties_by_year",
    "exception_in_force",
    "fingerprint",
    "gap_notices",
    "hostings",
    "in_its_place",
    "in_turn",
    "last_reminders",
    "last_trace",
    "news_for",
    "open_agenda_revised",
    "open_titles",
    "public_news",
    "schedule_of",
    "scheduled",
    "sits_in",
    "term_of_chair",
    "told_by",
    "traces_since",
    "turns_by_body",
    "with_chairs",
    "without_members",
    "years_of",
]
