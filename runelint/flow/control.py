"""Builtins that move control: `exit`, `return`, `break`, `continue`, `kill`, `wait`, and `exec` of a program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.contract.bpcs.codes import ended_with
from runelint.flow import jobs
from runelint.flow.conditions import decided
from runelint.flow.events import SUCCESS, Cause, Status
from runelint.flow.interpreting import note_command
from runelint.flow.machine import NONZERO
from runelint.flow.output import write
from runelint.flow.sequence import end
from runelint.flow.signal_names import signal_named
from runelint.flow.state import Flow
from runelint.flow.traps import Nesting, nesting, run_trap
from runelint.flow.values import FAILURE, Hole, Origin, unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text
    from runelint.syntax.nodes import Simple


def _status(state: State, argument: Text | None) -> Status:
    """Return the status that `exit argument` or `return argument` gives."""
    if argument is None and state.trap == "EXIT":
        return state.status if state.ending is None else state.ending.status
    if argument is None:
        return Status(state.status.value, ordinary=True, reason=state.status.reason)
    known = argument.known
    if known is not None:
        value = ended_with(known)
        return Status(value, ordinary=True, reason=state.status.reason if value else "")
    if argument.hole == FAILURE:
        return Status(NONZERO, ordinary=True, reason=state.status.reason)
    return Status(None, ordinary=True, reason=state.status.reason)


def exit_(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """End the process."""
    del tested
    argument = arguments[1] if len(arguments) > 1 else None
    end(machine, state, Cause.EXIT, node, _status(state, argument))
    return []


def return_(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """Leave a function or sourced file; at top level it is an error, and the script goes on or dies of it."""
    argument = arguments[1] if len(arguments) > 1 else None
    status = _status(state, argument)
    if not state.frames and not machine.sourcing and not state.trap:
        if not tested and "errexit" in state.options:
            end(machine, state, Cause.RETURN, node, Status(2, ordinary=True))
            return []
        state.status = Status(2, ordinary=True, reason="`return` outside a function")
        return [state]
    state.status = status
    state.flow = Flow.RETURN
    return [state]


def break_(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """Leave loops (`break [n]`), or go to the next turn of one (`continue [n]`)."""
    del machine, node, tested
    count = arguments[1].known if len(arguments) > 1 else "1"
    state.flow = Flow.BREAK if arguments[0].known == "break" else Flow.CONTINUE
    state.levels = int(count) if count is not None and count.isdecimal() else 1
    state.status = SUCCESS
    return [state]


def kill(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """Send a signal: the shell's own process ends with it, another one may be gone already."""
    del tested
    operands = [a for a in arguments[1:] if not (a.known or "").startswith("-")]
    listed = any((a.known or "") in {"-l", "-L"} for a in arguments[1:])
    probes = any((a.known or "") == "-0" for a in arguments[1:])
    own = any(isinstance(p, Hole) and p.name == "process" and _is_self(state, node) for a in operands for p in a.parts)
    if listed:
        write(machine, state, node, "kill", unknown(Origin.OUTPUT, "kill", node.start))
        state.status = SUCCESS
        return [state]
    if own and not probes:
        signal = _signal([a.known or "" for a in arguments[1:]])
        trap = state.traps.get(signal)
        nested = nesting(machine, state, node, signal)
        if trap is not None and nested is Nesting.BOUNDED:
            state.status = SUCCESS
            return run_trap(machine, state, signal) if trap.body else [state]
        if nested is Nesting.NOT_KNOWN:
            machine.abandon(state.trail)
            return []
        if nested is Nesting.ENDLESS:
            state.traps = {}
        end(machine, state, Cause.KILL, node, Status(NONZERO, ordinary=True))
        return []
    if probes and state.jobs:
        ways = decided(machine, state, node, None, operator="status")
        for each, way in ways:
            each.status = Status(0 if way else 1, ordinary=True, reason="`kill`")
            if not way:
                jobs.gone(each, arguments)
        return [each for each, _ in ways]
    jobs.kill(state, arguments)
    state.status = Status(None, ordinary=True, reason="`kill`")
    return [state]


def disown(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """Let jobs go on without the shell."""
    del machine, node, tested
    jobs.disown(state, arguments)
    state.status = SUCCESS
    return [state]


def _signal(words: list[str]) -> str:
    """Return the name of the signal that the words of `kill` ask for."""
    for index, word in enumerate(words):
        if word in {"-s", "-n"} and index + 1 < len(words):
            return signal_named(words[index + 1])
        if word.startswith("-") and word != "--":
            return signal_named(word[1:])
    return "TERM"


def _is_self(state: State, node: Simple) -> bool:
    text = state.source.text[node.start : node.end]
    return "$$" in text or "$BASHPID" in text or "${BASHPID}" in text


def wait(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """Wait for jobs: with an operand the status is that of the job."""
    del tested
    left = jobs.wait(state, arguments)
    if left and len(arguments) > 1:
        # Who collects one job after the other does not wait for the rest when one has failed: that is no oversight.
        ways = decided(machine, state, node, None, operator="status")
        for each, way in ways:
            each.status = Status(0 if way else 1, ordinary=True, reason="`wait`")
            each.jobs -= frozenset() if way else left
        return [each for each, _ in ways]
    state.status = SUCCESS if len(arguments) == 1 else Status(None, ordinary=True, reason="`wait`")
    return [state]


def replace_shell(machine: Machine, node: Simple, state: State, arguments: Sequence[Text]) -> list[State]:
    """End the shell in favour of another program (`exec PROGRAM`)."""
    note_command(machine, state, node, arguments)
    end(machine, state, Cause.EXEC, node, Status(None, ordinary=True))
    return []
