"""What pages of meetings let people write."""

from meetings.forms.publication import OneLanguageForm

__all__ = ["OneLanguageForm"]
