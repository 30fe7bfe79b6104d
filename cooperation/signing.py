"""What both cities must agree to: whose signature stands, and whether it is final. Pure: plain values in and out."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cooperation import lifecycle

ADOPTION, BUDGET, COMPLETION, WITHDRAWAL = MATTERS = ("adoption", "budget", "completion", "withdrawal")
SIGNED, OUTDATED, OPEN = "signed", "outdated", "open"
CITIES = ("cph", "malmo")

# In which states the cities sign a matter; before and after, what was signed can only be read.
_SIGNED_IN = {
    ADOPTION: frozenset({lifecycle.ADOPTED, lifecycle.IN_PROGRESS}),
    BUDGET: frozenset({lifecycle.ADOPTED, lifecycle.IN_PROGRESS}),
    COMPLETION: frozenset({lifecycle.IN_PROGRESS}),
    WITHDRAWAL: frozenset({lifecycle.ADOPTED, lifecycle.IN_PROGRESS}),
}
# What an initiative waits for before it starts.
_AWAITED = (ADOPTION, BUDGET)


@dataclass(frozen=True, slots=True)
class Signature:
    """A city's signature under what had this digest; one that was taken back counts no more."""

    city: str
    digest: str
    at: datetime
    taken_back: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """How one city stands: signed, outdated (what it signed has changed since) or open; `at`: when it signed."""

    state: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """How a matter stands in each city (city code → Side); final only when all have signed the same."""

    sides: Mapping[str, Side]

    @property
    def final(self) -> bool:
        return all(side.state == SIGNED for side in self.sides.values())

    @property
    def begun(self) -> bool:
        return any(side.state != OPEN for side in self.sides.values())


def digest(parts: Iterable[Iterable[Any]]) -> str:
    """Return the SHA-256 (hex) of plain rows of texts, numbers and None, in their order; None and "" are the same."""
    rows = [[None if value in (None, "") else str(value).strip() for value in row] for row in parts]
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()


def budget_digest(lines: Iterable[tuple[Any, ...]]) -> str:
    """Return the digest of budget lines, whatever their order: (city, partner, amount, currency, what …) each."""
    return digest(sorted(([*line] for line in lines), key=lambda line: [str(value) for value in line]))


def standing(signatures: Iterable[Signature], digest: str) -> Standing:
    """Return how each city stands towards what has this digest now. signatures: of one matter, in any order.

    Both must have signed the same content: it is the two cities together that decide (R-23), neither outvotes the other.
    """
    own: dict[str, list[Signature]] = {city: [] for city in CITIES}
    for one in signatures:
        if not one.taken_back:
            own[one.city].append(one)
    return Standing({city: _side(given, digest) for city, given in own.items()})


def _side(given: list[Signature], digest: str) -> Side:
    valid = [one for one in given if one.digest == digest]
    if valid:
        return Side(SIGNED, max(one.at for one in valid))
    return Side(OUTDATED, max(one.at for one in given)) if given else Side(OPEN)


def open_matters(state: str, *, has_budget: bool) -> list[str]:
    """Return the matters that cities may sign in a state of a project (a code of `lifecycle.STATES`), in their order."""
    return [one for one in MATTERS if state in _SIGNED_IN[one] and (one != BUDGET or has_budget)]


def is_told(matter: str, state: str, standing: Standing) -> bool:
    """Return whether a matter is worth telling: somebody has signed it, or an adopted project waits for it to start."""
    return standing.begun or (state == lifecycle.ADOPTED and matter in _AWAITED)


def is_asked(matter: str, state: str, standing: Standing, *, has_budget: bool) -> bool:
    """Return whether a matter waits for a city's signature; nobody is asked to complete or give up what goes on."""
    is_open = matter in open_matters(state, has_budget=has_budget)
    return is_open and is_told(matter, state, standing) and not standing.final


def may_sign(standing: Standing, city: str) -> bool:
    """Return whether a city still has to sign what stands now."""
    return city in standing.sides and standing.sides[city].state != SIGNED


def may_take_back(standing: Standing, city: str) -> bool:
    """Return whether a city may take its signature back: only as long as the other one has not signed the same."""
    if city not in standing.sides or standing.sides[city].state != SIGNED:
        return False
    return all(side.state != SIGNED for other, side in standing.sides.items() if other != city)
