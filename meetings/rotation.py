"""Whose turn it is: hosts alternate between the two cities, and the chair follows the host."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import Any

CITIES = ("cph", "malmo")


@dataclass(frozen=True, slots=True)
class Turn:
    """One meeting of the working group, seen as a turn in the rotation.

    ref: reference, unique within one rotation; breaks ties between meetings that start at once (W10).
    starts_at, ends_at: aware datetimes.
    host: "cph" or "malmo".
    cancelled: a cancelled meeting takes no turn (W1).

    Raises ValueError on an unknown host or a naive datetime.
    """

    ref: str
    starts_at: datetime
    ends_at: datetime
    host: str
    cancelled: bool = False

    def __post_init__(self) -> None:
        other_city(self.host)
        _require_aware(self.starts_at)
        _require_aware(self.ends_at)


def other_city(city: str) -> str:
    """Return the partner of a city. Raises ValueError when it is neither of the two."""
    if city not in CITIES:
        raise ValueError(f"unknown city {city!r}, expected one of {CITIES}")
    return CITIES[1 - CITIES.index(city)]


def suggested_hosts(turns: Iterable[Turn], first_host: str = "cph") -> dict[str, str]:
    """Return the suggested host city of each live turn, by ref, in the order of the meetings.

    A meeting is suggested to the city that did not host the live meeting before it; the first one to `first_host`.
    The suggestion follows the actual hosts, so that after an agreed swap it continues from there (R-46). Raises
    ValueError on an unknown first_host.
    Source: "Møderne i den politiske arbejdsgruppe afholdes på skift i København og i Malmø" (S16).
    """
    other_city(first_host)
    live = _live(turns)
    first = {turn.ref: first_host for turn in live[:1]}
    return first | {turn.ref: other_city(before.host) for before, turn in pairwise(live)}


def exceptions(turns: Iterable[Turn]) -> list[str]:
    """Return the refs of live turns that share their predecessor's host, in order.

    Each needs a recorded reason and date of agreement (R-46). The very first meeting is never an exception.
    Source: "afholdes på skift i København og i Malmø" (S16).
    """
    return [turn.ref for before, turn in pairwise(_live(turns)) if turn.host == before.host]


def by_turns(live: Iterable[Any], free: Collection[str], opening: str) -> Iterator[Any]:
    """Yield meetings in order, each free one in the city that did not host its predecessor, the first one in `opening`.

    live: dataclasses with `ref` and `host`, such as Turn, in order; free: refs of those whose host follows the others.
    Source: "afholdes på skift i København og i Malmø" (S16).
    """
    turn = opening
    for one in live:
        one = replace(one, host=turn) if one.ref in free else one
        turn = other_city(one.host)
        yield one


def chair_city(turns: Iterable[Turn], at: datetime, first_host: str = "cph") -> str:
    """Return the city that holds the chairmanship at an instant.

    It is the host of the first live meeting that has not ended by then (at its end the chair has already passed);
    with none left, the city whose turn is next. Raises ValueError on a naive `at` and on an unknown first_host.
    Source: "formandskabet for den politiske arbejdsgruppe følger værtskabet" (S16; R-42, R-43, R-45).
    """
    _require_aware(at)
    other_city(first_host)
    live = _live(turns)
    if not live:
        return first_host
    # In UTC, because within one zone Python compares what clocks show, and one hour of October comes twice.
    instant = at.astimezone(UTC)
    return next(
        (turn.host for turn in live if turn.ends_at.astimezone(UTC) > instant), other_city(live[-1].host)
    )


def jumped_over(turns: Iterable[Turn], ref: str, starts_at: datetime) -> list[str]:
    """Return the refs of live turns that a turn would change places with if it began at another time, in order.

    With none of them it keeps its turn between its neighbours, and the alternation stays as it is. A cancelled or
    unknown ref takes no turn and jumps over nobody's. Raises ValueError on a naive `starts_at`.
    Source: "Møderne i den politiske arbejdsgruppe afholdes på skift i København og i Malmø" (S16).
    """
    _require_aware(starts_at)
    live, to = _live(turns), (starts_at.astimezone(UTC), ref)
    own = next((_place(turn) for turn in live if turn.ref == ref), to)
    return [turn.ref for turn in live if turn.ref != ref and (_place(turn) < own) != (_place(turn) < to)]


@dataclass(frozen=True, slots=True)
class Passing:
    """The chairmanship passes: at the end of which meeting, from which city to which, and when."""

    ref: str
    at: datetime
    from_city: str
    to_city: str


def passings(turns: Iterable[Turn]) -> list[Passing]:
    """Return each time the chairmanship passes to the other city, past and planned, in order.

    It passes at the end of a live meeting when the next one is hosted by the other city; after the last one it is the
    other city's turn. Between two meetings with one host it stays. Source: S16 (R-43, R-45, R-46).
    """
    live = _live(turns)
    to_cities = [turn.host for turn in live[1:]] + [other_city(turn.host) for turn in live[-1:]]
    return [
        Passing(turn.ref, turn.ends_at, turn.host, to_city)
        for turn, to_city in zip(live, to_cities, strict=True)
        if to_city != turn.host
    ]


def term_at(turns: Iterable[Turn], at: datetime) -> tuple[Passing | None, Passing | None]:
    """Return how the chairmanship came to the city that holds it at an instant, and how it leaves it.

    None for the former before it first passed, for the latter when no meeting is planned. Raises ValueError on a naive
    `at`. Source: R-43; at the very end of a meeting it has passed already.
    """
    _require_aware(at)
    instant = at.astimezone(UTC)
    known = passings(turns)
    came = [one for one in known if one.at.astimezone(UTC) <= instant]
    leaves = [one for one in known if one.at.astimezone(UTC) > instant]
    return (came[-1] if came else None), (leaves[0] if leaves else None)


def _live(turns: Iterable[Turn]) -> list[Turn]:
    return sorted((turn for turn in turns if not turn.cancelled), key=_place)


def _place(turn: Turn) -> tuple[datetime, str]:
    return turn.starts_at.astimezone(UTC), turn.ref


def _require_aware(instant: datetime) -> None:
    if instant.utcoffset() is None:
        raise ValueError(f"{instant!r} has no time zone")
