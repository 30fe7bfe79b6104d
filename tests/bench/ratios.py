"""Measuring two things in turn, so that whatever slows the machine slows both."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Ratio:
    """What was measured, against which floor (both in seconds), and how many times the floor it may take."""

    name: str
    measured: float
    floor: float
    at_most: float

    @property
    def value(self) -> float:
        return self.measured / self.floor

    @property
    def holds(self) -> bool:
        return self.value <= self.at_most


def ratio(
    name: str,
    measured: Callable[[], object],
    floor: Callable[[], object],
    *,
    at_most: float,
    rounds: int = 30,
) -> Ratio:
    """Return the ratio of the medians of both, called in turn `rounds` times after one call to warm up."""
    measured(), floor()
    seconds: dict[Callable[[], object], list[float]] = {measured: [], floor: []}
    for _round in range(rounds):
        for run in (measured, floor):
            gc.collect()
            start = time.perf_counter()
            run()
            seconds[run].append(time.perf_counter() - start)
    return Ratio(name, statistics.median(seconds[measured]), statistics.median(seconds[floor]), at_most)


WARM_UP = 20


def ratio_at_95(
    name: str,
    measured: Callable[[Any], object],
    floor: Callable[[Any], object],
    cases: Sequence[Any],
    *,
    at_most: float,
) -> Ratio:
    """Return the ratio of the 95th percentiles of both over all cases, each called in turn after some to warm up."""
    seconds: dict[Callable[[Any], object], list[float]] = {measured: [], floor: []}
    for case in [*cases[-WARM_UP:], *cases]:
        for run, taken in seconds.items():
            gc.collect()
            start = time.perf_counter()
            run(case)
            taken.append(time.perf_counter() - start)
    high, floor_high = (statistics.quantiles(taken[WARM_UP:], n=20)[-1] for taken in seconds.values())
    return Ratio(name, high, floor_high, at_most)
