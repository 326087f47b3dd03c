"""How much work one file may cost, and what was left out when it would have cost more."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from runelint.flow.place import Place


class Limits(NamedTuple):
    """The budgets of one file. Every one that is hit becomes a Gap, but for the turns of a loop, which are joined.

    A loop is executed for `turns` turns and then once for all others; one over a known list for up to `items` turns.
    """

    states: int = 48
    joined_states: int = 12
    steps: int = 20_000
    call_depth: int = 24
    recursion: int = 3
    turns: int = 2
    items: int = 6
    milliseconds: int = 5_000
    megabytes: int = 512


class Gap(NamedTuple):
    """A part of the file that was not analysed: where it begins, and why."""

    place: Place
    reason: str


class OutOfBudgetError(Exception):
    """The analysis of the file stops here; what was found so far counts."""

    def __init__(self, gap: Gap) -> None:
        """Carry the gap to where the analysis began."""
        super().__init__(gap.reason)
        self.gap = gap


class Meter:
    """Counts the work that one file has cost."""

    __slots__ = ("_deadline", "_limits", "place", "steps")

    def __init__(self, limits: Limits) -> None:
        """Start counting."""
        self._limits = limits
        self._deadline = time.process_time() + limits.milliseconds / 1000
        self.steps = 0
        self.place: Place | None = None
        """Where the command that was counted last stands."""

    def step(self, place: Place) -> None:
        """Count one command. Raises OutOfBudgetError when there were too many, or when they took too long."""
        self.steps += 1
        self.place = place
        if self.steps > self._limits.steps:
            raise OutOfBudgetError(Gap(place, f"more than {self._limits.steps} commands on all paths together"))
        if not self.steps % 16 and time.process_time() > self._deadline:
            raise OutOfBudgetError(Gap(place, f"more than {self._limits.milliseconds} ms of processor time"))
