"""What a project costs: sums per currency and per city, and together only where the rate of a day is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_HALF_EVEN, Decimal
from typing import NamedTuple

DKK, SEK = CURRENCIES = ("DKK", "SEK")
# What 100 DKK have cost in SEK since there is a bridge, with room on both sides: a rate the wrong way round lies outside.
LOWEST_RATE, HIGHEST_RATE = Decimal(80), Decimal(250)
# A decision takes the latest rate of the days before it; an older one says nothing of that day.
RATE_HOLDS = timedelta(days=31)

_CENT, _RATE, _TENTH = Decimal("0.01"), Decimal("0.000001"), Decimal("0.1")


class Line(NamedTuple):
    """One line of a budget; city: "cph" or "malmo"; currency: one of CURRENCIES."""

    city: str
    currency: str
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Sum:
    """Amounts together: apart by currency, and all of them in DKK and in SEK; None where that needs a rate nobody knows."""

    by_currency: Mapping[str, Decimal]
    in_dkk: Decimal | None
    in_sek: Decimal | None
    # Of all that the project costs, with one decimal; None where the sums cannot be compared.
    percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Drift:
    """What the same lines come to at a newer rate, and by how many percent that is more or less."""

    in_dkk: Decimal
    in_sek: Decimal
    dkk_percent: Decimal
    sek_percent: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """Everything that a budget comes to; by_city in the order of the codes."""

    by_currency: Mapping[str, Decimal]
    by_city: Mapping[str, Sum]
    in_dkk: Decimal | None
    in_sek: Decimal | None
    drift: Drift | None


def totals(lines: Iterable[Line], rate: Decimal | None, newest: Decimal | None = None) -> Totals:
    """Add up a budget.

    rate: SEK for 100 DKK as frozen at the decision, None where none is recorded: then nothing is added up across
    currencies. newest: today's rate, to show how far it has drifted. Amounts keep two decimals, rounded half to even.
    """
    lines = list(lines)
    together = _sum(lines, rate)
    by_city = {
        city: [line for line in lines if line.city == city] for city in sorted({one.city for one in lines})
    }
    sums = {city: _sum(of_city, rate) for city, of_city in by_city.items()}
    return Totals(
        by_currency=together.by_currency,
        by_city=_with_shares(sums, together),
        in_dkk=together.in_dkk,
        in_sek=together.in_sek,
        drift=_drift(lines, together, newest) if rate and newest and lines else None,
    )


def to_dkk(sek: Decimal, rate: Decimal) -> Decimal:
    """SEK in DKK, with two decimals; rate: SEK for 100 DKK."""
    return (sek * 100 / rate).quantize(_CENT, ROUND_HALF_EVEN)


def to_sek(dkk: Decimal, rate: Decimal) -> Decimal:
    """DKK in SEK, with two decimals; rate: SEK for 100 DKK."""
    return (dkk * rate / 100).quantize(_CENT, ROUND_HALF_EVEN)


def inverse(rate: Decimal) -> Decimal:
    """DKK for 100 SEK from SEK for 100 DKK, and back, with six decimals. Raises ZeroDivisionError for 0."""
    if not rate:
        raise ZeroDivisionError
    return (Decimal(10000) / rate).quantize(_RATE, ROUND_HALF_EVEN)


def is_likely(rate: Decimal) -> bool:
    """Whether SEK for 100 DKK can be so much; one that is written the wrong way round cannot."""
    return LOWEST_RATE <= rate <= HIGHEST_RATE


def holds(rate_on: date, day: date) -> bool:
    """Whether the rate of a day may be frozen by a decision on another: it is of that day, or not long before."""
    return rate_on <= day <= rate_on + RATE_HOLDS


def _sum(lines: list[Line], rate: Decimal | None) -> Sum:
    of = {one: sum((line.amount for line in lines if line.currency == one), Decimal(0)) for one in CURRENCIES}
    used = {one: amount for one, amount in of.items() if amount}
    if rate:
        return Sum(used, of[DKK] + to_dkk(of[SEK], rate), of[SEK] + to_sek(of[DKK], rate))
    # What is all in one currency needs no rate.
    return Sum(used, None if of[SEK] else of[DKK], None if of[DKK] else of[SEK])


def _with_shares(sums: Mapping[str, Sum], together: Sum) -> dict[str, Sum]:
    """The last city has what is left, so that the shares come to 100."""
    in_one = [(one.in_dkk, together.in_dkk) for one in sums.values()]
    if together.in_dkk is None:
        in_one = [(one.in_sek, together.in_sek) for one in sums.values()]
    if any(part is None or not whole_sum for part, whole_sum in in_one):
        return dict(sums)
    left, found = Decimal(100), {}
    for number, (city, one) in enumerate(sums.items(), start=1):
        part, whole_sum = in_one[number - 1]
        share = _percent(part or Decimal(0), whole_sum or Decimal(1)) if number < len(sums) else left
        left -= share
        found[city] = Sum(one.by_currency, one.in_dkk, one.in_sek, share)
    return found


def _drift(lines: list[Line], frozen: Sum, newest: Decimal) -> Drift:
    now = _sum(lines, newest)
    # With a rate, both sums are known.
    dkk, sek = now.in_dkk or Decimal(0), now.in_sek or Decimal(0)
    was_dkk, was_sek = frozen.in_dkk or dkk, frozen.in_sek or sek
    return Drift(dkk, sek, _percent(dkk - was_dkk, was_dkk), _percent(sek - was_sek, was_sek))


def _percent(part: Decimal, of: Decimal) -> Decimal:
    return (part * 100 / of).quantize(_TENTH, ROUND_HALF_EVEN)
