"""RUNE108: two messages in one run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import MALFORMED, Hit, Severity, Sink, emits

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE108"
NAME = "second-message"
SEVERITY = Severity.ERROR
ANSWER = MALFORMED
ADVICE = "Emit once: in an EXIT trap only when nothing was emitted, which a variable can remember."


def check(path: Path) -> Iterator[Hit]:
    """Yield each emission after a message has already been printed that the plugin does not end with."""
    printed = [emit for emit in emits(path) if emit.target.sink is Sink.CONTRACT_STDOUT]
    # An ERR trap that a subshell inherits answers in there, and once more in the main shell.
    first = next((each for each in printed if each.where.process.is_main or each.where.trap == "inherited ERR"), None)
    if first is None:
        return
    for emit in printed[printed.index(first) + 1 :]:
        name = f"`{emit.function}`" if emit.function else "This"
        yield Hit(
            emit.where.place,
            f"{name} prints a second message: one was printed before.",
            emit,
            related=((first.where.place, "the first message"),),
        )
