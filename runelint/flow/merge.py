"""Making one state of several: paths that cannot be told apart by what comes go on as one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.events import SUCCESS
from runelint.flow.state import Flow
from runelint.flow.values import EMPTY, FIRST_SITE, NOTHING, Array, Text, beginnings, either, flowing

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Hole, Value
    from runelint.syntax.nodes import Node


def merged(machine: Machine, node: Node, states: list[State], *, keep_status: bool) -> list[State]:
    """Return states that stand for all of `states`, which come out of `node`.

    States that agree in everything are one. When there are too many, those that agree in control are joined: what
    their variables disagree on is no longer known. When there are still too many, the rest is left out as a Gap.
    """
    if not keep_status:
        for state in states:
            if state.flow is Flow.NEXT:
                state.status = SUCCESS
    if len(states) < 2:  # noqa: PLR2004 - one state has nothing to agree with
        return states
    out: list[State] = []
    for state in states:
        if any(known.agrees(state) and known.holds_the_same(state) for known in out):
            machine.abandon(state.trail)
        else:
            out.append(state)
    if len(out) > machine.limits.joined_states:
        # What a plugin notes about a check that has failed belongs to the paths on which it has: those stay apart.
        out = _joined(machine, node, out, lambda known, state: known.checked == state.checked)
    if len(out) > machine.limits.joined_states:
        out = _joined(machine, node, out, lambda _, __: True)
    if len(out) > machine.limits.states:
        for state in out[machine.limits.states :]:
            machine.abandon(state.trail)
            if state.trail is not None:
                machine.gap(state.trail.event.where.place, f"more than {machine.limits.states} states at once")
        out = out[: machine.limits.states]
    return out


def _joined(machine: Machine, node: Node, states: list[State], alike: Callable[[State, State], bool]) -> list[State]:
    """Return states in which those are joined that agree in control and are `alike`."""
    out: list[State] = []
    for state in states:
        first = next((known for known in out if known.agrees(state) and alike(known, state)), None)
        if first is None:
            out.append(state.copy())
        else:
            machine.abandon(state.trail)
            join_into(first, state, node.start)
    return out


def _combined(state: State, other: State, site: int) -> dict[str, Value | None]:
    """Return what each variable holds in both states.

    Variables that held the same in both, each time, still do: they have one value, and the name of the first of them.
    """
    out: dict[str, Value | None] = {}
    known: dict[tuple[Value | None, Value | None], Value | None] = {}
    for name in {**state.variables, **other.variables}:
        first, second = both = state.variables.get(name), other.variables.get(name)
        if first == second:
            out[name] = first
            continue
        if both not in known:
            known[both] = _either(name, site, state, other)
        out[name] = known[both]
    return out


def _either(name: str, site: int, state: State, other: State) -> Value | None:
    """Return what variable `name` holds in both states: what a path has checked does not flow into it from there."""
    first, second = state.variables.get(name), other.variables.get(name)
    if state.checked == other.checked:
        return either(first, second, name=name, site=site)
    return either(_harmless(first, state), _harmless(second, other), name=name, site=site)


def _is_found(name: str, state: State, other: State) -> bool:
    """Return whether a variable names a file that was looked for on either way, or none on one of them."""
    first, second = state.variables.get(name), other.variables.get(name)
    if not isinstance(first, Text) or not isinstance(second, Text) or first == second:
        return False
    ways = ((first, state.existing), (second, other.existing))
    return all(text == EMPTY or text in existing for text, existing in ways)


def _harmless(value: Value | None, state: State) -> Value | None:
    """Return `value` with nothing flowing into it any more through what `state` has checked."""
    if value is None or not state.checked:
        return value
    if isinstance(value, Text):
        parts = (part if isinstance(part, str) else _closed(part, state.checked) for part in value.parts)
        return Text(tuple(parts), value.shape, value.made)
    elements = ((key, _harmless(text, state)) for key, text in value.elements)
    sources = frozenset(hole for hole in value.sources if beginnings(hole, state.checked))
    kept = tuple((key, text) for key, text in elements if isinstance(text, Text))
    return Array(kept, value.sealed, sources, value.filled)


def _closed(hole: Hole, checked: frozenset[Hole]) -> Hole:
    return hole._replace(sources=NOTHING) if beginnings(hole) and not beginnings(hole, checked) else hole


def _checks(state: State, hole: Hole) -> bool:
    """Return whether `state` has checked `hole`, or the same element of an array, or has nothing from outside in it."""
    if hole in state.checked:
        return True
    array = _array_of(hole)
    if not array:
        return False
    same = any((each.name, each.site) == (hole.name, hole.site) for each in state.checked)
    return same or not flowing(state.variables.get(array))


def _array_of(hole: Hole) -> str:
    """Return the array of which `hole` is an element that is the same wherever it is asked for, or an empty text."""
    _, found, name = hole.name.partition("an element of ")
    return name.strip("`") if found and hole.site <= FIRST_SITE else ""


def _positional(first: tuple[Text, ...] | None, second: tuple[Text, ...] | None, site: int) -> tuple[Text, ...] | None:
    """Return the arguments of the script in two states, as far as both have them."""
    if first is None or second is None or len(first) != len(second):
        return None
    pairs = enumerate(zip(first, second, strict=True), 1)
    both = [either(one, other, name=str(number), site=site) for number, (one, other) in pairs]
    return tuple(text for text in both if isinstance(text, Text))


def join_into(state: State, other: State, site: int) -> None:
    """Make `state` stand for `other` as well, at the offset `site`: keep what both agree on."""
    both = [hole for hole in state.checked | other.checked if _checks(state, hole) and _checks(other, hole)]
    found: set[Text] = set()
    if state.variables != other.variables:
        combined = _combined(state, other, site)
        found = {value for name, value in combined.items() if isinstance(value, Text) and _is_found(name, state, other)}
        state.variables = {name: value for name, value in combined.items() if value is not None}
    if state.positional != other.positional:
        state.positional = _positional(state.positional, other.positional, site)
    if state.renewed != other.renewed:
        arrays = {**state.renewed, **other.renewed}
        state.renewed = {name: max(state.renewed.get(name, 0), other.renewed.get(name, 0)) for name in arrays}
    state.facts = {hole: fact for hole, fact in state.facts.items() if other.facts.get(hole) == fact}
    state.checked = frozenset(both)
    state.existing = (state.existing & other.existing) | found
    for path, secrets in other.kept.items():
        state.kept = {**state.kept, path: state.kept.get(path, NOTHING) | secrets}
    for number, text in other.captures.items():
        captured = either(state.captures.get(number), text, name="output", site=site)
        if captured is not None and not hasattr(captured, "elements"):
            state.captures = {**state.captures, number: captured}
