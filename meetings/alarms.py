"""How long before a meeting a calendar program may ring, as it stands in an address: ?alarm=1d,1h."""

from collections.abc import Iterable
from datetime import timedelta

# The earliest one first.
ALARMS = {
    "1w": timedelta(weeks=1),
    "1d": timedelta(days=1),
    "1h": timedelta(hours=1),
    "15m": timedelta(minutes=15),
}


class UnknownAlarm(ValueError):
    """Something else than the keys of ALARMS."""


def alarms_in(values: Iterable[str]) -> tuple[str, ...]:
    """Return the alarms that an address asks for, each once, the earliest first.

    values: those of `alarm`, each with one or more keys of ALARMS between commas. Raises UnknownAlarm.
    """
    asked = {key for value in values for key in value.split(",") if key}
    if not asked <= ALARMS.keys():
        raise UnknownAlarm
    return tuple(key for key in ALARMS if key in asked)


def with_alarms(address: str, alarms: Iterable[str]) -> str:
    """Return the address of a calendar that rings."""
    asked = ",".join(alarms)
    return f"{address}?alarm={asked}" if asked else address
