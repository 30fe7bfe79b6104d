"""The faults by their number; what one does is the first line of its docstring."""

from collections.abc import Callable
from dataclasses import dataclass

SECONDS = 120


@dataclass(frozen=True)
class Fault:
    name: str
    play: Callable
    seconds: int  # after which it counts as broken

    @property
    def what(self):
        return self.play.__doc__.splitlines()[0]

    @property
    def order(self):
        return int(self.name.removeprefix("F"))


FAULTS = {}


class Skipped(Exception):
    """The machine has not what this fault needs; says what."""


def fault(name, *, seconds=SECONDS):
    """Registers a function that plays a fault on a stage and returns the verdict."""

    def register(play):
        FAULTS[name] = Fault(name, play, seconds)
        return play

    return register
