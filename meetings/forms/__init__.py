"""What pages of meetings let people write."""

from meetings.forms.changes import CancelForm, ConfirmForm, DiscardForm, MoveForm, ReplaceForm, SwapForm
from meetings.forms.decision import DecisionForm
from meetings.forms.new_meeting import NewMeetingForm
from meetings.forms.polls import PollAnswerForm, PollForm, words_for
from meetings.forms.publication import OneLanguageForm

__all__ = [
    "CancelForm",
    "ConfirmForm",
    "DecisionForm",
    "DiscardForm",
    "MoveForm",
    "NewMeetingForm",
    "OneLanguageForm",
    "PollAnswerForm",
    "PollForm",
    "ReplaceForm",
    "SwapForm",
    "words_for",
]
