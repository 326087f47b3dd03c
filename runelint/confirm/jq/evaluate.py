"""What a jq program gives for a value, and which places of the value it has looked at (jq(1))."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from runelint.confirm.jq.changing import assigned, deleted, recursed
from runelint.confirm.jq.choosing import CHOOSING
from runelint.confirm.jq.foreseen import foreseen
from runelint.confirm.jq.functions import FUNCTIONS, ProgramError, as_text, ordering
from runelint.jq.tokens import UnsupportedError
from runelint.jq.tree import Node, literals

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from runelint.confirm.jq.functions import Function
    from runelint.confirm.knobs import JsonPath
    from runelint.runner.scenario import Json

_NUMBERS: dict[str, Callable[[float, float], float]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
    "%": lambda a, b: int(a) % int(b),
}
_CHANGING: dict[tuple[str, int], Function] = {("recurse", 0): recursed, ("recurse", 1): recursed, ("del", 1): deleted}
# What @tsv writes for what would end a field.
_IN_TABLE = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})
_MOST_STEPS = 5000
_MOST_ANSWERS = 500


class Item(NamedTuple):
    """A JSON value, and the place in the input that it was taken from as it is; None when it was made."""

    value: Json
    path: JsonPath | None


class Answers(NamedTuple):
    """What the program printed. `failed` is True when it ended with an error; `looked_at` are places of the input."""

    items: tuple[Item, ...]
    failed: bool
    looked_at: tuple[JsonPath, ...]
    literals: tuple[object, ...]


def answers(program: str, value: Json, variables: Mapping[str, Json], rest: list[Json] | None = None) -> Answers:
    """Return what `program` gives for `value`. Raises UnsupportedError where that is not foreseen here.

    `rest` are the inputs after that one: `input` takes the first of them away.
    """
    tree = foreseen(program)
    run = _Run(variables, rest)
    items: list[Item] = []
    failed = False
    try:
        for item in run.each(tree, Item(value, ())):
            items.append(item)
            if len(items) > _MOST_ANSWERS:
                raise UnsupportedError("very many answers")
    except ProgramError:
        failed = True
    except RecursionError as cause:
        raise UnsupportedError("deep nesting") from cause
    return Answers(tuple(items), failed, tuple(run.looked_at), literals(tree))


def values_of(tree: Node, value: Json, variables: Mapping[str, Json]) -> list[Json]:
    """Return the values that a part of a program gives. Raises UnsupportedError and ProgramError."""
    return _Run(variables).values(tree, Item(value, ()))


class _Run:
    """One evaluation; `looked_at` are the places of the input that were asked for, each once."""

    def __init__(self, variables: Mapping[str, Json], rest: list[Json] | None = None) -> None:
        self._rest = rest
        self._variables: dict[str, Item] = {f"${name}": Item(each, None) for name, each in variables.items()}
        self.looked_at: dict[JsonPath, None] = {}
        self._defined: dict[str, Node] = {}
        self._steps = 0

    def each(self, node: Node, item: Item) -> Iterator[Item]:
        """Yield what `node` gives for `item`."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            raise UnsupportedError("a long evaluation")
        handler = getattr(self, f"_{node.kind}", None)
        if handler is None:
            raise UnsupportedError(node.kind)
        yield from handler(node, item)

    def values(self, node: Node, item: Item) -> list[Json]:
        """Return the values that `node` gives."""
        return [each.value for each in self.each(node, item)]

    def _self(self, node: Node, item: Item) -> Iterator[Item]:
        del node
        yield item

    def _literal(self, node: Node, item: Item) -> Iterator[Item]:
        del item
        yield Item(node.value, None)  # type: ignore[arg-type]

    def _variable(self, node: Node, item: Item) -> Iterator[Item]:
        del item
        found = self._variables.get(str(node.value))
        if found is None:
            raise UnsupportedError(str(node.value))
        yield found

    def _bind(self, node: Node, item: Item) -> Iterator[Item]:
        name = str(node.value)
        for bound in list(self.each(node.parts[0], item)):
            with self._bound(name, bound):
                yield from list(self.each(node.parts[1], item))

    def _pipe(self, node: Node, item: Item) -> Iterator[Item]:
        for each in self.each(node.parts[0], item):
            yield from self.each(node.parts[1], each)

    def _comma(self, node: Node, item: Item) -> Iterator[Item]:
        for part in node.parts:
            yield from self.each(part, item)

    def _alternative(self, node: Node, item: Item) -> Iterator[Item]:
        found = False
        try:
            for each in self.each(node.parts[0], item):
                if each.value is not None and each.value is not False:
                    found = True
                    yield each
        except ProgramError:
            pass
        if not found:
            yield from self.each(node.parts[1], item)

    def _or(self, node: Node, item: Item) -> Iterator[Item]:
        for left in self.values(node.parts[0], item):
            if _true(left):
                yield Item(True, None)  # noqa: FBT003
            else:
                yield from (Item(_true(right), None) for right in self.values(node.parts[1], item))

    def _and(self, node: Node, item: Item) -> Iterator[Item]:
        for left in self.values(node.parts[0], item):
            if not _true(left):
                yield Item(False, None)  # noqa: FBT003
            else:
                yield from (Item(_true(right), None) for right in self.values(node.parts[1], item))

    def _compare(self, node: Node, item: Item) -> Iterator[Item]:
        for right in self.values(node.parts[1], item):
            for left in self.values(node.parts[0], item):
                a, b = ordering(left), ordering(right)
                yield Item(
                    {"==": a == b, "!=": a != b, "<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[str(node.value)],
                    None,
                )

    def _arithmetic(self, node: Node, item: Item) -> Iterator[Item]:
        for right in self.values(node.parts[1], item):
            for left in self.values(node.parts[0], item):
                yield Item(_calculated(str(node.value), left, right), None)

    def _index(self, node: Node, item: Item) -> Iterator[Item]:
        for key in self.values(node.parts[1], item):
            for each in self.each(node.parts[0], item):
                yield self._member_of(each, key)

    def _member_of(self, item: Item, key: Json) -> Item:
        value, path = item
        inside = (*path, key) if path is not None and isinstance(key, str | int) else None
        if inside is not None:
            self.looked_at[inside] = None
        if value is None:
            return Item(None, inside)
        if isinstance(value, dict) and isinstance(key, str):
            return Item(value.get(key), inside)
        if isinstance(value, list) and isinstance(key, int) and not isinstance(key, bool):
            return Item(value[key] if -len(value) <= key < len(value) else None, inside)
        raise ProgramError("cannot index")

    def _slice(self, node: Node, item: Item) -> Iterator[Item]:
        for each in self.each(node.parts[0], item):
            start, end = (self.values(part, item)[0] for part in node.parts[1:])
            if each.value is not None and not isinstance(each.value, str | list):
                raise ProgramError("cannot slice")
            if not isinstance(start, int | None) or not isinstance(end, int | None):
                raise UnsupportedError("a slice")
            yield Item(None if each.value is None else each.value[start:end], None)

    def _each(self, node: Node, item: Item) -> Iterator[Item]:
        for each in self.each(node.parts[0], item):
            value, path = each
            if path is not None:
                self.looked_at[(*path, 0)] = None
            if isinstance(value, list):
                pairs: list[tuple[str | int, Json]] = list(enumerate(value))
            elif isinstance(value, dict):
                pairs = list(value.items())
            else:
                raise ProgramError("cannot iterate")
            for key, inside in pairs:
                yield Item(inside, None if path is None else (*path, key))

    def _try(self, node: Node, item: Item) -> Iterator[Item]:
        inner = node.parts[0]
        if (
            node.value == "last"
            and inner.kind in {"index", "each"}
            and {part.kind for part in inner.parts[1:]} <= {"literal"}
        ):
            # Of `.a[]?` only `[]` may fail.
            alone = Node("try", (inner._replace(parts=(Node("self"), *inner.parts[1:])),))
            for each in self.each(inner.parts[0], item):
                yield from self._try(alone, each)
            return
        try:
            yield from self.each(node.parts[0], item)
        except ProgramError as error:
            if len(node.parts) > 1:
                yield from self.each(node.parts[1], Item(str(error), None))

    def _if(self, node: Node, item: Item) -> Iterator[Item]:
        for condition in self.values(node.parts[0], item):
            yield from self.each(node.parts[1 if _true(condition) else 2], item)

    def _array(self, node: Node, item: Item) -> Iterator[Item]:
        found = [each for part in node.parts for each in self.each(part, item)]
        parents = {each.path[:-1] if each.path else None for each in found}
        parent = parents.pop() if len(parents) == 1 else None
        # `[.a[]]` is `.a` again.
        yield Item([each.value for each in found], parent if node.parts and node.parts[0].kind == "each" else None)

    def _object(self, node: Node, item: Item) -> Iterator[Item]:
        out: dict[str, Json] = {}
        for member in node.parts:
            key, value = (self.values(part, item) for part in member.parts)
            if len(key) != 1 or len(value) != 1:
                raise UnsupportedError("an object with several values")
            if not isinstance(key[0], str):
                raise ProgramError("a key that is no string")
            out[key[0]] = value[0]
        yield Item(out, None)

    def _assign(self, node: Node, item: Item) -> Iterator[Item]:
        yield from (Item(value, None) for value in assigned(self, node, item, _calculated))

    def _reduce(self, node: Node, item: Item) -> Iterator[Item]:
        source, first, update = node.parts
        total: list[Json] = self.values(first, item)[:1]
        for bound in list(self.each(source, item)):
            with self._bound(str(node.value), bound):
                total = self.values(update, Item(total[0] if total else None, None))[-1:]
        yield Item(total[0] if total else None, None)

    def _def(self, node: Node, item: Item) -> Iterator[Item]:
        self._defined[str(node.value)] = node.parts[0]
        yield from self.each(node.parts[1], item)

    @contextmanager
    def _bound(self, name: str, item: Item) -> Iterator[None]:
        """Give a variable a value for a while."""
        before = self._variables.get(name)
        self._variables[name] = item
        yield
        if before is None:
            self._variables.pop(name, None)
        else:
            self._variables[name] = before

    def _text(self, node: Node, item: Item) -> Iterator[Item]:
        pieces = [self.values(part, item) for part in node.parts]
        if any(len(piece) != 1 for piece in pieces):
            raise UnsupportedError("a text with several values")
        yield Item("".join(as_text(piece[0]) for piece in pieces), None)

    def _format(self, node: Node, item: Item) -> Iterator[Item]:
        value = item.value
        if node.value in {"@tsv", "@csv"} and isinstance(value, list):
            yield Item(_row(value, tabs=node.value == "@tsv"), None)
        elif node.value == "@json":
            yield Item(json.dumps(value, separators=(",", ":"), ensure_ascii=False), None)
        elif node.value == "@text":
            yield Item(as_text(value), item.path)
        else:
            raise UnsupportedError(str(node.value))

    def _call(self, node: Node, item: Item) -> Iterator[Item]:
        name = (str(node.value), len(node.parts))
        if self._rest is not None and name in {("input", 0), ("inputs", 0)}:
            yield from self._inputs(self._rest, once=name[0] == "input")
            return
        if not node.parts and name[0] in self._defined:
            yield from self.each(self._defined[name[0]], item)
            return
        function = FUNCTIONS.get(name) or CHOOSING.get(name) or _CHANGING.get(name)
        if function is None:
            raise UnsupportedError(str(node.value))
        for value, path in function(self, node.parts, item):
            yield Item(value, path)

    def _inputs(self, rest: list[Json], *, once: bool) -> Iterator[Item]:
        if once and not rest:
            raise ProgramError("No more inputs")
        while rest:
            yield Item(rest.pop(0), None)
            if once:
                return


def _row(items: list[Json], *, tabs: bool) -> str:
    """Return what `@tsv`, or `@csv`, makes of an array."""
    if any(isinstance(each, list | dict) for each in items):
        raise ProgramError("no plain value in a row")
    if tabs:
        return "\t".join("" if each is None else as_text(each).translate(_IN_TABLE) for each in items)
    quoted = ('"' + each.replace('"', '""') + '"' if isinstance(each, str) else as_text(each) for each in items)
    return ",".join("" if each == "null" else each for each in quoted)


def _true(value: Json) -> bool:
    return value is not None and value is not False


def _calculated(operator: str, left: Json, right: Json) -> Json:
    if operator == "+":
        if left is None or right is None:
            return right if left is None else left
        if isinstance(left, dict) and isinstance(right, dict):
            return {**left, **right}
        if (isinstance(left, str) and isinstance(right, str)) or (isinstance(left, list) and isinstance(right, list)):
            return left + right  # type: ignore[operator]
    if operator == "-" and isinstance(left, list) and isinstance(right, list):
        return [each for each in left if each not in right]
    if operator == "/" and isinstance(left, str) and isinstance(right, str):
        return list(left.split(right)) if right and left else list(left)
    numbers = [each for each in (left, right) if isinstance(each, int | float) and not isinstance(each, bool)]
    if len(numbers) < 2:  # noqa: PLR2004 - both sides
        raise ProgramError("cannot calculate")
    a, b = numbers
    if operator in {"/", "%"} and not b:
        raise ProgramError("division by zero")
    result = _NUMBERS[operator](a, b)
    return int(result) if float(result).is_integer() else result
