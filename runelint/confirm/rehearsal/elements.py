"""Elements of arrays in a rehearsal: what one holds, and what would make it hold another text (bash(1), Arrays)."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import expansion, numbers
from runelint.confirm.rehearsal.beside import beside
from runelint.confirm.rehearsal.control import LeaveError
from runelint.confirm.rehearsal.shell import Cells, Shell
from runelint.confirm.rehearsal.values import EMPTY, Ask, Inverted, Picked, Question, Result, Through, Value, through

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.syntax.nodes import ParameterExpansion

_MOST_BESIDE = 3


def of_node(shell: Shell, node: ParameterExpansion, raw: str) -> tuple[Value, bool]:
    """Return the element that an expansion names, and whether it is there; `raw` is its subscript as it is written."""
    found = shell.variable(node.name)
    if isinstance(found, Value):
        return found, True
    if found is None:
        return EMPTY, False
    key = subscript_key(shell, node.name, raw)
    if key.startswith("-") and not found.keyed and found.elements:
        key = str(max(map(int, found.elements)) + 1 + int(key))
    if found.keyed and not key and "errexit" in shell.options:
        # Bash takes no such subscript, and with errexit that ends it.
        given = expansion.text_of_source(shell, raw)
        if given.term is not None:
            shell.decide(node, Result(1, Question(Ask.FILLED, (given,))))
        raise LeaveError(Result(1))
    return element(shell, found, key, raw)


def element(shell: Shell, cells: Cells, key: str, raw: str) -> tuple[Value, bool]:
    """Return an element with what would make it be another text, and whether it is there; `raw` is its subscript."""
    there = cells.elements.get(key)
    if there is not None and there.term is not None:
        return there, True
    given = expansion.text_of_source(shell, raw) if "$" in raw else EMPTY
    free = next((each for each in cells.keys.values() if each.term is not None), None)
    missing = _not_there(cells, key) if there is None else EMPTY
    ways: list[Value] = [] if cells.keyed or missing.term is None else [missing]
    if given.term is not None:
        # Which element it is decides what it holds.
        ways.append(Value(given.text, Inverted(given, lambda wanted: _keys_of(cells, wanted)), given.sure))
    if free is not None:
        # What was written elsewhere can be written here: then it holds what was written. Others stay where they are.
        found = [*islice(beside(free), _MOST_BESIDE), free]
        ways += [Value(free.text, Inverted(each, lambda _: (key,)), free.sure) for each in found]
    if ways:
        term = ways[0].term if len(ways) == 1 else Through(tuple(ways))
        return Value("" if there is None else there.text, term, all(each.sure for each in ways)), there is not None
    return (missing, False) if there is None else (there, True)


def _not_there(cells: Cells, key: str) -> Value:
    """Return the element that is not there: with more fields where the last one comes from it would be."""
    last = next(reversed(cells.elements), "")
    term = cells.elements[last].term if last else None
    if isinstance(term, Picked) and not cells.keyed and last.isdecimal() and key.isdecimal() and int(key) > int(last):
        return Value("", Picked(term.value, term.at + int(key) - int(last), term.separator))
    if cells.origin and cells.separator and key.isdecimal():
        return Value("", Picked(cells.origin, int(key), cells.separator))
    return through("", *([cells.origin] if cells.origin else []))


def _keys_of(cells: Cells, wanted: str) -> Iterator[str]:
    """Yield subscripts of elements that hold `wanted`, then of others; to hold nothing, one that is not there."""
    if not wanted:
        yield "other"
        return
    yield from sorted(cells.elements, key=lambda key: cells.elements[key].text != wanted)


def subscript_key(shell: Shell, name: str, raw: str) -> str:
    """Return the subscript as the array has it: a text of an associative one, else a number."""
    return key_of(shell, shell.variable(name), expansion.text_of_source(shell, raw).text)


def key_of(shell: Shell, found: Value | Cells | None, text: str) -> str:
    """Return the key that `text` is, after expansion, in such an array."""
    if isinstance(found, Cells) and found.keyed:
        return text.strip("\"'")
    number, _ = numbers.value_of(shell, text)
    return str(number or 0)
