"""Why a message could not be sent, in the reader's words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cooperation import failures
from cooperation.models import Posted
from meetings import reminders

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
# Why a plan took a message out of the queue.
WITHDRAWN = {
    reminders.TOO_LATE: _("the meeting had begun, or was over"),
    reminders.SUPERSEDED: _("a later reminder went out"),
    reminders.OLD_DATE: _("the meeting was moved to another date"),
    reminders.CALLED_OFF: _("the meeting was cancelled, or is a draft again"),
    reminders.NOT_WANTED: _("it was not wanted any more: apologies, another seat, or another rule"),
}


def failure_words(message: Posted) -> Any:
    """Why the last try failed, or it was not sent at all; "" where there is nothing to tell."""
    if message.last_error in WITHDRAWN:
        return WITHDRAWN[message.last_error]
    if message.last_error:
        return _REASONS[failures.why(message.last_error)]
    # Translators: why a message could not be sent
    return pgettext_lazy("message", "the reason is no longer kept") if message.state == "failed" else ""
