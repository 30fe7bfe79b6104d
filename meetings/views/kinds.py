"""The changes of a meeting that have pages: when each is possible, what it asks, and what it is called."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meetings import actions
from meetings.forms import (
    CancelForm,
    ConfirmForm,
    DiscardForm,
    MoveForm,
    NewMeetingForm,
    ReplaceForm,
    SwapForm,
)
from meetings.models import Meeting


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of change; action: the verb that makes it."""

    form: type
    action: Callable
    title: Any
    # What the button that makes the change says.
    button: Any
    # What the reader is told when it has been made.
    done: Any
    possible: Callable = lambda meeting: meeting.status in Meeting.UNSETTLED
    lead: Any = ""


KINDS = {
    "confirm": Kind(
        form=ConfirmForm,
        action=actions.confirm,
        title=_("Confirm the meeting"),
        button=pgettext_lazy("a meeting", "Confirm"),
        done=_("The meeting is confirmed."),
        possible=lambda meeting: meeting.status == Meeting.Status.PLANNED,
        lead=_("Calendars then show it as certain, and its host no longer changes by itself."),
    ),
    "move": Kind(
        form=MoveForm,
        action=actions.move,
        title=_("Move the meeting"),
        button=pgettext_lazy("a meeting", "Move"),
        done=_("The meeting is moved."),
    ),
    "cancel": Kind(
        form=CancelForm,
        action=actions.cancel,
        title=_("Cancel the meeting"),
        button=_("Call it off"),
        done=_("The meeting is cancelled."),
        lead=_(
            "A cancelled meeting stays on record and cannot be taken up again. "
            "In the working group its city keeps the turn."
        ),
    ),
    "replace": Kind(
        form=ReplaceForm,
        action=actions.replace,
        title=_("Replace the meeting"),
        button=pgettext_lazy("a meeting by another one", "Replace"),
        done=_("The meeting is cancelled, and another one stands in its place."),
        lead=_("The meeting is called off, and another one takes its place."),
    ),
    "swap": Kind(
        form=SwapForm,
        action=actions.swap,
        title=_("Swap hosts"),
        button=pgettext_lazy("two cities", "Swap hosts"),
        done=_("The hosts are swapped."),
        lead=_("By agreement the other city hosts. The rotation then continues from there."),
    ),
    "discard": Kind(
        form=DiscardForm,
        action=actions.discard,
        title=_("Delete the draft"),
        button=pgettext_lazy("a draft", "Delete"),
        done=_("The draft is deleted."),
        possible=lambda meeting: meeting.may_be_discarded,
        lead=_("Nobody has been called to it, and nothing of it remains but the history."),
    ),
}
NEW = Kind(
    form=NewMeetingForm,
    action=actions.schedule,
    title=_("New meeting"),
    button=pgettext_lazy("a meeting", "Save"),
    done=_("The meeting stands in the plan."),
    lead=_("The meeting is a draft or closed until it is published."),
)


def possible_changes(meeting):
    """What can be done with a meeting now: names of KINDS."""
    return [name for name, kind in KINDS.items() if kind.possible(meeting)]
