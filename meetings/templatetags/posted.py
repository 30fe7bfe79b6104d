"""What a message is about, how far it has come, and why it failed, in the reader's words."""

from django import template

from cooperation import failures
from meetings.models.outbox import KINDS, kind_of
from meetings.reasons import WITHDRAWN, failure_words

register = template.Library()
register.filter(failure_words)

_MARKS = {"sent": "done", "failed": "missed", "withdrawn": "withdrawn"}


@register.filter
def matter(message):
    """What it is about: the agenda is ready, cancellation, new password."""
    return KINDS[kind_of(message)]


@register.filter
def words_of_server(message):
    return "" if message.last_error in WITHDRAWN else failures.words_of_server(message.last_error)


@register.filter
def language_of(message):
    """The language in which it was said, or will be."""
    said = message.language if message.state in ("sent", "withdrawn") else ""
    return said or (message.recipient or message.subscription).language


@register.filter
def state_mark(message):
    """Which shape stands for how far it has come."""
    if message.state == "planned":
        return "in_progress" if message.claimed_by else "planned"
    return _MARKS[message.state]
