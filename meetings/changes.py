"""What is different about a meeting, between what a reader knew of it and what it is now."""

from dataclasses import dataclass
from datetime import date, datetime

NEW, MOVED, HOURS = "new", "moved", "hours"
HOST, PLACE, FORM, TITLE = "host", "place", "form", "title"
PUBLISHED, CONFIRMED, CANCELLED, HELD, MINUTES = "published", "confirmed", "cancelled", "held", "minutes"
AGREED, AGENDA, DECISIONS = "agreed", "agenda", "decisions"


@dataclass(frozen=True, slots=True)
class Standing:
    """A meeting at one moment, as far as readers are told when it changes.

    day: the date of its start in Copenhagen; host: "cph" or "malmo"; title, place: the words in Danish and in Swedish;
    status, form, minutes: the words of Meeting; is_public: whether everybody may read of it.
    """

    day: date
    starts_at: datetime
    ends_at: datetime
    host: str
    title: tuple[str, str]
    place: tuple[str, str]
    form: str
    status: str
    minutes: str
    is_public: bool


def what_changed(before: Standing | None, after: Standing) -> list[str]:
    """Return the codes of what is different, the most important first; empty when all is as it was.

    before: as the reader knew it, or None of a meeting that the reader did not know. Whatever happened in between counts
    only by where it led: two moves are one, and one that was taken back is none. Of a new meeting only that it is new,
    and that it was cancelled or held.
    """
    settled = {"cancelled": [CANCELLED], "held": [HELD]}
    if before is None:
        return [NEW, *settled.get(after.status, [])]
    status = {"confirmed": [CONFIRMED], **settled}.get(after.status, [])
    return [
        *(status if after.status != before.status else []),
        *_when(before, after),
        *(code for code, name in _NAMES if getattr(before, name) != getattr(after, name)),
        *([PUBLISHED] if after.is_public and not before.is_public else []),
    ]


_NAMES = [(HOST, "host"), (PLACE, "place"), (FORM, "form"), (TITLE, "title"), (MINUTES, "minutes")]


def _when(before: Standing, after: Standing) -> list[str]:
    if before.day != after.day:
        return [MOVED]
    return [] if (before.starts_at, before.ends_at) == (after.starts_at, after.ends_at) else [HOURS]
