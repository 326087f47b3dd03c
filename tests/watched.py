"""What was seen of a plugin, in the few words that a test wants."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from runelint.runner.scenario import Start

if TYPE_CHECKING:
    from runelint.runner.observation import Observation


class Observe(Protocol):
    """Runs a plugin with this text, after a first line of its own, and returns what was seen."""

    def __call__(self, text: str, *, stdin: bytes = b"", start: Start = Start.BASH, **files: str) -> Observation:
        """`files` stand beside the plugin, each as NAME.sh."""


def written(seen: Observation) -> list[tuple[str, int | None, str]]:
    """Return what was written to contract stdout, on which line and by which program; it must be the whole of it."""
    assert b"".join(write.content for write in seen.writes) == seen.stdout
    places = [None if write.step is None else seen.steps[write.step].spot.line for write in seen.writes]
    return [
        (write.content.decode(errors="replace"), line, write.program)
        for write, line in zip(seen.writes, places, strict=True)
    ]
