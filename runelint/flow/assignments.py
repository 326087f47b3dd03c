"""Assignments: scalars, arrays, elements, and what is appended (bash(1), PARAMETERS and Arrays)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from runelint.flow import allow_lists, arithmetic, interpreting, words
from runelint.flow.output import appended, shape_of
from runelint.flow.secrets import under_name
from runelint.flow.values import EMPTY, Array, Origin, Text, flowing, shaped, unknown
from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.flow.machine import Machine
    from runelint.flow.state import State

_MOST_ELEMENTS = 64
_WORDS = re.compile(r"[^\W\d]\w*")


def assign(machine: Machine, state: State, node: nodes.Assignment) -> None:
    """Make the assignment `node` in `state`."""
    if isinstance(node.value, nodes.ArrayLiteral):
        array = _array(machine, state, node.name, node.value)
        old = state.value(node.name)
        if node.append and isinstance(old, Array):
            state.set(node.name, _extended(old, array))
        else:
            state.renew(node.name, array)
        return
    text = EMPTY if node.value is None else words.word_text(machine, state, node.value)
    text = replace(text, lists=False) if text.lists else text
    if node.subscript is not None:
        _assign_element(machine, state, node, text)
        return
    if node.name in machine.integers:
        interpreting.note_arithmetic(machine, state, node, f"the assignment to the integer `{node.name}`", text)
        text = _calculated(state, node, text)
    elif node.append:
        text = _appended(state, node.name, text)
    text = words.note_build(machine, state, node, text)
    state.set(node.name, under_name(node.name, text, node.start))


def _calculated(state: State, node: nodes.Assignment, text: Text) -> Text:
    """Return what a variable with the attribute of an integer holds when `text` is assigned, or added, to it.

    Other words than names of variables are left as they are: another one of that name may have no such attribute.
    """
    if any(state.value(word) is None for word in _WORDS.findall(text.known or "")):
        return _appended(state, node.name, text) if node.append else text
    return arithmetic.assigned(state, node.name, text, node.start, append=node.append)


def _appended(state: State, name: str, text: Text) -> Text:
    old = state.text(name)
    if old is None:
        return text
    new = appended(old, text)
    if text.shape is not None:
        return shaped(new, shape_of(old) + shape_of(text), new.made)
    return new


def _array(machine: Machine, state: State, name: str, literal: nodes.ArrayLiteral) -> Array:
    """Return the array that the literal makes; an element that may be several words leaves it open."""
    elements: list[tuple[str, Text]] = []
    sealed = True
    filled = any(element.value is not None and _is_one(element.value) for element in literal.elements)
    for element in literal.elements:
        if element.value is None:
            key = _key(machine, state, element.subscript, name)
            elements.append((key or str(len(elements)), EMPTY))
        elif element.subscript is not None:
            key = _key(machine, state, element.subscript, name)
            sealed = sealed and key is not None
            text = words.note_build(machine, state, element.value, words.word_text(machine, state, element.value))
            elements.append((key or "?", text))
        else:
            found = words.fields(machine, state, [element.value])
            texts = [words.note_build(machine, state, element.value, text) for text in found]
            sealed = sealed and not _may_be_several(element.value, texts)
            elements.extend((str(len(elements) + index), text) for index, text in enumerate(texts))
    return Array(tuple(elements[:_MOST_ELEMENTS]), sealed and len(elements) <= _MOST_ELEMENTS, filled=filled)


def _is_one(word: nodes.Word) -> bool:
    """Return whether `word` is the value of one variable in quotes: one element, whatever that value is."""
    match word.parts:
        case (nodes.DoubleQuoted(parts=(nodes.ParameterExpansion(prefix="", subscript=None, name=name),)),):
            return name not in {"@", "*"}
        case _:
            return False


def _may_be_several(word: nodes.Word, texts: list[Text]) -> bool:
    """Return whether an unquoted expansion that is not known, or a list, stands behind `word`."""
    if any(isinstance(part, nodes.Glob | nodes.ExtendedGlob) for part in word.parts):
        return True
    if any(text.hole is not None and text.hole.name.startswith(("an element of", "arguments")) for text in texts):
        return True
    if all(text.known is not None for text in texts):
        return False
    return not isinstance(word.parts[0], nodes.DoubleQuoted | nodes.Literal) or len(texts) != 1


def _extended(old: Array, new: Array) -> Array:
    offset = max((int(key) + 1 for key, _ in old.elements if key.isdecimal()), default=0)
    elements = old.elements + tuple(
        (str(int(key) + offset) if key.isdecimal() else key, text) for key, text in new.elements
    )
    sealed = old.sealed and new.sealed and len(elements) <= _MOST_ELEMENTS
    return Array(elements[:_MOST_ELEMENTS], sealed, old.sources | new.sources, old.filled or new.filled)


def _key(machine: Machine, state: State, subscript: nodes.Arithmetic | None, name: str) -> str | None:
    if subscript is None:
        return None
    written = words.parts_text(machine, state, subscript.parts)
    interpreting.note_subscript(machine, state, subscript, name, written)
    allow_lists.note_key(machine, state, state.referred(name), written)
    text = written.known
    if text is None or text.isdecimal() or not text.isidentifier() or state.referred(name) in machine.mappings:
        return text
    number = arithmetic.index(machine, state, subscript) if text in state.variables else None
    return text if number is None else str(number)


def _assign_element(machine: Machine, state: State, node: nodes.Assignment, text: Text) -> None:
    old = state.value(node.name)
    array = old if isinstance(old, Array) else Array(() if old is None else (("0", old),))
    key = _key(machine, state, node.subscript, node.name)
    if key is None:
        hole = unknown(Origin.UNKNOWN, f"an element of `{node.name}`", node.start, sources=flowing(text))
        elements = (*array.elements[:_MOST_ELEMENTS], ("?", hole))
        state.set(node.name, Array(elements, sealed=False, sources=array.sources))
        return
    text = under_name(key if key.isidentifier() else node.name, text, node.start)
    before = next((value for known, value in array.elements if known == key), None)
    if node.append and before is not None:
        text = appended(before, text)
    elements = tuple(pair for pair in array.elements if pair[0] != key)
    state.set(node.name, Array((*elements, (key, text)), array.sealed, array.sources))
