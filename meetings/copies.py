"""Calendars and feeds of news as they were last written, kept until something that they show may have changed.

A copy is found by what was asked for (whose calendar, its language, its alarms), and holds as long as the stamps of the
database are those it was written under. What a calendar shows is in its ETag, so one that is written anew and comes out
the same is still the same for every program that follows it.
"""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.core.cache import cache

from oresund import release

KEPT_FOR = timedelta(days=30)
A_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Written:
    """A calendar as it has just been written, and the moment from which it would come out otherwise, if there is one."""

    content: bytes
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Copy:
    """A calendar as it was written under certain stamps; packed, since its meetings are much alike."""

    stamps: Sequence[str]
    etag: str
    modified: datetime
    until: datetime | None
    packed: bytes

    @property
    def content(self) -> bytes:
        return zlib.decompress(self.packed)

    def holds(self, stamps: Sequence[str], now: datetime) -> bool:
        return self.stamps == stamps and (self.until is None or now < self.until)


def copy_of(
    calendar: Sequence[object], *, stamps: Sequence[str], now: datetime, write: Callable[[], Written]
) -> Copy:
    """Return the copy of a calendar, written anew when it no longer holds. Two who do so at once do no harm.

    calendar: what was asked for, and whatever its content depends on besides the database and the settings named here;
    stamps: as they were before anything was read that the calendar shows.
    """
    key = _key(calendar)
    last: Copy | None = cache.get(key)
    if last and last.holds(stamps, now):
        return last
    written = write()
    etag = f'"{sha256(written.content).hexdigest()[:32]}"'
    copy = Copy(
        stamps=stamps,
        etag=etag,
        modified=_modified(etag, last, now),
        until=written.until,
        packed=zlib.compress(written.content),
    )
    cache.set(key, copy, KEPT_FOR.total_seconds())
    return copy


def _modified(etag: str, last: Copy | None, now: datetime) -> datetime:
    """When the content changed. HTTP counts in seconds, so two that follow each other within one must still differ."""
    if last and last.etag == etag:
        return last.modified
    since = now.replace(microsecond=0) - A_SECOND
    return max(since, last.modified + A_SECOND) if last else since


def _key(calendar: Sequence[object]) -> str:
    outside = (release.fingerprint(), settings.SITE_URL, settings.REPLIES_ADDRESS, settings.CHAIR_WORD)
    return "calendar:" + sha256(repr((tuple(calendar), outside)).encode()).hexdigest()
