"""What a project has changed: before and after, city by city. Only what was measured is compared."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

BEFORE, AFTER = MOMENTS = ("before", "after")
# Measured in both cities together.
BOTH = ""


class Measured(NamedTuple):
    """One measurement; city: "cph", "malmo" or BOTH; moment: BEFORE or AFTER the project's effect."""

    city: str
    moment: str
    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Comparison:
    """The last measurement before and the last one after in a city, and what lies between; None where nobody measured."""

    city: str
    before: Measured | None
    after: Measured | None
    change: Decimal | None
    # Whether the target is reached; None where it cannot be told.
    is_reached: bool | None


def comparisons(measured: Iterable[Measured], target: Decimal | None) -> list[Comparison]:
    """Set before beside after for each city that was measured: Copenhagen, Malmö, both together.

    target: the value that is aimed at; it is above or below where one began, so the direction needs no telling.
    """
    last: dict[tuple[str, str], Measured] = {}
    for one in sorted(measured, key=lambda each: each.on):
        last[one.city, one.moment] = one
    cities = sorted({city for city, _moment in last}, key=lambda city: (city == BOTH, city))
    return [_compared(city, last.get((city, BEFORE)), last.get((city, AFTER)), target) for city in cities]


def _compared(
    city: str, before: Measured | None, after: Measured | None, target: Decimal | None
) -> Comparison:
    if before is None or after is None:
        return Comparison(city, before, after, None, None)
    reached = None
    if target is not None:
        reached = after.value >= target if target >= before.value else after.value <= target
    return Comparison(city, before, after, after.value - before.value, reached)
