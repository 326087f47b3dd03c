"""Symbolic execution of one command: the dispatch, and what errexit and the ERR trap do after it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow import background, compounds, conditions, loops, processes, redirects, simple
from runelint.flow.events import SUCCESS, Cause, Condition
from runelint.flow.machine import NONZERO
from runelint.flow.sequence import end
from runelint.flow.state import Flow
from runelint.flow.traps import run_trap
from runelint.flow.values import EMPTY, constant
from runelint.flow.watching import Moment
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.flow.machine import Machine
    from runelint.flow.state import State, Trap

# Commands after which errexit is looked at: the others are made of commands that were looked at themselves.
_CHECKED = (nodes.Simple, nodes.Pipeline, nodes.Subshell, nodes.Conditional, nodes.ArithmeticCommand)


def run(machine: Machine, node: nodes.Command, state: State, *, tested: bool) -> list[State]:
    """Return every state that `node` can lead to from `state`.

    With `tested` its failure is somebody's condition, and errexit ignores it (bash(1), set -e). Raises
    OutOfBudgetError.
    """
    machine.meter.step(machine.place(state, node))
    if state.keeps_stdin and id(node) in machine.read_anew:
        state.keeps_stdin = False
    if isinstance(node, nodes.Simple):
        states = simple.run(machine, node, state, tested=tested)
    else:
        states = _compound(machine, node, state, tested=tested)
    if tested or not isinstance(node, _CHECKED):
        return states
    if isinstance(node, nodes.Pipeline) and len(node.commands) == 1:
        return states
    return [after for each in states for after in after_failure(machine, node, each)]


def run_body(machine: Machine, node: nodes.Command, state: State, *, tested: bool) -> list[State]:
    """Return the states after the body of a function: its failure is looked at where the function is called."""
    if isinstance(node, nodes.Simple):
        return simple.run(machine, node, state, tested=tested)
    return _compound(machine, node, state, tested=tested)


def _compound(machine: Machine, node: nodes.Command, state: State, *, tested: bool) -> list[State]:
    items: tuple[nodes.Redirect, ...] = getattr(node, "redirects", ())

    def body(inner: State) -> list[State]:
        return _dispatch(machine, node, inner, tested=tested)

    states = compounds.with_redirects(machine, node, items, state, body)
    if items and not tested:
        states = [after for each in states for after in _unread(machine, node, each)]
    return states


def _unread(machine: Machine, node: nodes.Command, state: State) -> list[State]:
    """Return what becomes of a state in which a redirection of a compound command failed."""
    if state.status in {redirects.MISSING, redirects.NOT_OPEN} and not isinstance(node, _CHECKED):
        return after_failure(machine, node, state)
    return [state]


def _dispatch(machine: Machine, node: nodes.Command, state: State, *, tested: bool) -> list[State]:
    handler = _HANDLERS.get(type(node))
    if handler is None:
        machine.gap(machine.place(state, node), "a construct that could not be read")
        return [state]
    machine.look(node, state, Moment.DURING, tested=tested)
    return handler(machine, node, state, tested=tested)


def after_failure(machine: Machine, node: nodes.Command, state: State) -> list[State]:
    """Return the states after errexit and the ERR trap have looked at the status of `node`.

    A command that may fail parts the path; one whose failure is nothing that happens in ordinary life succeeds.
    """
    status = state.status
    if status.value == 0 or status.exempt or state.flow is not Flow.NEXT:
        return [state]
    errexit = "errexit" in state.options
    trap = state.traps.get("ERR")
    idle = not state.trap.endswith("ERR") and not machine.handles("ERR")
    trapped = trap is not None and idle and (not state.frames or "errtrace" in state.options)
    if not errexit and not trapped:
        return [state]
    out: list[State] = []
    if status.value is None:
        survivor = state.copy()
        survivor.check_holes(status.proves)
        survivor.existing |= status.finds
        survivor.status = SUCCESS
        out.append(survivor)
        # What a rare failure in a trap behind the message would do is nothing that an author need think of.
        behind = bool(state.trap) and state.protocol.emitted
        looked_at = trapped and not behind and _first_time(machine, state, trap)
        if not status.ordinary and not looked_at:
            return out
    elif status.reason == "arithmetic that gives 0":
        # Whatever comes after it is looked at as well: the author believes that it is reached.
        survivor = state.copy()
        survivor.status = SUCCESS
        out.append(survivor)
    failed = _failed(machine, node, state)
    failing = run_trap(machine, failed, "ERR") if trapped else [failed]
    for each in failing:
        if errexit:
            end(machine, each, Cause.ERREXIT, node, failed.status)
        else:
            out.append(each)
    return out


def _first_time(machine: Machine, state: State, trap: Trap | None) -> bool:
    """Return whether the ERR trap has not been seen running: then even a rare failure shows what it does.

    In a subshell it may do something else than in the main shell, and in one of that something else again.
    """
    depth, process = 0, state.process
    while process.parent is not None:
        depth, process = depth + 1, process.parent
    key = (f"ERR {depth}", id(trap.body if trap is not None else None))
    if key in machine.explored_traps:
        return False
    machine.explored_traps.add(key)
    return True


def _failed(machine: Machine, node: nodes.Command, state: State) -> State:
    status = state.status
    failed = state.copy()
    if machine.failed_trail is not None and status.value is None:
        failed.trail = machine.failed_trail
    value = NONZERO if status.value is None else status.value
    failed.status = status._replace(value=value)
    if status.value is None:
        reason = constant(status.reason)
        failed.log(Condition(machine.where(state, node), node, False, "status", reason, EMPTY))  # noqa: FBT003
    return failed


def _unparsed(machine: Machine, node: nodes.Unparsed, state: State, *, tested: bool) -> list[State]:
    """Return nothing: what happens from here on is not known, which the parser has said already."""
    del node, tested
    machine.abandon(state.trail)
    return []


_HANDLERS: dict[type[nodes.Node], Callable[..., list[State]]] = {
    nodes.Pipeline: processes.pipeline,
    nodes.AndOr: compounds.and_or,
    nodes.Background: background.background,
    nodes.Group: compounds.group,
    nodes.Subshell: processes.subshell,
    nodes.If: compounds.if_,
    nodes.For: loops.for_,
    nodes.Select: loops.for_,
    nodes.ArithmeticFor: loops.arithmetic_for,
    nodes.While: loops.while_,
    nodes.Case: compounds.case,
    nodes.FunctionDefinition: compounds.define,
    nodes.ArithmeticCommand: conditions.arithmetic_command,
    nodes.Conditional: conditions.conditional,
    nodes.Coproc: background.coprocess,
    nodes.Unparsed: _unparsed,
}
