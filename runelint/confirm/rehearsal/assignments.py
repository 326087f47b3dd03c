"""Assignments in a rehearsal: variables, arrays, elements (bash(1), PARAMETERS and Arrays)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import elements, expansion, numbers
from runelint.confirm.rehearsal.control import DiscardError
from runelint.confirm.rehearsal.shell import Cells, Shell
from runelint.confirm.rehearsal.values import EMPTY, Ask, Picked, Question, Result, Value, chained
from runelint.syntax import nodes

if TYPE_CHECKING:
    from runelint.syntax.nodes import Assignment


def assign(shell: Shell, node: Assignment, *, keyed: bool = False, integer: bool = False) -> None:
    """Make the assignment. `keyed` makes an associative array, `integer` evaluates the value."""
    found = shell.variable(node.name)
    if isinstance(node.value, nodes.ArrayLiteral):
        before = found if isinstance(found, Cells) else Cells({}, keyed)
        start = before if node.append else Cells({}, before.keyed or keyed)
        shell.set(node.name, _literal(shell, node.value, start))
        return
    value = EMPTY if node.value is None else expansion.text_of(shell, node.value)
    append = node.append
    if (integer or node.name in shell.stage.integers) and node.subscript is None and not isinstance(found, Cells):
        value, append = _calculated(shell, value, found if append else None), False
    if node.subscript is not None:
        cells = found if isinstance(found, Cells) else Cells({}, keyed)
        shell.set(node.name, cells)
        raw = shell.source.text[node.subscript.start : node.subscript.end]
        key = elements.subscript_key(shell, node.name, raw)
        old = cells.elements.get(key, EMPTY)
        given = expansion.text_of_source(shell, raw) if cells.keyed and "$" in raw else EMPTY
        if cells.keyed:
            _demand_key(shell, node, given if given.term is not None else Value(key))
        keys = cells.keys if given.term is None else {**cells.keys, key: given}
        held = {**cells.elements, key: chained([old, value]) if node.append else value}
        shell.set(node.name, cells._replace(elements=held, keys=keys))
        return
    if isinstance(found, Cells):
        shell.set(node.name, found._replace(elements={**found.elements, "0": value}))
    elif append:
        shell.set(node.name, chained([found or EMPTY, value]))
    else:
        shell.set(node.name, value)


def _calculated(shell: Shell, value: Value, before: Value | None) -> Value:
    """Return the number that an expression is, added to what the variable held before."""
    if before is not None and before.text:
        value = chained([Value("("), before, Value(")+("), value, Value(")")])
    if not value.text or value.text.isdecimal():
        return value
    number, used = numbers.value_of(shell, value.text, value)
    sure = value.sure and all(each.sure for each in used)
    return Value(str(number or 0), numbers.computed(shell, value, used), sure)


def _demand_key(shell: Shell, node: Assignment, key: Value) -> None:
    """Raise DiscardError for an empty subscript of an associative array: Bash takes none such."""
    result = Result(0 if key.text else 1, Question(Ask.FILLED, (key,)))
    if key.term is not None:
        shell.decide(node, result)
    if not key.text:
        raise DiscardError(result, node)


def _literal(shell: Shell, literal: nodes.ArrayLiteral, start: Cells) -> Cells:
    elements = dict(start.elements)
    origin, separator = start.origin, ""
    following = max((int(key) for key in elements if key.isdecimal()), default=-1) + 1
    for each in literal.elements:
        if each.subscript is not None:
            raw = shell.source.text[each.subscript.start : each.subscript.end]
            key = expansion.text_of_source(shell, raw).text.strip("\"'")
            elements[key] = EMPTY if each.value is None else expansion.text_of(shell, each.value)
            following = int(key) + 1 if key.isdecimal() else following
        elif each.value is not None:
            shell.stage.taken_glob()
            for value in expansion.fields(shell, [each.value]):
                elements[str(following)] = value
                following += 1
                origin = value.term.value if isinstance(value.term, Picked) else origin
            gone = shell.stage.vanished
            if origin is None and not elements and gone is not None and isinstance(gone.term, Picked):
                origin, separator = gone.term.value, gone.term.separator
            missing = shell.stage.taken_glob()
            if origin is None and "nullglob" in shell.options:
                # No file fits yet: the first one that does makes an element.
                origin = missing
    return Cells(elements, start.keyed, origin, separator=separator)
