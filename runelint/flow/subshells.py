"""How deep in subshells a process is, as far as it is known: BASH_SUBSHELL (bash(1), Shell Variables)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import ProcessKind
from runelint.flow.values import POSITIVE, Origin, Text, constant, unknown
from runelint.jq.shape import NUMBER

if TYPE_CHECKING:
    from runelint.flow.events import Process

# The site of what is the same wherever it is used.
_ANYWHERE = -2


def subshell_depth(process: Process) -> Text:
    """Return the number: 0 in the main shell, above it in a subshell or substitution.

    In a pipeline it is not known: a simple command there forks before the number is raised.
    """
    if process.is_main:
        return constant("0")
    around: Process | None = process
    while around is not None:
        if around.kind in {ProcessKind.SUBSHELL, ProcessKind.SUBSTITUTION}:
            return Text((POSITIVE,))
        around = around.parent
    return unknown(Origin.UNKNOWN, "BASH_SUBSHELL", _ANYWHERE, shape=NUMBER)
