"""Associative arrays as lists of what is allowed: a key that one has is one of those that the plugin has put there.

`[[ -n ${allowed[$unit]:-} ]]` and `[[ -v allowed[$unit] ]]` check the value by which they look up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow.values import NOTHING, Hole, Origin, Text, flowing, from_message, same

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Array
    from runelint.syntax.nodes import Node


def note_key(machine: Machine, state: State, name: str, key: Text) -> None:
    """Remember when an element is made under a key that anybody may choose: the array is no list then."""
    if from_message(key, state.checked):
        machine.open_keys.add(name)


def looked_up(machine: Machine, name: str, key: Text, element: Text) -> Text:
    """Return the element that was asked for by `key`; that it is there says what the key is."""
    if element.hole is not None and _is_list(machine, name):
        machine.when_full[same(element.hole)] = flowing(key)
    return element


def may_lack(machine: Machine, state: State, name: str, array: Array, key: Text) -> bool:
    """Return whether the list, all of whose keys are written in the plugin, may lack `key`: that is not checked."""
    written = array.elements and not array.sources
    return bool(written and _is_list(machine, name) and from_message(key, state.checked))


def if_there(machine: Machine, node: Node, element: Text | None, alternative: Text) -> Text | None:
    """Return what `${name[key]+word}` gives, when it tells what the key is; None for any other element."""
    hole = None if element is None else element.hole
    keys = NOTHING if hole is None else machine.when_full.get(same(hole), NOTHING)
    if not keys:
        return None
    there = Hole(Origin.UNKNOWN, "an element that may be there", node.start, None, flowing(alternative))
    machine.when_full[same(there)] = keys
    return Text((there,))


def after_name(machine: Machine, state: State, written: Text) -> None:
    """Learn from `-v name[key]`, as it is `written`, having succeeded."""
    first = written.parts[0] if written.parts else ""
    name, bracket, _ = first.partition("[") if isinstance(first, str) else ("", "", "")
    if bracket and _is_list(machine, state.referred(name)):
        state.check(written)


def _is_list(machine: Machine, name: str) -> bool:
    """Return whether `name` is an associative array whose keys the plugin alone has chosen."""
    return name in machine.mappings and name not in machine.open_keys
