"""What pages of meetings let people write."""

from meetings.forms.polls import PollAnswerForm, PollForm, words_for
from meetings.forms.publication import OneLanguageForm

__all__ = ["OneLanguageForm", "PollAnswerForm", "PollForm", "words_for"]
