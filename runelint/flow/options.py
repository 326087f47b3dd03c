"""Shell options: `set` and `shopt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import SUCCESS, Options, Status
from runelint.flow.output import write
from runelint.flow.values import Origin, unknown
from runelint.syntax.nodes import AnsiQuoted, DoubleQuoted, Escaped, Literal, SingleQuoted, Word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text
    from runelint.syntax.nodes import Simple

_LETTERS = {
    "e": "errexit",
    "u": "nounset",
    "E": "errtrace",
    "x": "xtrace",
    "T": "functrace",
    "m": "monitor",
    "f": "noglob",
}


def set_(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`set`: options by letter and by name, positional parameters; bare it prints all variables."""
    del tested
    state.status = SUCCESS
    before = state.options
    _set(machine, node, state, list(arguments[1:]))
    _note(machine, node, state, before)
    return [state]


def _note(machine: Machine, node: Simple, state: State, before: frozenset[str]) -> None:
    if state.options != before:
        state.log(Options(machine.where(state, node), state.options))


def _set(machine: Machine, node: Simple, state: State, rest: list[Text]) -> None:
    """Do what the words of `set` say, one after the other."""
    if not rest:
        write(machine, state, node, "set", unknown(Origin.OUTPUT, "set", node.start))
    while rest:
        word = rest[0].known
        if word == "--":
            state.positional = None if _may_split(node, rest[1:]) else tuple(rest[1:])
            return
        if word is None or not word.startswith(("-", "+")) or word in {"-", "+"}:
            state.positional = None if _may_split(node, rest) else tuple(rest)
            return
        rest.pop(0)
        on = word[0] == "-"
        for letter in word[1:]:
            if letter == "o" and rest:
                name = rest.pop(0).known or ""
                state.with_option(name, on=on)
                if name == "posix":
                    state.with_option("inherit_errexit", on=on)
            elif letter == "o":
                write(machine, state, node, "set -o", unknown(Origin.OUTPUT, "set", node.start))
            elif letter in _LETTERS:
                state.with_option(_LETTERS[letter], on=on)


def _may_split(node: Simple, operands: Sequence[Text]) -> bool:
    """Return whether an expansion that is not known stands unquoted, so that it may be any number of words."""
    unquoted = any(
        not isinstance(part, DoubleQuoted | SingleQuoted | Literal | Escaped | AnsiQuoted)
        for word in node.words
        if isinstance(word, Word)
        for part in word.parts
    )
    return unquoted and any(text.known is None for text in operands)


def shopt(machine: Machine, node: Simple, state: State, arguments: Sequence[Text], *, tested: bool) -> list[State]:
    """`shopt`: `-s` and `-u` set options, `-q` asks, everything else prints."""
    del tested
    words = [argument.known or "" for argument in arguments[1:]]
    flags = "".join(word[1:] for word in words if word.startswith("-"))
    names = [word for word in words if not word.startswith("-")]
    if names and ("s" in flags or "u" in flags):
        before = state.options
        for name in names:
            state.with_option(name, on="s" in flags)
        _note(machine, node, state, before)
    elif "q" not in flags:
        write(machine, state, node, "shopt", unknown(Origin.OUTPUT, "shopt", node.start))
    else:
        known = all(name in state.options for name in names)
        state.status = SUCCESS if known else Status(None, ordinary=True, reason="`shopt -q`")
        return [state]
    state.status = SUCCESS
    return [state]
