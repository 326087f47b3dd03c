"""Builtins that declare variables: `local`, `declare`, `export`, `readonly`, `unset`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.assignments import assign
from runelint.flow.events import SUCCESS
from runelint.flow.exposure import note_traced
from runelint.flow.interpreting import note_name
from runelint.flow.lookup import look_up
from runelint.flow.output import write
from runelint.flow.redirects import note_trace
from runelint.flow.secrets import marks_of
from runelint.flow.values import EMPTY, Array, Origin, Text, constant, flowing, joined, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole


def declare(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`declare`, `typeset`, `export`: inside a function `declare` makes local variables."""
    name = arguments[0].known
    options = _options(arguments)
    if name != "export" and "g" not in options and state.frames and not options & {"p", "f", "F"}:
        return local(machine, node, state, arguments, tested=tested)
    return _declare(machine, node, state, arguments)


def readonly(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`readonly`."""
    del tested
    return _declare(machine, node, state, arguments)


def local(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`local`: what it names is put back when the function returns; `local -` does so for the shell options."""
    del tested
    if state.frames:
        frame = state.frames[-1]
        names = _declared(node, arguments)
        saved = frame.saved + tuple(
            (name, state.variables.get(name)) for name in names if name not in {known for known, _ in frame.saved}
        )
        options = state.options if any(a.known == "-" for a in arguments[1:]) else frame.options
        state.frames = (*state.frames[:-1], frame._replace(saved=saved, options=options))
    return _declare(machine, node, state, arguments, hides=True)


def _declared(node: nodes.Simple, arguments: Sequence[Text]) -> list[str]:
    names = [word.name for word in node.words if isinstance(word, nodes.Assignment)]
    return names + [a.known for a in arguments[1:] if a.known and not a.known.startswith("-")]


def _options(arguments: Sequence[Text]) -> set[str]:
    return {letter for a in arguments[1:] if (a.known or "").startswith("-") for letter in (a.known or "")[1:]}


def _declare(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, hides: bool = False
) -> list[State]:
    options = _options(arguments)
    assigned = [word for word in node.words if isinstance(word, nodes.Assignment)]
    names = [a.known for a in arguments[1:] if a.known and not a.known.startswith("-")]
    functions = bool(options & {"f", "F"})
    computed = any(argument.known is None for argument in arguments[1:])
    bare = not assigned and not names and not computed and arguments[0].known != "local"
    if bare or ("p" in options and arguments[0].known != "export") or (functions and arguments[0].known != "export"):
        return _print(machine, node, state, arguments, names)
    if "i" in options:
        machine.integers |= {name.partition("=")[0] for name in (*names, *(each.name for each in assigned))}
    machine.mappings.update(_declared(node, arguments) if "A" in options else ())
    for argument in arguments[1:]:
        if argument.known is None:
            _dynamic(machine, node, state, arguments[0].known or "", argument)
    for name in names:
        plain, mark, value = name.partition("=")
        if mark:
            state.set(plain, constant(value))
        elif options & {"a", "A"}:
            if hides or plain not in state.variables:
                state.renew(plain, Array(()))
        elif hides:
            state.set(plain, None)
    for assignment in assigned:
        _assign(machine, state, node, assignment, options)
    state.status = SUCCESS
    return [state]


def _assign(
    machine: Machine, state: State, node: nodes.Simple, assignment: nodes.Assignment, options: set[str]
) -> None:
    """Do what one `name=value` of a declaration with `options` does."""
    if "n" in options:
        _refer(machine, state, assignment)
        return
    state.references = {name: to for name, to in state.references.items() if name != assignment.name}
    assign(machine, state, assignment)
    if options & {"u", "l"}:
        _forget_attribute(state, assignment.name)
    note_trace(machine, node, state, assignment)
    note_traced(machine, state, node, state.descriptors, state.text(assignment.name) or EMPTY)


def _refer(machine: Machine, state: State, assignment: nodes.Assignment) -> None:
    """Let a name stand for another variable (`declare -n`)."""
    state.references = {name: to for name, to in state.references.items() if name != assignment.name}
    assign(machine, state, assignment)
    target = state.text(assignment.name)
    if target is not None:
        note_name(machine, state, assignment, "declare -n", target)
    if target is not None and target.known and target.known != assignment.name and _is_plain(machine, target.known):
        state.references = {**state.references, assignment.name: target.known}
    else:
        machine.opaque = True
        state.set(assignment.name, unknown(Origin.UNKNOWN, "a name reference", assignment.start))
        array, mark, _ = ("" if target is None else target.known or "").partition("[")
        if mark and (held := state.value(array)) is not None:
            state.set(array, Array((), sealed=False, sources=flowing(held)))


def _is_plain(machine: Machine, name: str) -> bool:
    """Return whether it is known which variable, or element of an array, `name` is: its subscript may be calculated."""
    array, mark, key = name.partition("[")
    return not mark or key[:-1].isdecimal() or array in machine.mappings


def _forget_attribute(state: State, name: str) -> None:
    """Make the value unknown where an attribute (`-u`, `-l`) changes what is assigned to it."""
    text = state.text(name)
    if text is not None and not (text.known or "").isdecimal():
        state.set(name, unknown(Origin.UNKNOWN, f"`{name}`, which has an attribute", -1, sources=flowing(text)))


def _before_mark(argument: Text) -> Text:
    """Return the name in `name=value`; nothing where there is no `=`, since such a name is not evaluated."""
    name: list[str | Hole] = []
    for part in argument.parts:
        if isinstance(part, str) and "=" in part:
            return joined((*name, part.partition("=")[0]))
        name.append(part)
    return EMPTY


def _dynamic(machine: Machine, node: nodes.Simple, state: State, command: str, argument: Text) -> None:
    """Set a variable whose name or value is computed (`declare "$name=$value"`)."""
    if command not in {"export", "readonly"}:
        note_name(machine, state, node, command, _before_mark(argument))
    first = argument.parts[0] if argument.parts else ""
    if isinstance(first, str) and "=" in first:
        state.set(first.partition("=")[0], unknown(Origin.UNKNOWN, "a computed value", 0, sources=flowing(argument)))
    else:
        machine.opaque = True


def _print(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], names: Sequence[str]
) -> list[State]:
    """Print declarations; `declare -F name` asks whether a function is known."""
    options = _options(arguments)
    if options & {"F", "f"} and names:
        return look_up(machine, node, state, [constant(names[0])], builtin=f"declare -{'F' if 'F' in options else 'f'}")
    held = [value for name in names if (value := state.value(name)) is not None]
    shown = marks_of(Text(tuple(flowing(*held))))
    printed = unknown(Origin.OUTPUT, "declare", node.start, sources=shown or None)
    write(machine, state, node, arguments[0].known or "declare", printed)
    state.status = SUCCESS
    return [state]


def unset(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """`unset`: of a variable, or with `-f` of a function."""
    del tested
    functions = "f" in _options(arguments)
    for argument in arguments[1:]:
        if any(isinstance(part, str) and "[" in part for part in argument.parts[:1]):
            note_name(machine, state, node, "unset", argument)
        name = argument.known or ""
        if name.startswith("-"):
            continue
        if name in state.references and "n" in _options(arguments):
            state.references = {known: to for known, to in state.references.items() if known != name}
            continue
        array = state.value(name.partition("[")[0])
        if name.endswith("]") and isinstance(array, Array):
            key = name.partition("[")[2][:-1]
            rest = tuple(pair for pair in array.elements if pair[0] != key)
            state.set(name.partition("[")[0], Array(rest, array.sealed and key.isalnum()))
            continue
        if functions or name not in state.variables:
            state.functions = {key: value for key, value in state.functions.items() if key != name}
        state.set(name, None)
    state.status = SUCCESS
    return [state]
