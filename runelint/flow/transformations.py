"""What `${x#…}`, `${x/…}`, `${x^^}` and their like make of a value (bash(1), Parameter Expansion)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow import patterns, words
from runelint.flow.identifiers import replaces_all_others
from runelint.flow.values import EMPTY, Hole, Origin, Text, constant
from runelint.jq.shape import WORD

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State
    from runelint.jq.shape import Shape
    from runelint.syntax.nodes import ParameterExpansion, Word


def transformed(machine: Machine, state: State, node: ParameterExpansion, value: Text) -> Text:
    """Return `value` after the operator of `node` was applied to it."""
    known = value.known
    operator = node.operator
    argument = node.argument
    if operator in {"^^", ",,"} and known is not None and argument is None:
        return constant(known.upper() if operator == "^^" else known.lower())
    if argument is not None and operator in {"#", "##", "%", "%%"}:
        return _trimmed(machine, state, node, value, argument)
    if argument is not None and operator.startswith("/"):
        return _replaced(machine, state, node, value, argument)
    kept = WORD if value.hole is not None and value.hole.shape == WORD else None
    return Text((_derived(node, value, kept),), value.shape, value.made)


def _replaced(machine: Machine, state: State, node: ParameterExpansion, value: Text, argument: Word) -> Text:
    pattern = words.pattern(machine, state, argument)
    second = EMPTY if node.second is None else words.word_text(machine, state, node.second)
    if pattern is None or second.known is None:
        return Text((_derived(node, value),), value.shape, value.made)
    result = None if value.known is None else patterns.replaced(value.known, pattern, second.known, node.operator)
    if result is not None:
        return constant(result)
    made = WORD if node.operator == "//" and replaces_all_others(pattern, second.known) else None
    return Text((_derived(node, value, made),), value.shape, value.made)


def _trimmed(machine: Machine, state: State, node: ParameterExpansion, value: Text, argument: Word) -> Text:
    pattern = words.pattern(machine, state, argument)
    known = value.known
    operator = node.operator
    if pattern is None or known is None:
        return Text((_derived(node, value),), value.shape, value.made)
    cut = patterns.without_prefix if operator.startswith("#") else patterns.without_suffix
    rest = cut(known, pattern, longest=len(operator) > 1)
    if rest is not None and value.known is not None:
        return constant(rest)
    return Text((_derived(node, value),), value.shape, value.made)


def _derived(node: ParameterExpansion, value: Text, shape: Shape | None = None) -> Hole:
    """Return the hole for a text of that shape that was computed from `value`, keeping where that came from."""
    first = next((part for part in value.parts if isinstance(part, Hole)), None)
    if first is None:
        return Hole(Origin.UNKNOWN, f"`${{{node.name}{node.operator}…}}`", node.start, shape=shape)
    return Hole(first.origin, first.name, node.start, shape=shape)
