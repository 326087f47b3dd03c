"""What a jq program certainly gives (jq(1)): of which type it is, and how many values there are."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from runelint.jq.shape import (
    ARRAY,
    BOOLEAN,
    JSON,
    NULL,
    NUMBER,
    OBJECT,
    STRING,
    TEXT,
    Kind,
    Shape,
    either,
    shape_of_value,
)
from runelint.jq.signatures import ALWAYS, NARROWING, STREAMS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from runelint.jq.tree import Node


class Count(Enum):
    """How many values a program gives."""

    NONE = "none"
    ONE = "one"
    SOME = "not known"
    EACH = "one for each element of something"
    MANY = "two or more"


class Given(NamedTuple):
    """What a program gives."""

    shape: Shape
    number: Count = Count.ONE


_NOTHING = Given(JSON, Count.NONE)
_TRUTHY = {Kind.OBJECT, Kind.ARRAY, Kind.STRING, Kind.NUMBER}
_ADDED = (OBJECT, ARRAY, STRING, NUMBER)


def inferred(program: Node, value: Shape, variables: Mapping[str, Shape]) -> Given:
    """Return what `program` gives for an input of the shape `value`; `variables` have their names without `$`."""
    return _Inference({f"${name}": shape for name, shape in variables.items()}).of(program, value)


def counted(outer: Count, inner: Count) -> Count:
    """Return how many values there are when each of `outer` gives `inner`."""
    if Count.NONE in (outer, inner):
        return Count.NONE
    for strongest in (Count.SOME, Count.MANY, Count.EACH):
        if strongest in (outer, inner):
            return strongest
    return Count.ONE


class _Inference:
    """One reading of a program."""

    def __init__(self, variables: dict[str, Shape]) -> None:
        self._variables = variables
        self._functions: dict[str, Node] = {}
        self._under_way: list[str] = []

    def of(self, node: Node, value: Shape) -> Given:
        """Return what `node` gives for `value`."""
        handler = getattr(self, f"_{node.kind}", None)
        return Given(JSON, Count.SOME) if handler is None else handler(node, value)

    def _self(self, node: Node, value: Shape) -> Given:
        del node
        return Given(value)

    def _literal(self, node: Node, value: Shape) -> Given:
        del value
        return Given(shape_of_value(node.value))

    def _variable(self, node: Node, value: Shape) -> Given:
        del value
        return Given(OBJECT if node.value in {"$ENV", "$__loc__"} else self._variables.get(str(node.value), JSON))

    def _bind(self, node: Node, value: Shape) -> Given:
        source = self.of(node.parts[0], value)
        before = self._variables
        self._variables = {**before, str(node.value): source.shape}
        found = self.of(node.parts[1], value)
        self._variables = before
        return Given(found.shape, counted(source.number, found.number))

    def _def(self, node: Node, value: Shape) -> Given:
        self._functions[str(node.value)] = node.parts[0]
        return self.of(node.parts[1], value)

    def _pipe(self, node: Node, value: Shape) -> Given:
        first = self.of(node.parts[0], value)
        second = self.of(node.parts[1], first.shape)
        return Given(second.shape, counted(first.number, second.number))

    def _comma(self, node: Node, value: Shape) -> Given:
        return _together([self.of(part, value) for part in node.parts])

    def _alternative(self, node: Node, value: Shape) -> Given:
        """Return what `a // b` gives: what stands behind `//` is given for a missing value, and tells what is meant."""
        first, second = (self.of(part, value) for part in node.parts)
        if first.shape.kind in _TRUTHY and first.number is Count.ONE:
            return first
        if second.number is Count.NONE:
            return Given(first.shape, Count.SOME)
        shape = second.shape if first.shape.kind in {Kind.JSON, Kind.NULL} else either(first.shape, second.shape)
        count = first.number if first.number is second.number else Count.SOME
        return Given(shape or JSON, count if count is Count.ONE else Count.SOME)

    def _or(self, node: Node, value: Shape) -> Given:
        del node, value
        return Given(BOOLEAN)

    _and = _compare = _or

    def _arithmetic(self, node: Node, value: Shape) -> Given:
        left, right = (self.of(part, value) for part in node.parts)
        count = counted(left.number, right.number)
        kinds = (left.shape.kind, right.shape.kind)
        if node.value == "+":
            return Given(_sum(left.shape, right.shape), count)
        if node.value == "-" and Kind.ARRAY in kinds:
            return Given(ARRAY, count)
        if node.value == "*" and Kind.OBJECT in kinds:
            return Given(OBJECT, count)
        if node.value == "/" and Kind.STRING in kinds:
            return Given(ARRAY, count)
        known = node.value in {"%", "-"} or Kind.NUMBER in kinds
        return Given(NUMBER if known and Kind.STRING not in kinds else JSON, count)

    def _assign(self, node: Node, value: Shape) -> Given:
        """Return what `a = b` gives: its input with a change; where a key is set, that is or becomes an object."""
        count = self.of(node.parts[1], value).number if node.value == "=" else Count.ONE
        if value.kind in {Kind.OBJECT, Kind.ARRAY}:
            return Given(Shape(value.kind), count)
        return Given(OBJECT if _root_is_key(node.parts[0]) else JSON, count)

    def _index(self, node: Node, value: Shape) -> Given:
        found = self.of(node.parts[0], value)
        key = node.parts[1].value if node.parts[1].kind == "literal" else None
        members = None if found.shape.members is None else dict(found.shape.members)
        if isinstance(key, str) and members is not None:
            return Given(members.get(key, NULL), found.number)
        return Given(JSON, counted(found.number, self.of(node.parts[1], value).number))

    def _slice(self, node: Node, value: Shape) -> Given:
        found = self.of(node.parts[0], value)
        return Given(Shape(found.shape.kind), found.number)

    def _each(self, node: Node, value: Shape) -> Given:
        return Given(JSON, counted(self.of(node.parts[0], value).number, Count.EACH))

    def _try(self, node: Node, value: Shape) -> Given:
        found = self.of(node.parts[0], value)
        if len(node.parts) > 1:
            return _one_of(found, self.of(node.parts[1], JSON))
        return found

    def _if(self, node: Node, value: Shape) -> Given:
        return _one_of(self.of(node.parts[1], value), self.of(node.parts[2], value))

    def _array(self, node: Node, value: Shape) -> Given:
        del node, value
        return Given(ARRAY)

    def _object(self, node: Node, value: Shape) -> Given:
        count, members = Count.ONE, {}
        for member in node.parts:
            key, inside = (self.of(part, value) for part in member.parts)
            count = counted(counted(count, key.number), inside.number)
            members[member.parts[0].value if member.parts[0].kind == "literal" else None] = inside.shape
        known = all(isinstance(key, str) for key in members)
        return Given(Shape(Kind.OBJECT, tuple((str(k), s) for k, s in members.items()) if known else None), count)

    def _text(self, node: Node, value: Shape) -> Given:
        """Return what a text with values in it is: no JSON when its first word, or its last, is none."""
        count = Count.ONE
        for part in node.parts:
            count = counted(count, self.of(part, value).number)
        first, last = (
            str(part.value).strip() if part.kind == "literal" else "" for part in (node.parts[0], node.parts[-1])
        )
        plain = (first and first[0].isalpha()) or (last and last[-1] not in '}]"')
        return Given(Shape(Kind.STRING, inside=TEXT if plain else None), count)

    def _format(self, node: Node, value: Shape) -> Given:
        if node.value == "@json":
            return Given(Shape(Kind.STRING, inside=value._replace(compact=True)))
        return Given(Shape(Kind.STRING, inside=None if node.value in {"@text", "@base64d"} else TEXT))

    def _formatted(self, node: Node, value: Shape) -> Given:
        return Given(STRING, self.of(node.parts[0], value).number)

    def _reduce(self, node: Node, value: Shape) -> Given:
        start = self.of(node.parts[1], value).shape
        before = self._variables
        self._variables = {**before, str(node.value): JSON}
        turned = self.of(node.parts[2], Shape(start.kind)).shape
        self._variables = before
        return Given(Shape((either(Shape(start.kind), Shape(turned.kind)) or JSON).kind))

    def _call(self, node: Node, value: Shape) -> Given:
        name = str(node.value)
        if name in self._functions and not node.parts:
            return self._defined(name, value)
        if name in ALWAYS:
            return Given(ALWAYS[name])
        if name in STREAMS:
            return Given(STREAMS[name], Count.EACH)
        if name in NARROWING:
            return Given(NARROWING[name] or value, Count.SOME)
        return self._special(name, node, value)

    def _defined(self, name: str, value: Shape) -> Given:
        if name in self._under_way:
            return Given(JSON, Count.SOME)
        self._under_way.append(name)
        found = self.of(self._functions[name], value)
        self._under_way.pop()
        return found

    def _special(self, name: str, node: Node, value: Shape) -> Given:
        match name:
            case "empty" | "error" | "halt" | "halt_error":
                return _NOTHING
            case "tojson":
                return Given(Shape(Kind.STRING, inside=value._replace(compact=True)))
            case "tostring":
                return Given(value if value.kind is Kind.STRING else Shape(Kind.STRING, inside=value))
            case "fromjson":
                return Given(value.inside if value.inside is not None else JSON)
            case "del" | "debug" | "setpath" | "delpaths" | "map_values" | "reverse" | "stderr":
                return Given(value if name in {"debug", "stderr"} else Shape(value.kind))
            case "first" | "last" | "until" if name != "until" and node.parts:
                found = self.of(node.parts[0], value)
                return Given(found.shape, Count.ONE if found.number in {Count.EACH, Count.MANY} else found.number)
            case "limit" | "inputs" | "recurse" | "while" | "repeat" | "splits" | "foreach":
                shape = self.of(node.parts[1], value).shape if name == "limit" and len(node.parts) > 1 else JSON
                return Given(shape, Count.SOME if name == "limit" else Count.EACH)
            case "first" | "last" | "input" | "add" | "min" | "max" | "min_by" | "max_by" | "getpath" | "walk" | "nth":
                return Given(JSON)
            case _:
                return Given(JSON, Count.SOME)


def _sum(left: Shape, right: Shape) -> Shape:
    if left.kind is Kind.OBJECT is right.kind and left.members is not None and right.members is not None:
        return Shape(Kind.OBJECT, tuple({**dict(left.members), **dict(right.members)}.items()))
    for shape in _ADDED:
        if shape.kind in (left.kind, right.kind):
            inside = TEXT if shape is STRING and TEXT in (left.inside, right.inside) else None
            return Shape(shape.kind, inside=inside)
    return JSON


def _root_is_key(path: Node) -> bool:
    """Return whether a path begins with a key of its input: `.a`, `.a[0]`, `.["a"]`."""
    while path.kind in {"index", "each", "slice", "try", "pipe"}:
        if path.kind == "index" and path.parts[0].kind == "self":
            return path.parts[1].kind == "literal" and isinstance(path.parts[1].value, str)
        path = path.parts[0]
    return False


def _one_of(first: Given, second: Given) -> Given:
    if Count.NONE in (first.number, second.number):
        return Given(second.shape if first.number is Count.NONE else first.shape, Count.SOME)
    shape = either(first.shape, second.shape)
    return Given(shape or JSON, first.number if first.number is second.number else Count.SOME)


def _together(given: list[Given]) -> Given:
    there = [each for each in given if each.number is not Count.NONE]
    if len(there) < 2:  # noqa: PLR2004 - two are several
        return there[0] if there else _NOTHING
    shape = there[0].shape
    for each in there[1:]:
        shape = either(shape, each.shape) or JSON
    return Given(shape, Count.SOME if any(each.number is Count.SOME for each in there) else Count.MANY)
