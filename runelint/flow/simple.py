"""Simple commands.

Expansion, assignments, redirections, and finding out what is called (bash(1), SIMPLE COMMAND EXPANSION).
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.contract.bpcs.functions import FUNCTIONS
from runelint.flow import builtins, evaluating, library, redirects, words
from runelint.flow.assignments import assign
from runelint.flow.control import replace_shell
from runelint.flow.descriptors import target_of
from runelint.flow.detached import detach
from runelint.flow.events import SUCCESS, Call, ProcessKind, Status
from runelint.flow.exposure import note_traced
from runelint.flow.externals import external, is_known
from runelint.flow.interpreting import note_command
from runelint.flow.jobs import hides_stdout
from runelint.flow.lookup import look_up
from runelint.flow.output import gather
from runelint.flow.reading import note_stdin
from runelint.flow.state import Flow, Frame, Undo
from runelint.flow.traps import explore_signals, run_return_trap, take_return_trap
from runelint.flow.values import EMPTY, Array, Origin, unknown
from runelint.flow.watching import Moment
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import Function, State
    from runelint.flow.values import Text, Value

_MOST_CANDIDATES = 16
# Commands that are looked at once for all paths.
_KEPT = 4096
# bash(1), EXIT STATUS: there is no such command.
_NOT_FOUND = 127
# What fails only when a redirection does.
_SUCCEEDING = {"echo", "printf", ":", "true"}
# They have nothing to say on stderr: sending that to stdout does no harm.
_QUIET = {"echo", "printf", "true", ":", "false", "test", "[", "exit", "return", "shift", "set", "trap"} | set(
    FUNCTIONS
)


def run(machine: Machine, node: nodes.Simple, state: State, *, tested: bool) -> list[State]:
    """Return the states after a simple command."""
    machine.substituted, machine.failed_trail, machine.tested = None, None, tested
    machine.look(node, state, Moment.BEFORE, tested=tested)
    if not node.words:
        return _assignments_only(machine, node, state)
    arguments, counted = _arguments(machine, state, node)
    if not arguments:
        state.status = machine.last_substitution()
        return [state]
    saved = _prefix_assignments(machine, node, state)
    detach(node, state)
    before = state.descriptors
    assigned = (state.text(assignment.name) or EMPTY for assignment in node.assignments)
    note_traced(machine, state, node, before, *assigned, *arguments)
    name = arguments[0].known
    # The shell acts on a signal when the command is over, with its own descriptors.
    explore_signals(machine, state)
    # Of the others the author expects a failure anyway.
    doubted = tested and (name in _SUCCEEDING or (name == "exec" and len(arguments) == 1))
    redirection = redirects.redirect_all(machine, state, node.redirects, doubted=doubted)
    if name not in _QUIET and node.redirects and not (name == "exec" and len(arguments) == 1):
        redirects.note_misled(machine, state, before, node, node.redirects)
    out: list[State] = []
    if redirection.status.value:
        out.append(redirection.failed(state))
    if redirection.certain:
        return out
    spare = state.spare
    if node.redirects:
        state.undone = (*state.undone, Undo(before, simple=True))
        state.spare = spare or (node is not state.made_for and hides_stdout(before, state.descriptors))
    state.counted = counted
    machine.look(node, state, Moment.DURING, tested=tested)
    after = invoke(machine, node, state, arguments, tested=tested)
    for each in after:
        if node.redirects:
            each.undone, each.spare = each.undone[:-1], spare
        for variable, value in saved:
            each.set(variable, value)
        if name == "exec" and len(arguments) == 1:
            # Redirections of `exec` stay: those of stderr hold for all that follows.
            redirects.note_misled(machine, each, before, node, node.redirects)
        else:
            redirection.undo(each)
    return out + after


def _prefix_assignments(machine: Machine, node: nodes.Simple, state: State) -> list[tuple[str, Value | None]]:
    """Make the assignments that hold for this command only; return what they have hidden."""
    saved = [(assignment.name, state.variables.get(assignment.name)) for assignment in node.assignments]
    for assignment in node.assignments:
        assign(machine, state, assignment)
    return saved


def _assignments_only(machine: Machine, node: nodes.Simple, state: State) -> list[State]:
    """Return the state after assignments without a command: the status is that of the last substitution."""
    for assignment in node.assignments:
        machine.heeded = True
        assign(machine, state, assignment)
        machine.heeded = False
        note_traced(machine, state, node, state.descriptors, state.text(assignment.name) or EMPTY)
        redirects.note_trace(machine, node, state, assignment)
    redirection = redirects.redirect_all(machine, state, node.redirects)
    if not node.assignments and state.process.kind is ProcessKind.SUBSTITUTION:
        _file_in_place_of_a_command(machine, node, state)
    failed = [redirection.failed(state)] if redirection.status.value and not node.assignments else []
    redirection.undo(state)
    if redirection.certain:
        return failed or [state]
    state.status = machine.last_substitution()
    return [*failed, state]


def _file_in_place_of_a_command(machine: Machine, node: nodes.Simple, state: State) -> None:
    """Let `$(<file)` give what is in the file (bash(1), Command Substitution)."""
    if node.redirects:
        note_stdin(machine, state, node, "$(<")
    if [each.operator for each in node.redirects] == ["<"]:
        target = target_of(state.descriptors, 0)
        kept = target.path is not None and target.path in state.kept
        gather(state, unknown(Origin.FILE, target.detail, node.start, sources=target.carries if kept else None))


def _arguments(machine: Machine, state: State, node: nodes.Simple) -> tuple[list[Text], bool]:
    """Return the words of the command after expansion, and whether there are certainly so many.

    Text that is put together in them is noted.
    """
    out: list[Text] = []
    counted = True
    plain, skipped = _plain_words(node)
    for index, word in enumerate(plain):
        texts = words.fields(machine, state, [word])
        counted = counted and words.is_counted(state, word, texts)
        out += texts if index in skipped else [words.note_build(machine, state, node, text) for text in texts]
    return out, counted


@lru_cache(maxsize=_KEPT)
def _plain_words(node: nodes.Simple) -> tuple[tuple[nodes.Word, ...], frozenset[int]]:
    """Return the command's words that are no assignments, and which of them are programs in another language."""
    plain = tuple(word for word in node.words if isinstance(word, nodes.Word))
    return plain, builtins.code_words(plain)


def invoke(
    machine: Machine,
    node: nodes.Simple,
    state: State,
    arguments: Sequence[Text],
    *,
    tested: bool,
    functions: bool = True,
) -> list[State]:
    """Return the states after the command `arguments` runs with the descriptors of `state`.

    With `functions=False` functions are passed over, as `command` does.
    """
    name = arguments[0].known if arguments else ""
    if name == "" and not arguments:
        state.status = SUCCESS
        return [state]
    if name is not None:
        function = state.functions.get(name) if functions else None
        if function is not None:
            return call(machine, node, state, function, arguments[1:], tested=tested)
        if functions and name in FUNCTIONS and state.protocol.library_missing and not state.protocol.sourced:
            state.status = Status(_NOT_FOUND, reason=f"`{name}`, which is not there")
            return [state]
        if functions and name in FUNCTIONS:
            return library.call(machine, node, state, FUNCTIONS[name], arguments[1:])
        handler = builtins.HANDLERS.get(name)
        if handler is not None:
            return handler(machine, node, state, arguments, tested=tested)
        if name in {"command", "builtin", "exec"}:
            return _wrapped(machine, node, state, arguments, tested=tested)
        if name == "eval":
            return evaluating.evaluate(machine, node, state, arguments, tested=tested)
    if name is None:
        return _computed(machine, node, state, arguments, tested=tested)
    if machine.opaque and not is_known(name):
        state.progress(uncertain=True)
    return external(machine, node, state, arguments)


def _computed(
    machine: Machine,
    node: nodes.Simple,
    state: State,
    arguments: Sequence[Text],
    *,
    tested: bool,
) -> list[State]:
    """Return the states after a command whose name is computed: each function that it may be is called."""
    if "/" in arguments[0].ending():
        return external(machine, node, state, arguments)
    candidates = _candidates(state, arguments[0])
    if candidates:
        note_command(machine, state, node, arguments)
    else:
        hole = arguments[0].hole
        if hole is None or hole.origin not in {Origin.OUTPUT, Origin.MESSAGE}:
            state.progress(uncertain=True)
        return external(machine, node, state, arguments)
    out: list[State] = []
    for function in candidates[:_MOST_CANDIDATES]:
        out += call(machine, node, state.copy(), function, arguments[1:], tested=tested)
    return out


def _candidates(state: State, name: Text) -> list[Function]:
    """Return the functions that `name` may be: by its known characters, or by the array that it is taken from."""
    hole = name.hole
    if hole is not None:
        array = state.variables.get(hole.name.removeprefix("an element of ").strip("`"))
        known = [text.known for _, text in array.elements] if isinstance(array, Array) else []
        return [state.functions[each] for each in dict.fromkeys(known) if each is not None and each in state.functions]
    first, last = name.parts[0], name.parts[-1]
    start = first if isinstance(first, str) else ""
    end = last if isinstance(last, str) else ""
    return [function for each, function in state.functions.items() if each.startswith(start) and each.endswith(end)]


def _wrapped(
    machine: Machine,
    node: nodes.Simple,
    state: State,
    arguments: Sequence[Text],
    *,
    tested: bool,
) -> list[State]:
    """Return the states after `command …`, `builtin …` or `exec …`."""
    name = arguments[0].known
    rest = list(arguments[1:])
    options: set[str] = set()
    while rest and (rest[0].known or "").startswith("-") and rest[0].known != "-":
        option = rest.pop(0).known or ""
        options |= set(option[1:])
        if name == "exec" and "a" in option and rest:
            rest.pop(0)
        if option == "--":
            break
    if name == "command" and options & {"v", "V"}:
        return look_up(machine, node, state, rest)
    if not rest:
        state.status = SUCCESS
        return [state]
    if name == "exec":
        return replace_shell(machine, node, state, rest)
    return invoke(machine, node, state, rest, tested=tested, functions=False)


def call(
    machine: Machine,
    node: nodes.Simple,
    state: State,
    function: Function,
    arguments: Sequence[Text],
    *,
    tested: bool,
) -> list[State]:
    """Return the states after a call of a function: it runs in the caller's place, in the caller's shell."""
    active = sum(frame.call.function == function.name for frame in state.frames)
    if active >= machine.limits.recursion or len(state.frames) >= machine.limits.call_depth:
        if len(state.frames) >= machine.limits.call_depth:
            machine.gap(machine.place(state, node), f"calls deeper than {machine.limits.call_depth}")
        state.status = Status(None, reason=f"`{function.name}`")
        return [state]
    positional, source, place = state.positional, state.source, state.place
    all_counted = state.all_counted
    place_of_call = machine.place(state, node)
    state.frames = (
        *state.frames,
        Frame(Call(function.name, place_of_call, tuple(arguments)), (), positional, state.references),
    )
    state.positional, state.all_counted = tuple(arguments), state.counted
    state.source, state.place = function.source, function.place
    trap = take_return_trap(state)
    body = machine.run_body(machine, function.body, state, tested=tested)
    out = [after for each in body for after in run_return_trap(machine, each, trap)]
    for after in out:
        frame = after.frames[-1]
        after.frames = after.frames[:-1]
        _restore(after, frame)
        after.positional, after.source, after.place = positional, source, place
        after.all_counted = all_counted
        if after.flow is Flow.RETURN:
            after.flow = Flow.NEXT
        after.status = after.status._replace(exempt=False, at=None, reason=_reason(after.status, function))
    return out


def _reason(status: Status, function: Function) -> str:
    if status.value == 0:
        return ""
    return f"`{function.name}` ({status.reason})" if status.reason else f"`{function.name}`"


def _restore(state: State, frame: Frame) -> None:
    """Put back what was local to a function call."""
    state.references = frame.references
    for name, value in frame.saved:
        state.set(name, value)
    if frame.options is not None:
        state.options = frame.options
