"""Commands that run beside the shell: in the background, and as a coprocess (bash(1), Lists and Coprocesses)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.descriptors import PIPE, opened
from runelint.flow.detached import detach, keeps_on
from runelint.flow.events import SUCCESS, ProcessKind
from runelint.flow.processes import combined, forked
from runelint.flow.values import Array, Origin, constant, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State

# The descriptors that Bash has for the first coprocess.
_FROM_COPROCESS, _TO_COPROCESS = 63, 60


def background(machine: Machine, node: nodes.Background, state: State, *, tested: bool) -> list[State]:
    """Return the state after `command &`, whose status is 0."""
    del tested

    def body(child: State) -> list[State]:
        child.made_for, child.keeps_stdin = node.command, keeps_on(node.command, child)
        if not isinstance(node.command, nodes.Simple):
            detach(node.command, child)
        return machine.run(machine, node.command, child, tested=False)

    children = forked(machine, state, ProcessKind.BACKGROUND, node, body)
    after = combined(machine, state, children)
    after.status, after.existing = SUCCESS, state.existing
    after.set("!", unknown(Origin.UNKNOWN, "process", node.start))
    return [after]


def coprocess(machine: Machine, node: nodes.Coproc, state: State, *, tested: bool) -> list[State]:
    """Return the state after `coproc name command`."""
    del tested

    def body(child: State) -> list[State]:
        child.descriptors = opened(opened(child.descriptors, 0, PIPE), 1, PIPE)
        return machine.run(machine, node.command, child, tested=False)

    after = combined(machine, state, forked(machine, state, ProcessKind.COPROCESS, node, body))
    after.status = SUCCESS
    numbers = (("0", constant(str(_FROM_COPROCESS))), ("1", constant(str(_TO_COPROCESS))))
    after.set(node.name, Array(numbers))
    after.descriptors = opened(opened(after.descriptors, _FROM_COPROCESS, PIPE), _TO_COPROCESS, PIPE)
    after.set(f"{node.name}_PID", unknown(Origin.UNKNOWN, "process", node.start))
    return [after]
