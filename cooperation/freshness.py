"""How long the check of somebody else's initiative counts. Pure: days in, answers out."""

from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

# After so many calendar months the check is marked stale.
GOOD_FOR = relativedelta(months=24)


def good_until(checked_on: date) -> date:
    """Return the last day on which a check counts: the same day 24 months later, or the last one of that month."""
    return checked_on + GOOD_FOR


def is_stale(checked_on: date | None, today: date) -> bool:
    """Return whether somebody must look again; what was never checked is as stale as can be (R-17, S8)."""
    return checked_on is None or good_until(checked_on) < today


def oldest_fresh(today: date) -> date:
    """Return the earliest day of a check that still counts today, so that a database can compare days."""
    earliest = today - GOOD_FOR
    return earliest if good_until(earliest) >= today else earliest + timedelta(days=1)
