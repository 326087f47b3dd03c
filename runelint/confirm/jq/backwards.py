"""Inputs for which a jq program might give a certain answer, read off the program from its end to its start."""

from __future__ import annotations

import re
from contextlib import suppress
from itertools import chain, islice
from typing import TYPE_CHECKING

from runelint.confirm.jq.callees import CALLEES
from runelint.confirm.jq.evaluate import values_of
from runelint.confirm.jq.functions import ProgramError, ordering
from runelint.confirm.jq.holes import ANY, FALSE, NOTHING, TRUE, ConflictError, Hole, filled, merged, truth
from runelint.confirm.jq.wanted_numbers import moved, taken
from runelint.jq.tokens import UnsupportedError
from runelint.jq.tree import Node

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from runelint.runner.scenario import Json

# What stands between the fields of a line.
_ROWS = {"@tsv": "\t", "@csv": ","}
_MOST = 6
_MOST_OF_BOTH = 4
_MOST_STEPS = 3000
_LONGEST_LIST = 50
_CONSTANT = {"literal", "variable", "arithmetic", "array", "object", "member", "comma", "pipe", "index", "alternative"}
_FROM_FIRST = {"pipe", "index"}
_JUDGING = {"and", "or", "compare"}
_HOLDS: dict[str, Callable[[object, object], bool]] = {
    "==": lambda a, b: a == b,
    "!=": lambda a, b: a != b,
    "<": lambda a, b: a < b,  # type: ignore[operator]
    "<=": lambda a, b: a <= b,  # type: ignore[operator]
    ">": lambda a, b: a > b,  # type: ignore[operator]
    ">=": lambda a, b: a >= b,  # type: ignore[operator]
}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_MIRRORED = {"==": "==", "!=": "!=", "<": ">", ">=": "<=", ">": "<", "<=": ">="}
_NEUTRAL = {"+": 0, "-": 0, "*": 1, "/": 1, "%": 1000}


class Backwards:
    """Goes through one program; `variables` are its `--arg` values."""

    def __init__(self, variables: Mapping[str, Json]) -> None:
        """Start without having gone anywhere."""
        self._variables = variables
        self._defined: dict[str, Node] = {}
        # What is wanted of the variables of the program.
        self._needs: dict[str, list[object]] = {}
        self._steps = 0

    def inputs(self, node: Node, wanted: object) -> Iterator[object]:
        """Yield documents with holes for which `node` might give `wanted`, a document with holes or NOTHING."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return
        handler = getattr(self, f"_{node.kind}", None)
        if handler is not None and wanted == ANY and node.kind in _JUDGING:
            # Whichever it is; that it holds is what a program like this is most likely for.
            yield from chain(islice(handler(node, TRUE), 1), [ANY])
        elif handler is not None:
            yield from islice(handler(node, wanted), _MOST)
        elif wanted is not NOTHING:
            yield ANY

    def both(self, ones: Iterable[object], others: Iterable[object]) -> Iterator[object]:
        """Yield the documents that are one of both."""
        seconds = list(islice(others, _MOST_OF_BOTH))
        for one in islice(ones, _MOST_OF_BOTH):
            for other in seconds:
                with suppress(ConflictError):
                    yield merged(one, other)

    def constant(self, node: Node) -> list[Json]:
        """Return the one value that `node` has for every input, or nothing when there is no such value."""
        waiting = [node]
        while waiting:
            each = waiting.pop()
            known = each.kind != "variable" or str(each.value)[1:] in self._variables
            if (each.kind not in _CONSTANT and not _is_now(each)) or not known:
                return []
            # What stands behind a bar sees nothing of the input: `$limit | tonumber`.
            waiting.extend(each.parts[:1] if each.kind in _FROM_FIRST else each.parts)
        with suppress(ProgramError, UnsupportedError, ZeroDivisionError):
            return values_of(node, None, self._variables)[:1]
        return []

    def _self(self, node: Node, wanted: object) -> Iterator[object]:
        del node
        if wanted is not NOTHING:
            yield wanted

    def _literal(self, node: Node, wanted: object) -> Iterator[object]:
        """No input matters: the constant is the wanted one, or nothing helps."""
        if wanted is NOTHING:
            return
        for value in self.constant(node) or [filled(wanted)]:
            with suppress(ConflictError):
                merged(wanted, value)
                yield ANY

    def _variable(self, node: Node, wanted: object) -> Iterator[object]:
        """Pass on what is wanted of a name that the program gives itself: it is wanted of what that stands for."""
        needs = self._needs.get(str(node.value))
        if needs is None:
            yield from self._literal(node, wanted)
        elif wanted is not NOTHING:
            needs.append(wanted)
            yield ANY

    def _pipe(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING:
            yield from self.inputs(node.parts[0], NOTHING)
        for between in self.inputs(node.parts[1], wanted):
            yield from self.inputs(node.parts[0], between)

    def _bind(self, node: Node, wanted: object) -> Iterator[object]:
        name = str(node.value)
        outer = self._needs.get(name)
        needs = self._needs[name] = []
        bodies = list(islice(self.inputs(node.parts[1], wanted), _MOST_OF_BOTH))
        self._needs.pop(name) if outer is None else self._needs.update({name: outer})
        need: object = ANY
        for each in needs:
            with suppress(ConflictError):
                need = merged(need, each)
        yield from self.both(self.inputs(node.parts[0], need), bodies)

    def _comma(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING or wanted == ANY:
            yield from self.both(self.inputs(node.parts[0], wanted), self.inputs(node.parts[1], wanted))
            return
        for part in node.parts:
            yield from self.inputs(part, wanted)

    def _alternative(self, node: Node, wanted: object) -> Iterator[object]:
        first, second = node.parts
        if wanted is not NOTHING:
            yield from self.inputs(first, wanted)
        yield from self.both(self.inputs(first, FALSE), self.inputs(second, wanted))
        yield from self.both(self.inputs(first, NOTHING), self.inputs(second, wanted))

    def _and(self, node: Node, wanted: object) -> Iterator[object]:
        first, second = node.parts
        if wanted is NOTHING:
            return
        if truth(wanted):
            yield from self.both(self.inputs(first, TRUE), self.inputs(second, TRUE))
            return
        yield from self.both(self.inputs(first, TRUE), self.inputs(second, FALSE))
        yield from self.inputs(first, FALSE)

    def _or(self, node: Node, wanted: object) -> Iterator[object]:
        first, second = node.parts
        if wanted is NOTHING:
            return
        if not truth(wanted):
            yield from self.both(self.inputs(first, FALSE), self.inputs(second, FALSE))
            return
        for part in node.parts:
            yield from self.inputs(part, TRUE)

    def _compare(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING:
            return
        left, right = node.parts
        operator = str(node.value) if truth(wanted) else _OPPOSITE[str(node.value)]
        for value in self.constant(right):
            yield from self.inputs(left, compared(operator, value))
            return
        for value in self.constant(left):
            yield from self.inputs(right, compared(_MIRRORED[operator], value))
            return
        for first in (1, 5, "value"):
            for second in compared(_MIRRORED[operator], first).samples[:2]:
                yield from self.both(self.inputs(left, first), self.inputs(right, second))

    def _arithmetic(self, node: Node, wanted: object) -> Iterator[object]:
        """Of a sum only one side is moved; the other one is as if it were not there, or a constant."""
        if wanted is NOTHING:
            return
        operator = str(node.value)
        if operator == "+" and any(part.kind == "object" for part in node.parts):
            yield from self._joined(node.parts, wanted)
            return
        # Of `-`, `/` and `%` the left side is moved only, but for what is taken from a constant.
        sides = list(zip(node.parts, node.parts[::-1], strict=True))[: 1 if operator in "-/%" else 2]
        if operator == "-" and (whole := self.constant(node.parts[0])) and isinstance(whole[0], int | float):
            yield from self.inputs(node.parts[1], taken(wanted, whole[0]))
            return
        for side, other in sides:
            values = self.constant(other)
            value = values[0] if values else _NEUTRAL[operator]
            if isinstance(value, int | float):
                want = moved(wanted, operator, value)
                yield from self.both(self.inputs(side, want), [ANY] if values else self.inputs(other, value))
            else:
                yield from self.inputs(side, wanted)

    def _joined(self, parts: tuple[Node, ...], wanted: object) -> Iterator[object]:
        """Of `. + {size: …}` the object gives the members that it names, and the other side all that it does not."""
        if not isinstance(wanted, dict | Hole):
            return
        members = wanted if isinstance(wanted, dict) else {}
        named = {key for part in parts if part.kind == "object" for each in part.parts for key in self._key(each)}
        own = {key: value for key, value in members.items() if key in named}
        rest = {key: value for key, value in members.items() if key not in named}
        wants = [(own if part.kind == "object" else rest) or ANY for part in parts]
        yield from self.both(*(self.inputs(part, want) for part, want in zip(parts, wants, strict=True)))

    def _key(self, member: Node) -> list[Json]:
        return [key for key in self.constant(member.parts[0]) if isinstance(key, str)]

    def _index(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING:
            return
        for key in self.constant(node.parts[1]):
            if isinstance(key, str):
                yield from self.inputs(node.parts[0], {key: wanted})
            elif isinstance(key, int) and -_LONGEST_LIST < key < _LONGEST_LIST:
                items = [wanted, *[ANY] * (-key - 1)] if key < 0 else [*[ANY] * key, wanted]
                yield from self.inputs(node.parts[0], items)
            if isinstance(wanted, Hole) and wanted.takes(None):
                yield from self.inputs(node.parts[0], {} if isinstance(key, str) else [])

    def _slice(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING or not isinstance(wanted, list | Hole | str):
            return
        start, end = ((self.constant(part) or [None])[0] for part in node.parts[1:])
        before = start if isinstance(start, int) and 0 < start < _LONGEST_LIST else 0
        after = -end if isinstance(end, int) and -_LONGEST_LIST < end < 0 else 0
        if isinstance(wanted, str):
            yield from self.inputs(node.parts[0], "x" * before + wanted + "x" * after)
            return
        items = wanted if isinstance(wanted, list) else [ANY]
        # What is cut off should not be of a kind that nobody expects there.
        outside: object = {} if items and isinstance(items[0], dict) else ANY
        yield from self.inputs(node.parts[0], [*[outside] * before, *items, *[outside] * after])

    def _each(self, node: Node, wanted: object) -> Iterator[object]:
        yield from self.inputs(node.parts[0], [] if wanted is NOTHING else [wanted])
        yield from self.inputs(node.parts[0], {} if wanted is NOTHING else {"key": wanted})

    def _try(self, node: Node, wanted: object) -> Iterator[object]:
        yield from self.inputs(node.parts[0], wanted)
        if wanted is NOTHING:
            yield from (None, "value")

    def _if(self, node: Node, wanted: object) -> Iterator[object]:
        condition, yes, no = node.parts
        yield from self.both(self.inputs(condition, TRUE), self.inputs(yes, wanted))
        yield from self.both(self.inputs(condition, FALSE), self.inputs(no, wanted))

    def _array(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING or not isinstance(wanted, list | Hole):
            return
        items = wanted if isinstance(wanted, list) else [ANY]
        parts = _listed(node)
        if 1 < len(parts) == len(items):
            out: list[object] = [ANY]
            for part, want in zip(parts, items, strict=True):
                out = list(islice(self.both(out, self.inputs(part, want)), _MOST_OF_BOTH))
            yield from out
        elif not items:
            yield from self.inputs(node.parts[0], NOTHING) if node.parts else [ANY]
        elif node.parts:
            for document in self.inputs(node.parts[0], items[0]):
                yield document if len(items) == 1 else _repeated(document, len(items))

    def _object(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING or not isinstance(wanted, dict | Hole):
            return
        members = wanted if isinstance(wanted, dict) else {}
        out: list[object] = [ANY]
        for member in node.parts:
            key = self.constant(member.parts[0])
            want = members.get(key[0], ANY) if key else ANY
            out = list(islice(self.both(out, self.inputs(member.parts[1], want)), _MOST_OF_BOTH))
        yield from out

    def _reduce(self, node: Node, wanted: object) -> Iterator[object]:
        """One element is enough, when what it adds to the beginning is what is wanted."""
        source, first, update = node.parts
        if wanted is NOTHING:
            return
        step = _of_element(update, str(node.value), first)
        for element in [ANY] if step is None else self.inputs(step, wanted):
            yield from self.inputs(source, element)

    def _assign(self, node: Node, wanted: object) -> Iterator[object]:
        del node
        if wanted is not NOTHING:
            yield wanted

    def _def(self, node: Node, wanted: object) -> Iterator[object]:
        self._defined[str(node.value)] = node.parts[0]
        yield from self.inputs(node.parts[1], wanted)

    def _text(self, node: Node, wanted: object) -> Iterator[object]:
        if wanted is NOTHING:
            return
        inside = [part for part in node.parts if part.kind != "literal"]
        form = "".join(re.escape(str(part.value)) if part.kind == "literal" else "(.*?)" for part in node.parts)
        found = re.fullmatch(form, wanted, re.DOTALL) if isinstance(wanted, str) and len(inside) <= _MOST else None
        out: list[object] = [ANY]
        for part, want in zip(inside, found.groups() if found else [ANY] * len(inside), strict=True):
            wants = (self.inputs(part, each) for each in _written_as(want))
            out = list(islice(self.both(out, chain.from_iterable(wants)), _MOST_OF_BOTH))
        yield from out

    def _format(self, node: Node, wanted: object) -> Iterator[object]:
        separator = _ROWS.get(str(node.value), "")
        # What has several fields is no row of one.
        if wanted is not NOTHING and not (isinstance(wanted, str) and separator and separator in wanted):
            yield [wanted] if node.value in {*_ROWS, "@sh"} else wanted
        if isinstance(wanted, str) and separator:
            row = [each.strip('"') for each in wanted.split(separator)]
            yield from ([_written_as(each)[-1] for each in row], row)
            # Who asks for the first fields of a line takes any others.
            yield from (row + ["1"] * more for more in range(1, _MOST_OF_BOTH))

    def _call(self, node: Node, wanted: object) -> Iterator[object]:
        callee = CALLEES.get(str(node.value))
        own = None if node.parts else self._defined.get(str(node.value))
        if own is not None:
            yield from self.inputs(own, wanted)
        elif callee is not None:
            yield from islice(callee(self, node.parts, wanted), _MOST)
        elif wanted is not NOTHING:
            yield ANY


def _listed(array: Node) -> list[Node]:
    """Return what stands between the commas of an array."""
    waiting, found = list(array.parts), list[Node]()
    while waiting:
        part = waiting.pop(0)
        if part.kind == "comma":
            waiting[:0] = part.parts
        else:
            found.append(part)
    return found


def _written_as(wanted: object) -> tuple[object, ...]:
    """Return what is written as the text that is wanted: the text, and a number."""
    return (wanted, int(wanted)) if isinstance(wanted, str) and wanted.isdecimal() else (wanted,)


def compared(operator: str, value: Json) -> Hole:
    """Return what the left side of a comparison with `value` has to be."""

    def holds(other: Json) -> bool:
        return _HOLDS[operator](ordering(other), ordering(value))

    near: list[Json] = [value]
    if isinstance(value, int | float) and not isinstance(value, bool):
        near += [value + 1, value - 1, value + 100, value * 2]
    elif isinstance(value, str):
        near += ["other", f"{value}x", "value", "1", ""]
    elif isinstance(value, bool):
        near += [not value, "value", None]
    near += ["value", {}, [], None, 5]
    return Hole(tuple(each for each in near if holds(each)), (holds,))


def _of_element(update: Node, variable: str, first: Node) -> Node | None:
    """Return the update of a `reduce` as a program for one element; None where that cannot be told."""
    if update.kind == "variable" and update.value == variable:
        return Node("self")
    if update.kind == "self":
        return first
    if update.kind in {"pipe", "call", "bind", "reduce"}:
        return None
    parts = [_of_element(part, variable, first) for part in update.parts]
    known = tuple(part for part in parts if part is not None)
    return None if len(known) < len(parts) else update._replace(parts=known)


def _is_now(node: Node) -> bool:
    return node.kind == "call" and node.value == "now" and not node.parts


def _repeated(document: object, times: int) -> object:
    """Return the document with `times` as many elements in the first list of it that has one."""
    if isinstance(document, list) and len(document) == 1 and times <= _LONGEST_LIST:
        return document * times
    if isinstance(document, dict):
        return {key: _repeated(value, times) for key, value in document.items()}
    return document
