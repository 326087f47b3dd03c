"""Processes that the main shell forks.

Substitutions, subshells, pipelines (bash(1), COMMAND EXECUTION ENVIRONMENT).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from runelint.flow.descriptors import PIPE, Sink, Target, opened, target_of
from runelint.flow.detached import keeps_on
from runelint.flow.events import SUCCESS, Cause, Emit, Process, ProcessKind, Status
from runelint.flow.interpreting import SUBSTITUTED
from runelint.flow.lines import certain_lines
from runelint.flow.machine import NONZERO, Ended
from runelint.flow.sequence import end, run_list
from runelint.flow.values import EMPTY, NOTHING, Origin, Text, either, flowing, stripped_of_newlines, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.flow.machine import Machine
    from runelint.flow.state import State, Trail
    from runelint.flow.values import Hole

    Body = Callable[[State], list[State]]


_AT_ONCE = "a file that `$(<…)` reads may be missing, and then no `||` is asked"


def forked(machine: Machine, state: State, kind: ProcessKind, node: nodes.Node, body: Body) -> list[Ended]:
    """Return every way in which `body` can end in a child process of `state`.

    `body` may change its state before it runs. Traps are reset in the child (bash(1), SIGNALS), but with errtrace the
    ERR trap is not.
    """
    child = state.copy()
    child.process = Process(kind, machine.place(state, node), state.process)
    inherits = "errtrace" in state.options and "ERR" in state.traps and not state.trap
    child.traps = {"ERR": state.traps["ERR"]} if inherits else {}
    machine.exits.append([])
    for after in body(child):
        end(machine, after, Cause.END, node, after.status)
    return machine.exits.pop()


def resumed(state: State, child: Ended) -> State:
    """Return `state` after a child process ended as `child`: what it did has happened, its variables are gone."""
    after = state.copy()
    after.trail = child.state.trail
    after.status = child.ending.status._replace(exempt=False)
    after.facts = child.state.facts
    after.checked = child.state.checked
    after.existing = child.state.existing
    after.kept = child.state.kept
    after.jobs = child.state.jobs
    after.captures = {number: child.state.captures.get(number, text) for number, text in state.captures.items()}
    if child.state.protocol.emitted:
        after.progress(emitted=True)
    if child.ending.status.value != NONZERO:
        _learn_set(after, child.state)
    return after


def _learn_set(state: State, child: State) -> None:
    """Note which variables of the environment the child has found to be set: `( : "${X:?}" )`."""
    for name in child.variables.keys() - state.variables.keys():
        value = child.variables[name]
        hole = value.hole if isinstance(value, Text) else None
        if hole is not None and hole.origin is Origin.ENVIRONMENT and hole.name == name:
            state.set(name, value)


def outcomes(machine: Machine, state: State, children: list[Ended]) -> list[State]:
    """Return one state of the parent for each outcome that it can tell apart."""
    found: dict[tuple[object, ...], State] = {}
    for child in children:
        after = resumed(state, child)
        captures = frozenset(after.captures.items())
        key = (after.status, after.protocol, captures, after.existing, after.jobs, after.checked)
        if key in found:
            machine.abandon(after.trail)
        else:
            found[key] = after
    return list(found.values())


def combined(machine: Machine, state: State, children: list[Ended]) -> State:
    """Return the one state of the parent that stands for all outcomes; None in its status is any of them.

    The path that goes on is one on which the child succeeded; `machine.failed_trail` is one on which it did not.
    """
    if not children:
        after = state.copy()
        after.status = Status(None, reason="a command that does not end")
        return after
    good = [child for child in children if child.ending.status.value in {0, None}]
    bad = [child for child in children if child.ending.status.value != 0]
    # Of several successes one that leaves jobs behind counts more.
    chosen = max(good, key=lambda child: len(child.state.jobs), default=children[0])
    for child in children:
        if child is not chosen:
            machine.abandon(child.state.trail)
    after = resumed(state, chosen)
    after.checked = frozenset.intersection(*(child.state.checked for child in good or children))
    if bad:
        worst = min(bad, key=lambda child: (_has_emit(child.state.trail), not child.ending.status.ordinary))
        machine.failed_trail = worst.state.trail
        ordinary = any(child.ending.status.ordinary for child in bad)
        value = None if good else worst.ending.status.value
        after.status = worst.ending.status._replace(value=value, ordinary=ordinary, exempt=False)
    return after


def _has_emit(trail: Trail | None) -> bool:
    while trail is not None:
        if isinstance(trail.event, Emit):
            return True
        trail = trail.before
    return False


def substitution(machine: Machine, state: State, node: nodes.CommandSubstitution) -> Text:
    """Return what `$(…)` gives, and leave its status in `machine.substituted`; `state` has seen what happens in it."""
    number = machine.fresh_capture()
    target = Target(Sink.CAPTURE, "", number)

    def body(child: State) -> list[State]:
        child.captures = {**child.captures, number: EMPTY}
        child.descriptors = opened(child.descriptors, 1, target)
        if "inherit_errexit" not in child.options:
            child.with_option("errexit", on=False)
        if node.style.startswith("${"):
            child.process = state.process
        child.unheeded = not heeded
        return run_list(machine, node.body, child, tested=tested)

    tested, heeded = machine.tested, machine.heeded
    machine.heeded = False
    children = forked(machine, state, ProcessKind.SUBSTITUTION, node, body)
    machine.tested, machine.heeded = tested, heeded
    good = [each for each in children if each.ending.status.value in {0, None}] or children
    text = _common_output(good, number, node)
    after = combined(machine, state, children)
    if "errexit" in state.options and after.status.value != 0 and after.status.ordinary and _only_reads(node):
        dying = state.copy()
        dying.trail = machine.failed_trail or after.trail
        end(machine, dying, Cause.ERREXIT, node.body[0], Status(NONZERO, ordinary=True, reason=_AT_ONCE))
        after.status = SUCCESS
    machine.substituted = after.status
    state.trail, state.facts, state.existing, state.captures = (
        after.trail,
        after.facts,
        after.existing,
        after.captures,
    )
    state.checked, state.kept = after.checked, after.kept
    state.protocol, state.jobs = after.protocol, after.jobs
    return text


def _only_reads(node: nodes.CommandSubstitution) -> bool:
    """Return whether it is `$(<file)`: where there is no such file errexit ends the shell at once, past any `||`."""
    command = node.body[0] if len(node.body) == 1 else None
    if not isinstance(command, nodes.Simple) or command.words or command.assignments:
        return False
    return [each.operator for each in command.redirects] == ["<"]


def _common_output(children: list[Ended], number: int, node: nodes.Node) -> Text:
    if not children:
        return unknown(Origin.OUTPUT, "", node.start)
    return stripped_of_newlines(_joined_output(children, number, node))


def _joined_output(children: list[Ended], number: int, node: nodes.Node) -> Text:
    """Return what is known of the text that children have written to a substitution or pipe."""
    out: Text | None = None
    for child in children:
        text = child.state.captures.get(number, EMPTY)
        both = text if out is None else either(out, text, name="output", site=node.start)
        out = both if isinstance(both, Text) else EMPTY
    return EMPTY if out is None else out


def process_substitution(machine: Machine, state: State, node: nodes.ProcessSubstitution) -> Text:
    """Return the name that `<(…)` or `>(…)` becomes; `state` has seen what happens in it."""
    reads = node.direction == "<"
    pipe = PIPE._replace(number=machine.fresh_capture())

    def body(child: State) -> list[State]:
        child.captures = {**child.captures, pipe.number: EMPTY}
        child.descriptors = opened(child.descriptors, 1 if reads else 0, pipe)
        return run_list(machine, node.body, child, tested=False)

    before = state.trail
    children = forked(machine, state, ProcessKind.PROCESS_SUBSTITUTION, node, body)
    after = combined(machine, state, children)
    state.trail, state.jobs = after.trail, after.jobs
    machine.streams[node.start] = _joined_output(children, pipe.number, node)
    machine.filled[node.start] = min((certain_lines(child, pipe.number, before) for child in children), default=0)
    return unknown(Origin.UNKNOWN, SUBSTITUTED, node.start, sources=_piped_through(children, pipe.number))


def _piped_through(children: list[Ended], number: int) -> frozenset[Hole]:
    """Return what has flown into the pipe `number` on any way in which the process that writes to it can end."""
    return flowing(*(child.state.captures.get(number) for child in children))


def subshell(machine: Machine, node: nodes.Subshell, state: State, *, tested: bool) -> list[State]:
    """Return the states after `( … )`."""
    if state.made_for is node:
        return _in_its_process(machine, node, state, tested=tested)

    def body(child: State) -> list[State]:
        child.keeps_stdin = keeps_on(node, child)
        return run_list(machine, node.body, child, tested=tested)

    children = forked(machine, state, ProcessKind.SUBSHELL, node, body)
    return outcomes(machine, state, [_with_place(child) for child in children])


def _in_its_process(machine: Machine, node: nodes.Subshell, state: State, *, tested: bool) -> list[State]:
    """Return the states after `( … )` that is an element of a pipeline, or in the background: it has one process.

    errexit and the ERR trap have looked at what is in it, and nobody looks at the whole of it again.
    """
    state.made_for = None
    out = run_list(machine, node.body, state, tested=tested)
    for each in out:
        each.status = each.status._replace(exempt=True)
    return out


def _made_for(command: nodes.Command, children: list[Ended]) -> list[Ended]:
    """Return the ends of processes that were made for `command`."""
    return [_with_place(child) for child in children] if isinstance(command, nodes.Subshell) else children


def _with_place(child: Ended) -> Ended:
    """Return `child` with the place where errexit ended it: what ends the shell around it is the same failure."""
    ending = child.ending
    if ending.cause is not Cause.ERREXIT:
        return child
    return Ended(child.state, ending._replace(status=ending.status._replace(at=ending.status.at or ending.where)))


def pipeline(machine: Machine, node: nodes.Pipeline, state: State, *, tested: bool) -> list[State]:
    """Return the states after a pipeline, a negated or a timed command."""
    if not node.commands:
        state.status = Status(NONZERO if node.negated else 0, exempt=True)
        return [state]
    if len(node.commands) == 1:
        states = machine.run(machine, node.commands[0], state, tested=tested or node.negated)
    else:
        states = _piped(machine, node, state, tested=tested or node.negated)
    if node.negated:
        for each in states:
            each.status = _negated(each.status)
    return states


def _negated(status: Status) -> Status:
    """Return the status of `! command`; errexit ignores it (bash(1), set -e)."""
    value = None if status.value is None else NONZERO if status.value == 0 else 0
    return Status(
        value,
        ordinary=True,
        exempt=True,
        reason=status.reason,
        proves=status.refutes,
        refutes=status.proves,
        finds=status.misses,
        misses=status.finds,
    )


def _piped(machine: Machine, node: nodes.Pipeline, state: State, *, tested: bool) -> list[State]:
    base = state.descriptors
    lastpipe = "lastpipe" in state.options and "monitor" not in state.options
    statuses: list[Status] = []
    trail: Trail | None = None
    pipes: list[int] = []
    carries: frozenset[Hole] = NOTHING
    lines = 0
    for index, command in enumerate(node.commands[:-1]):
        element = _merging(command) if node.operators[index] == "|&" else command
        pipes.append(machine.fresh_capture())

        def body(child: State, element: nodes.Command = element, before: frozenset[Hole] = carries) -> list[State]:
            child.made_for = element
            child.keeps_stdin = len(pipes) > 1 or keeps_on(element, child)
            child.captures = {**child.captures, pipes[-1]: EMPTY}
            child.descriptors = opened(base, 1, PIPE._replace(number=pipes[-1]))
            if len(pipes) > 1:
                child.descriptors = opened(child.descriptors, 0, PIPE._replace(number=pipes[-2], carries=before))
            return machine.run(machine, element, child, tested=tested)

        machine.failed_trail = None
        since = state.trail
        children = _made_for(element, forked(machine, state, ProcessKind.PIPELINE, node, body))
        carries = _piped_through(children, pipes[-1])
        lines = min((certain_lines(child, pipes[-1], since) for child in children), default=0)
        state, checked = combined(machine, state, children), state.checked
        state.checked = checked
        good = [each for each in children if each.ending.status.value in {0, None}] or children
        state.captures = {**state.captures, pipes[-1]: _joined_output(good, pipes[-1], node)}
        trail = trail or (machine.failed_trail if state.status.value != 0 else None)
        statuses.append(state.status)
    source = PIPE._replace(number=pipes[-1], carries=carries, lines=lines)
    final = _last_element(machine, node, state, source, lastpipe=lastpipe, tested=tested)
    for each in final:
        each.captures = {number: text for number, text in each.captures.items() if number not in pipes}
        each.status = _pipeline_status([*statuses, each.status], pipefail="pipefail" in each.options)
        if trail is not None and each.status.value != 0:
            machine.failed_trail = trail
    return final


def _last_element(
    machine: Machine, node: nodes.Pipeline, state: State, source: Target, *, lastpipe: bool, tested: bool
) -> list[State]:
    command = node.commands[-1]
    if lastpipe:
        before = state.descriptors
        state.descriptors = opened(before, 0, source)
        after = machine.run(machine, command, state, tested=tested)
        for each in after:
            each.descriptors = opened(each.descriptors, 0, target_of(before, 0))
        return after

    def body(child: State) -> list[State]:
        child.made_for, child.keeps_stdin = command, True
        child.descriptors = opened(child.descriptors, 0, source)
        return machine.run(machine, command, child, tested=tested)

    return outcomes(machine, state, _made_for(command, forked(machine, state, ProcessKind.PIPELINE, node, body)))


def _merging(command: nodes.Command) -> nodes.Command:
    """Return `command` as `|&` makes it: with `2>&1` after its own redirections (bash(1), Pipelines)."""
    if isinstance(command, nodes.Pipeline | nodes.AndOr | nodes.Background | nodes.FunctionDefinition | nodes.Coproc):
        return command
    if isinstance(command, nodes.Unparsed):
        return command
    end = command.end
    target = nodes.Word(end, end, (nodes.Literal(end, end, "1"),))
    merging = nodes.Redirect(command.start, end, 2, ">&", target, None)
    return replace(command, redirects=(*command.redirects, merging))


def _pipeline_status(statuses: list[Status], *, pipefail: bool) -> Status:
    """Return the status of a pipeline: its last command's, or with pipefail that of the last one that failed."""
    last = statuses[-1]._replace(exempt=False)
    if not pipefail or last.value not in {0, None}:
        return last
    failing = [status for status in statuses if status.value != 0]
    if not failing:
        return last
    certain = any(status.value not in {0, None} for status in failing)
    ordinary = [status for status in failing if status.ordinary]
    chosen = ordinary[0] if ordinary else failing[0]
    return chosen._replace(
        value=NONZERO if certain else None,
        ordinary=bool(ordinary),
        exempt=False,
        proves=last.proves,
        refutes=last.refutes,
        finds=frozenset().union(*(status.finds for status in statuses)),
        misses=frozenset(),
    )
