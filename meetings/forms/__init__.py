"""What pages of meetings let people write."""

from meetings.forms.calendar_notes import CalendarNoteForm
from meetings.forms.changes import CancelForm, ConfirmForm, DiscardForm, MoveForm, ReplaceForm, SwapForm
from meetings.forms.decision import DecisionForm
from meetings.forms.new_meeting import NewMeetingForm
from meetings.forms.plans import PlanRows, YearsForm
from meetings.forms.polls import PollAnswerForm, PollForm, words_for
from meetings.forms.publication import OneLanguageForm

__all__ = [
    "CalendarNoteForm",
    "CancelForm",
    "ConfirmForm",
    "DecisionForm",
    "DiscardForm",
    "MoveForm",
    "NewMeetingForm",
    "OneLanguageForm",
    "PlanRows",
    "PollAnswerForm",
    "PollForm",
    "ReplaceForm",
    "SwapForm",
    "YearsForm",
    "words_for",
]
