"""What `${x#…}`, `${x/…}`, `${x^^}` and their like make of a value (bash(1), Parameter Expansion)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.flow import closed, interpreting, patterns, words
from runelint.flow.events import Language
from runelint.flow.identifiers import replaces_all_others
from runelint.flow.values import EMPTY, FOLDED, NOTHING, Hole, Origin, Text, constant, flowing, same
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
    if operator == "@P":
        interpreting.note(machine, state, node, "`@P`", Language.SHELL, value)
    if operator == ":":
        for each in (node.argument, node.second):
            if each is not None:
                offset = words.word_text(machine, state, each)
                interpreting.note_arithmetic(machine, state, node, "the offset of a substring", offset)
    if operator in {"^^", ",,"} and known is not None and argument is None:
        return constant(known.upper() if operator == "^^" else known.lower())
    if argument is not None and operator in {"#", "##", "%", "%%"}:
        return _trimmed(machine, state, node, value, argument)
    if argument is not None and operator.startswith("/"):
        return _replaced(machine, state, node, value, argument)
    kept = WORD if value.hole is not None and value.hole.shape == WORD else None
    return _derived(machine, state, node, value, kept)


def _replaced(machine: Machine, state: State, node: ParameterExpansion, value: Text, argument: Word) -> Text:
    pattern = words.pattern(machine, state, argument)
    second = EMPTY if node.second is None else words.word_text(machine, state, node.second)
    if pattern is None or second.known is None:
        return _derived(machine, state, node, value)
    result = None if value.known is None else patterns.replaced(value.known, pattern, second.known, node.operator)
    if result is not None:
        return constant(result)
    made = WORD if node.operator == "//" and replaces_all_others(pattern, second.known) else None
    return _derived(machine, state, node, value, made)


def _trimmed(machine: Machine, state: State, node: ParameterExpansion, value: Text, argument: Word) -> Text:
    pattern = words.pattern(machine, state, argument)
    known = value.known
    operator = node.operator
    if pattern is None or known is None:
        return _derived(machine, state, node, value)
    cut = patterns.without_prefix if operator.startswith("#") else patterns.without_suffix
    rest = cut(known, pattern, longest=len(operator) > 1)
    if rest is not None:
        return Text(constant(rest).parts, value.shape, value.made)
    return _derived(machine, state, node, value)


def _derived(machine: Machine, state: State, node: ParameterExpansion, value: Text, shape: Shape | None = None) -> Text:
    """Return a text of that shape that was computed from `value`, keeping where that came from."""
    hole = Hole(*_place_of(node, value), None, _left(machine, state, node, value), shape=shape)
    return Text((hole,), value.shape, value.made)


def _left(machine: Machine, state: State, node: ParameterExpansion, value: Text) -> frozenset[Hole]:
    """Return what of `value` is still in it after the operator of `node`: nothing where it was cleaned or quoted."""
    operator = node.operator
    sources = flowing(value)
    if operator in {"@Q", "@K", "@k", "@A", "@a"}:
        return NOTHING
    if operator in {"^", "^^", ",", ",,", "@U", "@u", "@L"}:
        return sources | {FOLDED} if len(sources) == 1 else sources
    if node.argument is None or not sources:
        return sources
    pattern = words.pattern(machine, state, node.argument)
    second = EMPTY if node.second is None else words.word_text(machine, state, node.second)
    if operator.startswith("/"):
        sources |= flowing(second)
    if pattern is None:
        return sources
    cleaned = operator == "//" and closed.is_rest_of_set(pattern) and not flowing(second)
    quoted = operator == "//" and _plain(pattern) in {"'", "/"} and _plain(pattern) in (second.known or "")[1:]
    cut = operator == "%%" and pattern.endswith("*") and closed.is_rest_of_set(pattern[:-1])
    if operator == "//" and closed.is_set(pattern) and second.known == "":
        machine.when_empty[same(Hole(*_place_of(node, value), None, sources))] = sources
    return NOTHING if cleaned or quoted or cut else sources


def _place_of(node: ParameterExpansion, value: Text) -> tuple[Origin, str, int]:
    """Return origin, name and site of what `node` makes of `value`."""
    first = next((part for part in value.parts if isinstance(part, Hole)), None)
    if first is None:
        return Origin.UNKNOWN, f"`${{{node.name}{node.operator}…}}`", node.start
    return first.origin, first.name, node.start


def _plain(pattern: str) -> str:
    return pattern.removeprefix("\\")
