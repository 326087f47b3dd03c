"""What a loop over `"${name[@]}"` says about the array: that all elements are checked, when each turn checks one.

As long as all turns have, a mark stands among what the path has checked; where paths are joined only one that all of
them have is left. Behind the loop the array is given a source that is checked, through which all others flow.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from runelint.flow import parameters
from runelint.flow.values import Array, Hole, Origin, flowing, from_message, same
from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.flow.values import Text


class Rounds(NamedTuple):
    """A loop over all elements of the array `name`, and the mark of the paths on which each turn has checked its own.

    `items` are what the turns are about; the last one stands for all that follow.
    """

    name: str
    array: Array
    mark: Hole
    items: tuple[Text, ...]

    def after_turn(self, state: State, turn: int) -> None:
        """Take the mark away when the turn that has ended left its element unchecked.

        That the first one is checked, of which what stands for all others is made, says nothing of those.
        """
        item = self.items[min(turn, len(self.items) - 1)]
        if item.hole is None or same(item.hole) not in state.checked:
            state.checked -= {self.mark}

    def at_end(self, state: State) -> None:
        """Learn at the regular end of the loop that the elements are checked, if the mark is still there."""
        if self.mark not in state.checked:
            return
        state.checked -= {self.mark}
        if state.value(self.name) == self.array:
            every = Hole(Origin.UNKNOWN, f"what is in `{self.name}`", self.mark.site, None, flowing(self.array))
            state.check_holes(frozenset({every}))
            state.set(self.name, replace(self.array, sources=frozenset({every})))


def rounds_of(
    machine: Machine, state: State, node: nodes.For | nodes.Select, items: tuple[Text, ...], assigned: Iterable[str]
) -> Rounds | None:
    """Return what follows a loop over an array with values of the message, and mark the path; None for another loop.

    `assigned` are the names that the loop sets: an array that changes meanwhile is another one at the end.
    """
    name = _array_named(state, node)
    value = state.value(name) if name else None
    if not isinstance(value, Array) or value.sealed or value.elements:
        return None
    # Values of an associative array say nothing of its keys.
    if state.referred(name) in machine.mappings or name in assigned:
        return None
    if not all(from_message(item, state.checked) for item in items):
        return None
    rounds = Rounds(name, value, Hole(Origin.UNKNOWN, f"each turn over `{name}`", node.start), items)
    state.checked |= {rounds.mark}
    return rounds


def _array_named(state: State, node: nodes.For | nodes.Select) -> str:
    """Return the name of the array of `for x in "${name[@]}"`, or an empty text.

    Without the quotes it is the parts of the elements that are checked, and what stands between them is not.
    """
    if not isinstance(node, nodes.For) or node.words is None or len(node.words) != 1:
        return ""
    match node.words[0].parts:
        case (nodes.DoubleQuoted(parts=(nodes.ParameterExpansion(prefix="", operator="") as part,)),):
            return part.name if parameters.is_each(state, part) else ""
        case _:
            return ""
