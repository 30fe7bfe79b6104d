"""When those who follow the news are told: each day or each Monday, at eight in the morning."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAILY, WEEKLY = "daily", "weekly"
EIGHT = time(8)
# What has just been written is told the next time, since those who write may not have finished.
SETTLED = timedelta(minutes=5)


def last_due(rhythm: str, now: datetime, zone: ZoneInfo) -> datetime:
    """Return the last moment up to `now` at which somebody with this rhythm (DAILY or WEEKLY) was due to be told.

    zone: of the city whose morning it is.
    """
    local = now.astimezone(zone)
    days = local.weekday() if rhythm == WEEKLY else 0
    due = datetime.combine(local.date() - timedelta(days=days), EIGHT, zone)
    if due > now:
        due = datetime.combine(due.date() - timedelta(days=7 if rhythm == WEEKLY else 1), EIGHT, zone)
    return due
