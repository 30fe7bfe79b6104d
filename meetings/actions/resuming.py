"""What becomes of mail after the database was restored from a copy: whether it had been sent before, somebody must say."""

import logging
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import F, OuterRef, Subquery

from cooperation import failures
from cooperation.actions import free_what_the_dead_held, recorded
from cooperation.models import Letter, Posted, PostOffice, User
from meetings.models import Meeting, Reminder
from meetings.models.outbox import QUEUES, in_doubt
from meetings.permissions import may_resume_sending
from meetings.rhythm import SETTLED

# What is noted with a message when it is sent, as far as the copy knows it.
_SEQUENCE = Meeting.objects.filter(pk=OuterRef("meeting")).values("sequence")
_TOLD: dict[type[Posted], dict[str, Any]] = {
    Letter: {"until": F("due_at") - SETTLED},
    Reminder: {"revision": Subquery(_SEQUENCE[:1])},
}

logger = logging.getLogger(__name__)


class NotHeld(Exception):
    """Messages go out already; somebody else was faster."""


def resume_sending(*, by: User, now: datetime, send_due: bool) -> int:
    """Let messages go out from a restored database; returns how many of those in doubt were there.

    In doubt is what was due when the portal noticed: the copy does not know whether it went out. send_due: whether it goes
    out now. Otherwise it counts as sent when it was due, so that whoever was called is told of changes, and no plan
    writes it again. What fell due since is sent in any case, since nothing else can have sent it. Raises PermissionDenied,
    NotHeld.
    """
    if not may_resume_sending(by):
        raise PermissionDenied
    with recorded(by=by, why="resume sending"):
        office = PostOffice.objects.select_for_update().filter(pk=1, held_since__isnull=False).first()
        if office is None:
            raise NotHeld
        number = sum(_settle(queue, office.held_since, send_due) for queue in QUEUES.values())
        office.identity, office.held_since = PostOffice.this_database(), None
        office.save(update_fields=["identity", "held_since"])
    logger.info("User %s resumed sending; %s messages, sent now: %s", by.pk, number, send_due)
    return number


def _settle(queue: Any, held_since: datetime | None, send_due: bool) -> int:
    free_what_the_dead_held(queue)
    rows = queue._default_manager.filter(pk__in=in_doubt(queue, held_since).values("pk"))
    if send_due:
        return int(rows.count())
    note = failures.NOTE[failures.BEFORE]
    told = _TOLD.get(queue, {})
    return int(rows.update(state="sent", sent_at=F("due_at"), last_error=note, claimed_by=None, **told))
