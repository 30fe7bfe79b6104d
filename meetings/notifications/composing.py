"""Which function makes the mail of which queue."""

from collections.abc import Callable
from typing import Any

from cooperation.models import Letter, Posted
from meetings.models import Notice, Reminder
from meetings.notifications.letters import write
from meetings.notifications.notices import notify
from meetings.notifications.reminders import Reminding
from oresund.mail import Mail

_MAKES: dict[type[Posted], Callable[[Any], Mail]] = {Letter: write, Notice: notify}


def compose(message: Any) -> Mail:
    """Make the mail of a message as the clock would now, without sending it. Raises NothingToSay.

    message: loaded by `to_send` of its queue.
    """
    make = Reminding() if isinstance(message, Reminder) else _MAKES[type(message)]
    return make(message)
