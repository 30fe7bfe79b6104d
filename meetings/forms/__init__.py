"""What pages of meetings let people write."""

from meetings.forms.alarms import AlarmsForm
from meetings.forms.answer import REFUSALS, AnswerForAnotherForm, AnswerForm
from meetings.forms.calendar_notes import CalendarNoteForm
from meetings.forms.changes import CancelForm, ConfirmForm, DiscardForm, MoveForm, ReplaceForm, SwapForm
from meetings.forms.decision import DecisionForm
from meetings.forms.following import ChoiceForm, FollowForm, values
from meetings.forms.handover import ItemForm, NoteForm
from meetings.forms.held import HeldForm
from meetings.forms.item_decisions import ItemDecisionForm
from meetings.forms.looks import LookForm
from meetings.forms.messages import MessagesForm, words_of_kind
from meetings.forms.new_meeting import NewMeetingForm
from meetings.forms.outbox import OutboxFilter
from meetings.forms.plans import PlanRows, YearsForm
from meetings.forms.polls import PollAnswerForm, PollForm, words_for
from meetings.forms.publication import OneLanguageForm
from meetings.forms.reminder_rules import ReminderRulesForm
from meetings.forms.rotation import ChairOnDayForm
from meetings.forms.schedule import ScheduleFilter

__all__ = [
    "REFUSALS",
    "AlarmsForm",
    "AnswerForAnotherForm",
    "AnswerForm",
    "CalendarNoteForm",
    "CancelForm",
    "ChairOnDayForm",
    "ChoiceForm",
    "ConfirmForm",
    "DecisionForm",
    "DiscardForm",
    "FollowForm",
    "HeldForm",
    "ItemDecisionForm",
    "ItemForm",
    "LookForm",
    "MessagesForm",
    "MoveForm",
    "NewMeetingForm",
    "NoteForm",
    "OneLanguageForm",
    "OutboxFilter",
    "PlanRows",
    "PollAnswerForm",
    "PollForm",
    "ReminderRulesForm",
    "ReplaceForm",
    "ScheduleFilter",
    "SwapForm",
    "YearsForm",
    "values",
    "words_for",
    "words_of_kind",
]
