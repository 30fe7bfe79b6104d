"""What those who are called to a meeting are to be told: the rule, asked when a notice is planned and again when it is sent."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

INVITATION, CHANGE = "invitation", "change"
CANCELLATION, RELEASE = "cancellation", "release"
# Whoever has had one of these last expects to come.
CALLS = (INVITATION, CHANGE)
# No notice, but it tells of the meeting as well.
REMINDER = "reminder"

TIME, PLACE, HOST, STATUS = "time", "place", "host", "status"


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody who is called must know of a meeting, as it stands or stood in the register.

    starts_at, ends_at: aware; place: its form and its venue, in the language in which that was written first; host: a
    city's code; status: "planned", "confirmed", "held" or "cancelled"; announced: it is no draft.
    """

    starts_at: datetime
    ends_at: datetime
    place: tuple[str, str]
    host: str
    status: str
    announced: bool = True


@dataclass(frozen=True, slots=True)
class Told:
    """One message that somebody has had about a meeting.

    kind: that of a notice, or REMINDER; revision: the SEQUENCE of which it told, None where that was not noted; at: when
    it went out, None while it is on its way.
    """

    kind: str
    revision: int | None = None
    at: datetime | None = None


def last_told(history: Iterable[Told]) -> Told | None:
    """Return what somebody goes by, of all that they have had about a meeting, the oldest first; None before the first.

    A reminder is all that those know who are not called: also when one of them is told of a change, it stays REMINDER.
    Whoever is called goes by what calendars know, which is in notices only; and nothing comes after a cancellation.
    """
    known: Told | None = None
    for one in history:
        is_called = known is not None and known.kind in CALLS
        if one.kind == REMINDER and known and (is_called or known.kind == CANCELLATION):
            continue
        known = replace(one, kind=REMINDER) if one.kind == CHANGE and not is_called else one
    return known


def differences(before: Facts, after: Facts) -> list[str]:
    """Return what is worth a message: TIME, PLACE, HOST and STATUS, those of them that differ.

    SEQUENCE rises also when a translation is added or the public is let in. Nobody has to come at another time or to
    another place for that, so it is not compared; calendars fetch it by themselves. Source: R-51, demands §4 (9).
    """
    pairs = {
        TIME: ((before.starts_at, before.ends_at), (after.starts_at, after.ends_at)),
        PLACE: (before.place, after.place),
        HOST: (before.host, after.host),
        STATUS: (before.status, after.status),
    }
    return [what for what, (old, new) in pairs.items() if old != new]


def next_notice(
    *,
    told: str | None,
    before: Facts,
    after: Facts,
    called: bool,
    now: datetime,
    asked_anew: bool = False,
) -> str | None:
    """Return the kind of notice that somebody should get now, or None.

    told: the kind of the last one that they got, as `last_told` sees it, None before the first; before, after: the facts
    as they were told, and as they are; called: whether they are called to the meeting now; asked_anew: whether they were
    called after they were told, so that what they answered before does not count: they were released and called again, or
    the date went to and fro, before anybody could tell them. Whoever was only reminded hears of a change and of a
    cancellation, but not that the meeting is confirmed. Once it has begun nobody is called, released or told of changes;
    that it is cancelled is told until it would have been over. Source: R-51, RFC 5546 (3.2).
    """
    if not after.announced or after.status == "held" or after.ends_at <= now:
        return None
    if after.status == "cancelled":
        return CANCELLATION if told in (*CALLS, REMINDER) else None
    if after.starts_at <= now:
        return None
    news = differences(before, after)
    if not called:
        return _to_others(told, news)
    if told not in CALLS:
        return INVITATION
    return CHANGE if news else INVITATION if asked_anew else None


def _to_others(told: str | None, news: list[str]) -> str | None:
    """What those hear who are not called to a meeting that is to come."""
    if told in CALLS:
        return RELEASE
    return CHANGE if told == REMINDER and set(news) - {STATUS} else None
