"""RUNE205: the library is initialised in a subshell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.rulekit import Hit, Init, Severity, each_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.rulekit import Path

CODE = "RUNE205"
NAME = "init-in-subshell"
SEVERITY = Severity.ERROR
ANSWER = "The message is read and thrown away with the subshell: every parameter reads as empty afterwards."
ADVICE = "Call `rune_init` by itself in the main shell, outside `$( )`, `( )`, pipes and `&`."


def check(path: Path) -> Iterator[Hit]:
    """Yield each `rune_init` that runs in a child process."""
    for init in each_of(path, Init):
        process = init.where.process
        if not process.is_main:
            yield Hit(
                init.where.place,
                f"`rune_init` runs in {process.kind.value}: it takes the message, and its variables are lost.",
                init,
            )
