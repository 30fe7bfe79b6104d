"""What those who are called to a meeting are to be told: the rule, asked when a notice is planned and again when it is sent."""

from dataclasses import dataclass
from datetime import datetime

INVITATION, CHANGE = "invitation", "change"
CANCELLATION, RELEASE = "cancellation", "release"
# Whoever has had one of these last expects to come.
CALLS = (INVITATION, CHANGE)

TIME, PLACE, HOST, STATUS = "time", "place", "host", "status"


@dataclass(frozen=True, slots=True)
class Facts:
    """What somebody who is called must know of a meeting, as it stands or stood in the register.

    starts_at, ends_at: aware; place: its form and its venue, in the language in which that was written first; host: a
    city's code; status: "planned", "confirmed", "held" or "cancelled"; announced: those called have been invited, and
    it is no draft; what is cancelled needs no invitations.
    """

    starts_at: datetime
    ends_at: datetime
    place: tuple[str, str]
    host: str
    status: str
    announced: bool = True


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
    reminded: bool = False,
    asked_anew: bool = False,
) -> str | None:
    """Return the kind of notice that somebody should get now, or None.

    told: the kind of the last one that they got, None before the first; before, after: the facts as they were told, and
    as they are; called: whether they are called to the meeting now; reminded: whether a reminder of it has reached them,
    so that they hear of it when it is cancelled though nobody ever called them; asked_anew: whether they were called
    after they were told, so that what they answered before does not count: they were released and called again, or the
    date went to and fro, before anybody could tell them. Once it has begun nobody is called, released or told of changes;
    that it is cancelled is told until it would have been over. Source: R-51, RFC 5546 (3.2).
    """
    expects = told in CALLS
    if not after.announced or after.status == "held" or after.ends_at <= now:
        return None
    if after.status == "cancelled":
        return CANCELLATION if expects or (reminded and told is None) else None
    if after.starts_at <= now:
        return None
    if not called:
        return RELEASE if expects else None
    if expects and differences(before, after):
        return CHANGE
    return None if expects and not asked_anew else INVITATION
