"""Jobs and coprocesses: what they keep of their parent, and what they do (bash(1), JOB CONTROL and Coprocesses).

The pipe that RUNE reads has no end before each process has closed it. A process that is forked has all descriptors of
its parent (fork(2)), not only 1, and a shell that is forked inside a redirected command has the copy, too, that its
parent keeps to undo the redirection (tests/flow/test_jobs.py).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.flow.commands import Stdin, effects
from runelint.flow.descriptors import OF_COPROCESS, PIPE, duplicated, opened
from runelint.flow.detached import detach, keeps_on
from runelint.flow.events import SUCCESS, ProcessKind, Run
from runelint.flow.jobs import contract_descriptors, remember, spawned
from runelint.flow.processes import combined, forked
from runelint.flow.redirects import redirect_all
from runelint.flow.state import Fact
from runelint.flow.values import Array, Origin, constant, unknown
from runelint.syntax import nodes
from runelint.syntax.literal import static_text
from runelint.syntax.names import BUILTINS
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from runelint.flow.descriptors import Table
    from runelint.flow.machine import Ended, Machine
    from runelint.flow.state import State, Trail

# Where Bash puts the copies that it keeps of descriptors (bash(1), REDIRECTION).
_KEPT = 10
# The descriptors that Bash has for the first coprocess.
_FROM_COPROCESS, _TO_COPROCESS = 63, 60


def background(machine: Machine, node: nodes.Background, state: State, *, tested: bool) -> list[State]:
    """Return the state after `command &`, whose status is 0."""
    del tested
    holds = _held(machine, state, node.command)

    def body(child: State) -> list[State]:
        child.made_for, child.keeps_stdin = node.command, keeps_on(node.command, child)
        if not isinstance(node.command, nodes.Simple):
            detach(node.command, child)
        return machine.run(machine, node.command, child, tested=False)

    event = spawned(machine, state, node, holds)
    before = state.trail
    children = forked(machine, state, ProcessKind.BACKGROUND, node, body)
    after = combined(machine, state, children)
    after.status, after.existing, after.checked = SUCCESS, state.existing, state.checked
    number = unknown(Origin.UNKNOWN, "process", node.start)
    after.set("!", number)
    if number.hole is not None:
        after.learn(number.hole, Fact(nonempty=True))
    event.works = _works(children, before)
    remember(after, event, number, sleeps=_sleeps(state, node.command))
    return [after]


# From so many seconds on who waits for the end of stdout minds.
_LONG = 30
_SLEEP = re.compile(r"(\d+)(?:\.\d*)?([smhd]?)")
_SECONDS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86400}


def _sleeps(state: State, node: nodes.Command) -> bool:
    """Return whether `node &` is a shell that waits for a long `sleep`, which is not ended by killing the shell.

    The last command of a `( )` takes the place of its shell (tests/bash/test_killed_jobs.py).
    """
    if isinstance(node, nodes.Simple):
        function = state.functions.get(_name(node) or "")
        return function is not None and _waits(function.body)
    return _waits(node)


def _waits(node: nodes.Command) -> bool:
    body = node.body if isinstance(node, nodes.Subshell) else ()
    last = body[-1] if body else None
    return any(
        isinstance(each, nodes.Simple) and each is not last and not each.redirects and _is_long_sleep(each)
        for each in walk(node)
    )


def _is_long_sleep(node: nodes.Simple) -> bool:
    if _name(node) != "sleep" or len(node.words) != len(("sleep", "time")):
        return False
    word = node.words[1]
    time = static_text(word) if isinstance(word, nodes.Word) else None
    found = None if time is None else _SLEEP.fullmatch(time)
    return time is None if found is None else int(found[1]) * _SECONDS[found[2]] >= _LONG


def coprocess(machine: Machine, node: nodes.Coproc, state: State, *, tested: bool) -> list[State]:
    """Return the state after `coproc name command`."""
    del tested

    def body(child: State) -> list[State]:
        child.made_for = node.command
        child.descriptors = opened(opened(child.descriptors, 0, PIPE), 1, PIPE)
        return machine.run(machine, node.command, child, tested=False)

    probe = state.copy()
    probe.descriptors = opened(opened(probe.descriptors, 0, PIPE), 1, PIPE)
    holds = _held(machine, probe, node.command)
    event = spawned(machine, state, node, holds)
    before = state.trail
    children = forked(machine, state, ProcessKind.COPROCESS, node, body)
    after = combined(machine, state, children)
    after.status = SUCCESS
    numbers = (("0", constant(str(_FROM_COPROCESS))), ("1", constant(str(_TO_COPROCESS))))
    after.set(node.name, Array(numbers))
    after.descriptors = opened(opened(after.descriptors, _FROM_COPROCESS, OF_COPROCESS), _TO_COPROCESS, OF_COPROCESS)
    number = unknown(Origin.UNKNOWN, "process", node.start)
    after.set(f"{node.name}_PID", number)
    # One that reads what it is fed ends with the plugin, which feeds it.
    event.works = _works(children, before) and not _reads_its_stdin(node.command)
    remember(after, event, number)
    return [after]


def _held(machine: Machine, state: State, node: nodes.Command) -> set[int]:
    """Return the descriptors of `node &` that lead to contract stdout."""
    out: set[int] = set()
    for table, keeps in _processes(machine, state.copy(), node):
        out |= contract_descriptors(table)
        if keeps:
            out.add(_KEPT)
    return out


def _processes(machine: Machine, state: State, node: nodes.Command) -> Iterator[tuple[Table, bool]]:
    """Yield the descriptors of each process that `node &` is made of, and whether it keeps those of its parent."""
    match node:
        case nodes.Pipeline(commands=(only,), timed=False):
            yield from _processes(machine, state, only)
        case nodes.Pipeline(commands=commands) if len(commands) > 1:
            base = state.descriptors
            for index, command in enumerate(commands):
                state.descriptors = base if index == len(commands) - 1 else opened(base, 1, PIPE)
                if index < len(node.operators) and node.operators[index] == "|&":
                    state.descriptors = duplicated(state.descriptors, 2, 1)
                yield from _processes(machine, state, command)
        case nodes.Subshell(body=(nodes.Simple() as only,)) if _is_program(state, only):
            # Bash replaces the subshell by its only command.
            redirect_all(machine, state, node.redirects)
            yield from _processes(machine, state, only)
        case nodes.Simple() if _is_program(state, node):
            redirect_all(machine, state, node.redirects)
            yield state.descriptors, False
        case _:
            redirect_all(machine, state, getattr(node, "redirects", ()))
            for redirect in _of_exec(state, node):
                redirect_all(machine, state, redirect)
            yield state.descriptors, state.spare


def _is_program(state: State, node: nodes.Simple) -> bool:
    """Return whether the command is another program, which has none of the copies that the shell keeps."""
    name = _name(node)
    return name is None or not (name in state.functions or name in BUILTINS or name in FUNCTIONS) or name == "exec"


def _name(node: nodes.Simple) -> str | None:
    first = node.words[0] if node.words else None
    return static_text(first) if isinstance(first, nodes.Word) else None


def _of_exec(state: State, node: nodes.Command) -> Iterator[tuple[nodes.Redirect, ...]]:
    """Yield the redirections that the shell which runs `node` makes for itself (`exec >/dev/null`)."""
    body: Sequence[nodes.Command] = ()
    if isinstance(node, nodes.Group | nodes.Subshell):
        body = node.body
    elif isinstance(node, nodes.Simple):
        function = state.functions.get(_name(node) or "")
        if function is not None and isinstance(function.body, nodes.Group | nodes.Subshell):
            yield function.body.redirects
            body = function.body.body
    for command in body:
        if isinstance(command, nodes.Simple) and len(command.words) == 1 and _name(command) == "exec":
            yield command.redirects


def _works(children: Sequence[Ended], before: Trail | None) -> bool:
    """Return whether a program was run by what has happened since `before`, or what runs there has no end."""
    for child in children:
        at = child.state.trail
        while at is not None and at is not before:
            if isinstance(at.event, Run):
                return True
            at = at.before
    return not children


def _reads_its_stdin(node: nodes.Node) -> bool:
    """Return whether some command in `node` reads what it is fed: then it ends when nobody feeds it any more."""
    for each in walk(node):
        name = _name(each) if isinstance(each, nodes.Simple) else None
        if name in {"read", "mapfile", "readarray"}:
            return True
        known = None if name is None else effects(name, [_static(word) for word in each.words[1:]])  # type: ignore[attr-defined]  # a name is a Simple's
        if known is not None and known.stdin is Stdin.READS:
            return True
    return False


def _static(word: nodes.Word | nodes.Assignment) -> str | None:
    return static_text(word) if isinstance(word, nodes.Word) else None
