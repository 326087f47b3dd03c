"""Runs that go the same way in vain."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

from runelint.confirm.ways import Ways
from runelint.runner.observation import Spot, Step

if TYPE_CHECKING:
    from runelint.confirm.judge import Trial


def _trial(*lines: int) -> Trial:
    steps = [Step(at, Spot("/p", line, ()), 1, 0, f"step {at}") for at, line in enumerate(lines)]
    return cast("Trial", SimpleNamespace(observation=SimpleNamespace(steps=steps)))


def _until_worn(ways: Ways, *trials: Trial, most: int = 20) -> int:
    """Return how many runs it takes, each trial in turn."""
    return next((count for count in range(1, most) if ways.is_worn(trials[count % len(trials)])), most)


def test_the_same_lines_again_and_again_end_a_search_and_then_the_next_ones_sooner() -> None:
    """How often a line was executed, and in what order, does not count."""
    ways = Ways()
    ways.begin()
    assert _until_worn(ways, _trial(1, 2, 3), _trial(1, 3, 2, 3)) == 8
    ways.begin()
    assert _until_worn(ways, _trial(1, 2, 3)) == 3
    assert _until_worn(ways, _trial(1, 2, 4)) == 8


def test_ways_that_differ_do_not_end_a_search() -> None:
    """A search that comes to another line each time goes on."""
    ways = Ways()
    ways.begin()
    assert not any(ways.is_worn(_trial(1, line)) for line in range(2, 30))
