"""Traps: setting them, and running their actions (bash(1), SIGNALS and the `trap` builtin)."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from runelint.flow.events import Condition, Language
from runelint.flow.imagining import imagined
from runelint.flow.interpreting import note
from runelint.flow.sequence import run_list
from runelint.flow.signal_names import signal_named
from runelint.flow.state import Flow, Trap
from runelint.syntax import nodes, parse
from runelint.syntax.parser import parse_fragment
from runelint.syntax.source import Source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text


def set_traps(machine: Machine, state: State, node: nodes.Simple, arguments: Sequence[Text]) -> None:
    """Do what `trap ARGUMENTS` does to `state`."""
    known = [argument.known for argument in arguments]
    words = [word for word in node.words[1:] if isinstance(word, nodes.Word)]
    if known and known[0] == "--":
        known, words, arguments = known[1:], words[1:], arguments[1:]
    if not known or known[0] in {"-p", "-l"}:
        return
    signals = [signal_named(name) for name in known[1:] if name is not None]
    traps = dict(state.traps)
    if known[0] == "-" or len(known) == 1:
        for signal in signals or [signal_named(known[0] or "")]:
            traps.pop(signal, None)
    else:
        note(machine, state, node, "trap", Language.SHELL, arguments[0])
        trap = action(machine, state, words[0] if words else None, arguments[0])
        for signal in signals:
            if trap is None:
                traps.pop(signal, None)
            else:
                traps[signal] = trap
    state.traps = traps


def action(machine: Machine, state: State, word: nodes.Word | None, text: Text) -> Trap | None:
    """Return the commands that the text of a trap or `eval` is, or None when they are not known.

    Text that stands in the script as it is keeps its place there; other text has the place of the command.
    """
    literal = _literal_place(word)
    if literal is not None and state.place is None:
        script = parse_fragment(state.source.text, *literal)
        return None if script.problems else Trap(script.body, state.source, None)
    known = text.known if text.known is not None else imagined(machine, state, text)
    if known is None:
        return None
    if known not in machine.parsed:
        script = parse(known)
        source = Source(state.source.path, known)
        machine.parsed[known] = None if script.problems else (source, script.body)
    found = machine.parsed[known]
    if found is None:
        return None
    place = state.place or (machine.place(state, word) if word is not None else None)
    return Trap(found[1], found[0], place)


def _literal_place(word: nodes.Word | None) -> tuple[int, int] | None:
    """Return where the text of `word` stands when the script holds it letter by letter."""
    if word is None or len(word.parts) != 1:
        return None
    part = word.parts[0]
    if isinstance(part, nodes.SingleQuoted):
        return part.start + 1, part.end - 1
    if isinstance(part, nodes.Literal):
        return part.start, part.end
    if isinstance(part, nodes.DoubleQuoted) and all(isinstance(inner, nodes.Literal) for inner in part.parts):
        return part.start + 1, part.end - 1
    return None


class Nesting(Enum):
    """How the traps for a signal that the plugin sends to itself lie in each other."""

    BOUNDED = auto()
    ENDLESS = auto()
    NOT_KNOWN = auto()


def nesting(machine: Machine, state: State, node: nodes.Node, signal: str) -> Nesting:
    """Return whether the trap for `signal`, which arrives at `node`, has interrupted itself so often that it ever will.

    Bash does not defer a signal whose trap runs: it runs the trap again, in the middle of itself. Where that has no end
    it dies by SIGSEGV (tests/bash/facts/trap_signal_without_end.sh).
    """
    running = [interrupted for name, interrupted in machine.handling if name == signal]
    if len(machine.handling) >= machine.limits.call_depth:
        machine.gap(machine.place(state, node), f"traps in each other deeper than {machine.limits.call_depth}")
        return Nesting.NOT_KNOWN
    if len(running) < machine.limits.recursion:
        return Nesting.BOUNDED
    alike = running[-1].holds_the_same(state) and not _has_decided(running[-1], state)
    return Nesting.ENDLESS if alike else Nesting.NOT_KNOWN


def _has_decided(before: State, now: State) -> bool:
    """Return whether a condition was decided between two moments of one path."""
    trail = now.trail
    while trail is not None and trail is not before.trail:
        if isinstance(trail.event, Condition):
            return True
        trail = trail.before
    return False


def run_trap(machine: Machine, state: State, signal: str) -> list[State]:
    """Return the states after the action of the trap for `signal`; the status is what it was before."""
    trap = state.traps[signal]
    inside = state.copy()
    unheeded = state.unheeded and state.status.ordinary
    inside.trap = signal if state.process.is_main else f"{'unheeded' if unheeded else 'inherited'} {signal}"
    inside.source, inside.place = trap.source, trap.place
    out = []
    machine.handling.append((signal, state))
    for after in run_list(machine, trap.body, inside, tested=False):
        after.trap, after.source, after.place = state.trap, state.source, state.place
        after.status = state.status
        out.append(after)
    machine.handling.pop()
    return out


def take_return_trap(state: State) -> Trap | None:
    """Return the RETURN trap that a function which is entered does not inherit; `state` has it no more."""
    if "functrace" in state.options or "RETURN" not in state.traps:
        return None
    state.traps = dict(state.traps)
    return state.traps.pop("RETURN")


def run_return_trap(machine: Machine, state: State, outer: Trap | None) -> list[State]:
    """Return the states after the RETURN trap of a function that returns, and with the `outer` one where it set none.

    It runs with the variables and the redirections of the call (tests/bash/facts/trap_return*).
    """
    flow, state.flow = state.flow, Flow.NEXT
    own = state.traps.get("RETURN")
    runs = own is not None and own.body and flow in {Flow.NEXT, Flow.RETURN} and not machine.handles("RETURN")
    out = run_trap(machine, state, "RETURN") if runs else [state]
    for after in out:
        after.flow = flow
        if outer is not None and "RETURN" not in after.traps:
            after.traps = {**after.traps, "RETURN": outer}
    return out


def explore_signals(machine: Machine, state: State) -> None:
    """Add the paths on which a signal arrives now, once for each trap: it may come at any time.

    A trap that is set before the library is initialised is looked at after that, where nearly all of a run is.
    """
    for signal, trap in state.traps.items():
        if signal in {"EXIT", "ERR", "RETURN"} or not trap.body or state.trap:
            continue
        key = (signal if signal == "DEBUG" else "", id(trap.body))
        if key in machine.explored_traps:
            continue
        if signal != "DEBUG" and not state.protocol.initialised:
            machine.waiting_traps.setdefault(key, (state.copy(), signal))
            continue
        machine.explored_traps.add(key)
        _arrive(machine, state, signal)


def explore_waiting(machine: Machine) -> None:
    """Add the paths of signals in a plugin that never initialises the library."""
    for key, (state, signal) in machine.waiting_traps.items():
        if key not in machine.explored_traps:
            _arrive(machine, state, signal)


def _arrive(machine: Machine, state: State, signal: str) -> None:
    for after in run_trap(machine, state, signal):
        machine.abandon(after.trail)
