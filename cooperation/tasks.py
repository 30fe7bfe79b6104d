"""What the clock runs for the cooperation. Everything here may run twice, late, or at the same time elsewhere."""

import logging
from datetime import timedelta
from time import monotonic

from celery import shared_task
from django.utils import timezone

from cooperation import actions, machine
from cooperation.models import parity_now
from cooperation.models.drafts import say_machine_is_there
from oresund import apertium

SECONDS = 60  # of drafting in one task, well under its time limit; the next tick goes on

logger = logging.getLogger(__name__)


@shared_task
def draft_translations():
    """Make the machine drafts that somebody asked for, and say that there is somebody who does."""
    engine = apertium.engine()
    if engine is None:
        return
    say_machine_is_there()
    stop_at = monotonic() + SECONDS
    while monotonic() < stop_at and (row := actions.claim_draft(now=timezone.now())):
        _draft(row, engine)


def _draft(row, engine):
    """One text; whatever is wrong with it, the others go on."""
    try:
        subject = row.model._default_manager.get(pk=row.object_id)
        source = getattr(subject, f"{row.field}_{row.original}") or ""
        words = machine.draft(source, source=row.original, target=row.language, translate=engine)
        actions.note_draft(translation=row, words=words, now=timezone.now())
    except Exception as error:  # a broken text must not stop the queue
        logger.warning(
            "No machine draft of %s: %r", row, error, exc_info=not isinstance(error, apertium.Unavailable)
        )
        actions.note_failure(translation=row, error=repr(error), now=timezone.now())


@shared_task
def compare_texts():
    """Make ready to be compared what was written since: its traits, a machine's translation, the crowd around it."""
    stop_at = monotonic() + SECONDS
    engine = apertium.engine()
    while monotonic() < stop_at and (
        actions.prepare_texts() or (engine and _translated(engine)) or actions.measure_crowds()
    ):
        pass


def _translated(engine):
    """How many texts were; without a machine they are compared all the same."""
    try:
        return actions.translate_texts(engine)
    except apertium.Unavailable as error:
        logger.warning("No translations to compare texts by: %r", error)
        return 0


@shared_task
def count_texts():
    """Count anew how rare the traits of texts are, where many have come."""
    if actions.has_grown():
        actions.count_texts()


@shared_task
def note_parity():
    """Keep how equal the two languages are today; the last count of a day stays."""
    actions.note_parity(shares=parity_now(), day=timezone.localdate())


@shared_task
def forget_subscriptions():
    """Addresses that are no longer used are deleted."""
    actions.forget_subscriptions(now=timezone.now())


@shared_task
def forget_forms():
    """Forms that nobody came back to, and files that no row speaks of, are deleted."""
    now = timezone.now()
    actions.forget_drafts(now=now)
    actions.forget_files(before=now - timedelta(days=1))
