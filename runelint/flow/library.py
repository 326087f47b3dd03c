"""What the functions of the contract's library do to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from runelint.contract.bpcs.functions import LibraryFunction, Role
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import SUCCESS, Cause, Emit, Init, ReadInput, Record, Status
from runelint.flow.machine import NONZERO
from runelint.flow.output import write
from runelint.flow.sequence import end
from runelint.flow.values import Hole, Origin, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.syntax.nodes import Simple


def call(
    machine: Machine, node: Simple, state: State, function: LibraryFunction, arguments: Sequence[Text]
) -> list[State]:
    """Return the states after a call of `function`: none after an emitter, which ends its process."""
    where = machine.where(state, node)
    started = state.protocol.initialised
    state.status = SUCCESS
    match function.role:
        case Role.INIT:
            state.log(Init(where))
            state.progress(initialised=True)
        case Role.READER:
            state.log(ReadInput(where, function.name, started))
            write(machine, state, node, function.name, _answer(node, arguments))
        case Role.ACCUMULATOR:
            state.log(Record(where, function.name, tuple(arguments), started))
        case Role.EMITTER:
            target = target_of(state.descriptors, 1)
            state.log(Emit(where, function.name, tuple(arguments), target, started))
            if target.sink is Sink.CONTRACT_STDOUT:
                state.progress(emitted=True)
            end(machine, state, Cause.EMIT, node, _status(function, arguments))
            return []
        case _:
            assert_never(function.role)
    return [state]


def _answer(node: Simple, arguments: Sequence[Text]) -> Text:
    """Return what a reader prints: the value of its key, or the default."""
    key = (arguments[0].known or "?") if arguments else "*"
    default = arguments[1].likely if len(arguments) > 1 else ""
    return Text((Hole(Origin.MESSAGE, key, node.start, default), "\n"))


def _status(function: LibraryFunction, arguments: Sequence[Text]) -> Status:
    if function.code is not None and len(arguments) > function.code:
        known = arguments[function.code].known
        if known is not None and known.isdigit():
            return Status(int(known) % 256)
        return Status(NONZERO if function.status == 0 else None)
    return Status(function.status)
