"""What a message is about, how far it has come, and why it failed, in the reader's words."""

from django import template
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import failures
from meetings.models.outbox import KINDS, kind_of

register = template.Library()

_REASONS = {
    failures.NO_MAILBOX: _("the mailbox does not exist"),
    failures.REFUSED: _("the mail server refused the message"),
    failures.BUSY: _("the mail server asked to come back later"),
    failures.UNREACHABLE: _("the mail server could not be reached"),
    failures.TIMED_OUT: _("the mail server did not answer in time"),
    failures.NOT_ADMITTED: _("the mail server does not let the portal in"),
    failures.UNCERTAIN: _("it may have arrived; nobody knows, so it was not sent a second time"),
    failures.TEMPLATE: _("the template of the message is broken"),
    failures.BROKEN: _("the message could not be made"),
    failures.NEEDLESS: _("there was nothing left to say"),
    failures.BY_HAND: _("a secretariat withdrew it"),
    failures.BEFORE: _("sent before the database was restored; its text is not known"),
}
_MARKS = {"sent": "done", "failed": "missed", "withdrawn": "withdrawn"}


@register.filter
def matter(message):
    """What it is about: the agenda is ready, cancellation, new password."""
    return KINDS[kind_of(message)]


@register.filter
def failure_words(message):
    """Why the last try failed, or it was not sent at all; "" where there is nothing to tell."""
    if message.last_error:
        return _REASONS[failures.why(message.last_error)]
    # Translators: why a message could not be sent
    return pgettext_lazy("message", "the reason is no longer kept") if message.state == "failed" else ""


@register.filter
def words_of_server(message):
    return failures.words_of_server(message.last_error)


@register.filter
def state_mark(message):
    """Which shape stands for how far it has come."""
    if message.state == "planned":
        return "in_progress" if message.claimed_by else "planned"
    return _MARKS[message.state]
