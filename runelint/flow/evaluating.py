"""`eval`: what the code does, as far as it is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow import traps
from runelint.flow.events import SUCCESS, Language, Status
from runelint.flow.interpreting import note
from runelint.flow.sequence import run_list
from runelint.flow.values import Origin, Text, flowing, joined, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State

_NAME = re.compile(r"\b[A-Za-z_]\w*", re.ASCII)


def evaluate(
    machine: Machine, node: nodes.Simple, state: State, arguments: Sequence[Text], *, tested: bool
) -> list[State]:
    """Return the states after `eval`: of known text what it does, of other text something that is not known."""
    code = joined(
        part for index, argument in enumerate(arguments[1:]) for part in (*" " * (index > 0), *argument.parts)
    )
    note(machine, state, node, "eval", Language.SHELL, code)
    words = [word for word in node.words[1:] if isinstance(word, nodes.Word)]
    if code.known is None and (out := _sets_arguments(state, code)):
        return out
    script = traps.action(machine, state, words[0] if len(words) == 1 else None, code)
    if script is None or machine.evals >= machine.limits.call_depth:
        if script is not None:
            machine.gap(machine.place(state, node), f"`eval` deeper than {machine.limits.call_depth}")
        return _not_known(machine, state, code)
    state.status = SUCCESS if not script.body else state.status
    source, place, checked = state.source, state.place, state.checked
    state.source, state.place = script.source, script.place or place
    # What is in the code from the message has been said once: that other commands there get it is no news.
    state.check(code)
    added = state.checked - checked
    machine.evals += 1
    out = run_list(machine, script.body, state, tested=tested)
    machine.evals -= 1
    for after in out:
        after.source, after.place, after.checked = source, place, after.checked - added
    return out


def _sets_arguments(state: State, code: Text) -> list[State]:
    """Return the state after `eval "set -- $text"`, which parts a text into arguments; none for other code."""
    first = code.parts[0] if code.parts else ""
    if not isinstance(first, str) or not first.startswith("set -- "):
        return []
    state.positional, state.status = None, SUCCESS
    return [state]


def _not_known(machine: Machine, state: State, code: Text) -> list[State]:
    """Return the state after `eval` of text that is not known: it may do anything to the variables that it names."""
    machine.opaque = True
    literal = " ".join(part for part in code.parts if isinstance(part, str))
    for name in set(_NAME.findall(literal)) & state.variables.keys():
        state.set(name, unknown(Origin.UNKNOWN, f"`{name}` after `eval`", -1, sources=flowing(code, state.value(name))))
    state.progress(uncertain=True)
    state.status = Status(None, reason="`eval`")
    return [state]
