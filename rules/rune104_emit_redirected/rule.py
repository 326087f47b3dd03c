"""RUNE104: an emitter whose message goes somewhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import EMPTY, Emit, Hit, Severity, Sink, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE104"
NAME = "emit-redirected"
SEVERITY = Severity.ERROR
ANSWER = EMPTY
ADVICE = "Call the emitter with stdout as it was: outside the redirected part, or with `>&N` for a saved descriptor N."


def check(path: Path) -> Iterator[Hit]:
    """Yield each emission in the main shell that does not reach contract stdout."""
    for emit in each_of(path, Emit):
        if emit.where.trap == "EXIT" and path.emissions[0] is not emit:
            continue  # the descriptors are those of what has ended the plugin: that this is the second one is RUNE108
        if emit.where.process.is_main and emit.target.sink not in {Sink.CONTRACT_STDOUT, Sink.UNKNOWN}:
            yield Hit(
                emit.where.place,
                f"`{emit.function}` prints the message to {emit.target.sink.value}, and not to the plugin's stdout.",
                emit,
            )
