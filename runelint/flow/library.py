"""What the functions of the contract's library do to a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from runelint.contract.bpcs.codes import ended_with, status_of
from runelint.contract.bpcs.functions import LibraryFunction, Role
from runelint.contract.bpcs.outcome import Outcome
from runelint.flow.descriptors import Sink, target_of
from runelint.flow.events import SUCCESS, Cause, Emit, Init, Medium, ReadInput, Record, Status
from runelint.flow.exposure import note
from runelint.flow.jq_messages import outcome_of_text
from runelint.flow.machine import NONZERO
from runelint.flow.output import write
from runelint.flow.secret_names import Secrecy, secrecy
from runelint.flow.secrets import expected, secrets_in
from runelint.flow.sequence import end
from runelint.flow.values import FAILURE, Hole, Origin, Text, flowing
from runelint.jq.shape import JSON, OBJECT, shape_of_text

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
            if not state.process.is_main and target_of(state.descriptors, 1).sink is not Sink.CONTRACT_STDOUT:
                # It answers a message that it cannot read, and ends its process: here nobody gets that answer.
                end(machine, state.copy(), Cause.EXIT, node, Status(1))
            state.log(Init(where, target_of(state.descriptors, 0).sink is not Sink.STDIN))
            state.progress(initialised=True)
        case Role.READER:
            state.log(ReadInput(where, function.name, started, tuple(arguments), state.counted))
            write(machine, state, node, function.name, _answer(machine, node, function, arguments))
        case Role.ACCUMULATOR:
            note(machine, state, node, Medium.MESSAGE, function.name, secrets_in(*arguments))
            state.log(Record(where, function.name, tuple(arguments), started, state.counted))
            if function.name == "rune_err":
                state.told = _recorded(arguments)
        case Role.EMITTER:
            target = target_of(state.descriptors, 1)
            note(machine, state, node, Medium.MESSAGE, function.name, secrets_in(*arguments))
            state.log(Emit(where, function.name, tuple(arguments), target, started, state.counted))
            if target.sink is Sink.CONTRACT_STDOUT:
                state.progress(emitted=True)
            end(machine, state, Cause.EMIT, node, _status(function, arguments))
            return []
        case _:
            assert_never(function.role)
    return [state]


def _recorded(arguments: Sequence[Text]) -> Outcome | None:
    """Return what `rune_finish` will say after `rune_err`: with 0, or without a number, no error is recorded."""
    known = arguments[0].known if arguments else ""
    if known is not None and not status_of(known):
        return None
    return Outcome(failed=True, code=known)


def _answer(machine: Machine, node: Simple, function: LibraryFunction, arguments: Sequence[Text]) -> Text:
    """Return what a reader prints: the value of its key, or the default."""
    key = (arguments[0].known or "?") if arguments else "*"
    default = arguments[1].likely if len(arguments) > 1 else ""
    secret = expected(key, arguments[1] if len(arguments) > 1 else None)
    machine.reads_secrets = machine.reads_secrets or secret
    # What has the name of a secret and is none is marked so here: later the default is not known any more.
    harmless = function.name == "rune_all_ctx" or (not secret and secrecy(key) is not Secrecy.NONE)
    shape = None
    if not function.parameters:
        shape = OBJECT
    elif "DEFAULT_JSON" in function.parameters:
        shape = shape_of_text(default) if default else JSON._replace(compact=True)
    value = Hole(Origin.MESSAGE, key, node.start, default, hidden=harmless, shape=shape)
    others = flowing(*arguments[1:2])
    return Text((value._replace(sources=others | {value}) if others else value, "\n"))


def _status(function: LibraryFunction, arguments: Sequence[Text]) -> Status:
    if function.code is None or len(arguments) <= function.code:
        return Status(function.status if function.status is not None else _told(arguments))
    code = arguments[function.code]
    known = code.known
    if known is not None and (known or function.status == 0):
        return Status(ended_with(known))
    return Status(NONZERO if function.status == 0 or code.hole == FAILURE else None)


def _told(arguments: Sequence[Text]) -> int | None:
    """Return the status that a whole message asks for, which is given to `rune_emit` without a code."""
    outcome = outcome_of_text(arguments[0]) if arguments else None
    return None if outcome is None or outcome.code is None else ended_with(outcome.code)
