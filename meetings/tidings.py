"""What the public is told of a meeting when it changes, and since when two things have been so at once."""

from collections.abc import Iterable
from datetime import datetime

from meetings import changes
from meetings.changes import Standing, what_changed

ANNOUNCED, MOVED, CONFIRMED, HELD, CANCELLED = "announced", "moved", "confirmed", "held", "cancelled"

_OF_CHANGE = {
    changes.NEW: ANNOUNCED,
    changes.MOVED: MOVED,
    changes.HOURS: MOVED,
    changes.CONFIRMED: CONFIRMED,
    changes.HELD: HELD,
    changes.CANCELLED: CANCELLED,
}
ORDER = tuple(dict.fromkeys(_OF_CHANGE.values()))

Timeline = Iterable[tuple[datetime, bool]]


def tidings(before: Standing | None, after: Standing, at: datetime) -> list[str]:
    """Return the kinds of news about one meeting, in the order in which they are told.

    before: as the public last knew it, None of one that it did not know; after: as it can be read from the moment `at`.
    A meeting that was over when the public first heard of it is not announced any more, only that it was held or
    cancelled.
    """
    kinds = {_OF_CHANGE[code] for code in what_changed(before, after) if code in _OF_CHANGE}
    if after.ends_at <= at:
        kinds.discard(ANNOUNCED)
    return [kind for kind in ORDER if kind in kinds]


def since_both(first: Timeline, second: Timeline) -> datetime | None:
    """Return the first moment at which two things were so, None when they never were at once.

    Each is told by the moments at which it changed and what it was from then on; before the first of them it was not so.
    What happened in one moment counts as a whole.
    """
    changed: dict[datetime, list[tuple[int, bool]]] = {}
    for which, timeline in enumerate((first, second)):
        for moment, holds in timeline:
            changed.setdefault(moment, []).append((which, holds))
    now = [False, False]
    for moment in sorted(changed):
        for which, holds in changed[moment]:
            now[which] = holds
        if all(now):
            return moment
    return None
