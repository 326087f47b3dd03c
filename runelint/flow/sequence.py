"""Commands one after the other, and the end of a process with its EXIT trap."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.budget import OutOfBudgetError
from runelint.flow.events import Cause, Ending
from runelint.flow.jobs import running
from runelint.flow.machine import Ended
from runelint.flow.merge import merged
from runelint.syntax.nodes import Simple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.descriptors import Table
    from runelint.flow.events import Event, Status
    from runelint.flow.machine import Machine
    from runelint.flow.state import State, Trail, Undo
    from runelint.syntax.nodes import Command, Node

_LATEST = 24
_STATUS = re.compile(r"\$\{?\?|PIPESTATUS")


def run_list(machine: Machine, body: Sequence[Command], state: State, *, tested: bool) -> list[State]:
    """Return the states after the commands of `body`, one after the other."""
    states = [state]
    for index, command in enumerate(body):
        following: list[State] = []
        try:
            for each in states:
                if each.flow is not each.flow.NEXT:
                    following.append(each)
                else:
                    following.extend(machine.run(machine, command, each, tested=tested))
        except OutOfBudgetError:
            # What has been seen on the way here counts all the same.
            for each in (*states, *following):
                machine.abandon(each.trail)
            raise
        last = index == len(body) - 1
        keep = last or _reads_status(following, body[index + 1])
        states = merged(machine, command, following, keep_status=keep)
        if not states:
            break
    return states


def _reads_status(states: Sequence[State], node: Node) -> bool:
    """Return whether `node` may look at `$?` or pass it on: in its text, or in a function that it calls."""
    if not states:
        return False
    text = states[0].source.text
    if _STATUS.search(text, node.start, node.end) or text.startswith(("exit", "return", "("), node.start):
        return True
    name = text[node.start : node.end].partition(" ")[0]
    return name in states[0].functions


def end(machine: Machine, state: State, cause: Cause, node: Node, status: Status) -> None:
    """End the process of `state`: run its EXIT trap, then put it among the ended."""
    missing = state.protocol.library_missing and not state.protocol.sourced
    where = status.at if status.at is not None and cause is Cause.ERREXIT else machine.where(state, node)
    ending = Ending(cause, where, status, missing, state.protocol.uncertain, _latest(state.trail))
    if cause is Cause.EXIT and state.ending is not None and state.ending.status.value == status.value:
        # An EXIT trap that passes the status on does not end the script: what it was entered on did.
        ending = state.ending
    trap = state.traps.get("EXIT")
    if trap is None or state.trap == "EXIT" or machine.handles("EXIT") or not trap.body:
        machine.exits[-1].append(Ended(state, _left(ending, state)))
        return
    last = state.copy()
    last.descriptors = _at_end(state, cause, node)
    last.traps = {name: action for name, action in state.traps.items() if name != "EXIT"}
    last.trap, last.source, last.place = "EXIT", trap.source, trap.place
    last.status, last.ending = status, ending
    machine.handling.append(("EXIT", state))
    for after in run_list(machine, trap.body, last, tested=False):
        machine.exits[-1].append(Ended(after, _left(ending, after)))
    machine.handling.pop()


def _at_end(state: State, cause: Cause, node: Node) -> Table:
    """Return the descriptors with which the EXIT trap runs: mostly those in force (tests/bash/facts/trap_exit_*).

    A simple command that fails undoes the redirections of the innermost function or builtin that it runs in; nounset
    undoes all, but not under errexit.
    """
    undone: Sequence[Undo] = ()
    if cause is Cause.NOUNSET and "errexit" not in state.options:
        undone = state.undone[:1]
    elif cause is Cause.ERREXIT and isinstance(node, Simple):
        undone = [each for each in state.undone if each.simple]
    return undone[-1].descriptors if undone else state.descriptors


def _left(ending: Ending, state: State) -> Ending:
    """Return the ending of `state` with the processes that go on after it."""
    return ending._replace(running=running(state)) if state.jobs and state.process.is_main else ending


def _latest(trail: Trail | None) -> tuple[Event, ...]:
    """Return the last events of the trail, newest first."""
    out: list[Event] = []
    while trail is not None and len(out) < _LATEST:
        out.append(trail.event)
        trail = trail.before
    return tuple(out)
