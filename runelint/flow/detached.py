"""The stdin of commands in the background: `/dev/null`, unless something has said otherwise (bash(1), Lists)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.descriptors import NULL, opened
from runelint.flow.events import ProcessKind
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.state import State


def detach(command: nodes.Command, state: State) -> None:
    """Take its stdin from a command in the background; of a simple one when its words have been expanded."""
    if state.made_for is command and state.process.kind is ProcessKind.BACKGROUND and not _keeps_stdin(command, state):
        state.descriptors = opened(state.descriptors, 0, NULL)


def _keeps_stdin(command: nodes.Command, state: State) -> bool:
    """Return whether a command in the background keeps its stdin, which otherwise is `/dev/null` (bash(1), Lists).

    Bash leaves it to a pipeline, to a command that redirects its input, and to all once a compound command has done so.
    """
    if state.keeps_stdin or "monitor" in state.options:
        return True
    if isinstance(command, nodes.Pipeline) and len(command.commands) > 1:
        return True
    return redirects_input(getattr(command, "redirects", ()))


def keeps_on(command: nodes.Command, state: State) -> bool:
    """Return whether commands in the background keep their stdin in the process of `command`: `( … )` begins anew."""
    return redirects_input(command.redirects) if isinstance(command, nodes.Subshell) else state.keeps_stdin


def redirects_input(items: Sequence[nodes.Redirect]) -> bool:
    """Return whether Bash takes one of the redirections for one of stdin: `3<file` is one, too."""
    return any(
        each.operator in {"<", "<>", "<<", "<<-", "<<<"} or (each.operator == "<&" and each.descriptor in {None, 0})
        for each in items
    )
