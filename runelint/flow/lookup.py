"""Questions whether a command exists: `command -v`, `type`, `declare -F`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS, PREFIX
from runelint.flow.conditions import decided
from runelint.flow.events import Status
from runelint.flow.output import write
from runelint.flow.values import Origin, Text, constant, unknown
from runelint.syntax.names import BUILTINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax import nodes


def look_up(
    machine: Machine,
    node: nodes.Simple,
    state: State,
    names: Sequence[Text],
    *,
    builtin: str = "command -v",
    prints: bool = True,
) -> list[State]:
    """Return the states after a question whether a command exists (`command -v`, `type`, `declare -F`)."""
    name = names[0].known if names else None
    if prints:
        write(machine, state, node, builtin, unknown(Origin.OUTPUT, builtin, node.start))
    if name is None:
        state.status = Status(None, ordinary=True, reason=f"`{builtin}`")
        return [state]
    outcome: bool | None = None
    if name in state.functions or name in BUILTINS:
        outcome = True
    elif name in FUNCTIONS or name.startswith(PREFIX):
        outcome = state.protocol.sourced if name in FUNCTIONS else None
    subject, found = constant(name), constant(f"\0command {name}")
    outcome = True if found in state.existing else outcome
    out = []
    for each, way in decided(machine, state, node, outcome, operator="command -v", subject=subject):
        if way:
            each.existing |= {found}
        if not way and name in FUNCTIONS:
            each.progress(library_missing=True)
        each.status = Status(0 if way else 1, ordinary=True, reason=f"`{builtin} {name}`")
        out.append(each)
    return out
