"""Parts of jq programs that change a document or carry a value along (jq(1), Assignment, Reduce, Recursion)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from runelint.confirm.jq.functions import ProgramError
from runelint.jq.tokens import UnsupportedError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.jq.evaluate import Item
    from runelint.confirm.knobs import JsonPath
    from runelint.jq.tree import Node
    from runelint.runner.scenario import Json

    class Run(Protocol):
        """What is needed of the evaluation."""

        def each(self, node: Node, item: Item) -> Iterator[Item]:
            """Yield what `node` gives for `item`."""
            ...

        def values(self, node: Node, item: Item) -> list[Json]:
            """Return the values that `node` gives."""
            ...


_DEEPEST = 64
_LONGEST = 1000


def recursed(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[Item]:
    """`..`, `recurse` and `recurse(f)`: the value, and all that is found inside of it."""
    waiting = [(item, 0)]
    while waiting:
        each, depth = waiting.pop(0)
        if depth > _DEEPEST:
            raise UnsupportedError("deep recursion")
        yield each
        inner = list(run.each(arguments[0], each)) if arguments else _inside(each)
        waiting[:0] = [(one, depth + 1) for one in inner]


def _inside(item: Item) -> list[Item]:
    value, path = item
    if isinstance(value, dict):
        pairs: list[tuple[str | int, Json]] = list(value.items())
    else:
        pairs = list(enumerate(value)) if isinstance(value, list) else []
    return [item._replace(value=each, path=None if path is None else (*path, key)) for key, each in pairs]


def assigned(run: Run, node: Node, item: Item, calculated: Callable[[str, Json, Json], Json]) -> Iterator[Json]:
    """Yield the input after `path = value`, `path |= f`, `path += value` and their like."""
    operator = str(node.value)
    target, given = node.parts
    start = item._replace(path=())
    places = [each.path for each in run.each(target, start)]
    if any(place is None for place in places):
        raise UnsupportedError("an assignment to what is no place")
    for value in [None] if operator == "|=" else run.values(given, item):
        changed = item.value
        for place in places:
            before = _at(changed, place or ())
            if operator == "|=":
                new = run.values(given, item._replace(value=before, path=None))[:1]
                if not new:
                    raise UnsupportedError("an update to nothing")
                changed = put(changed, place or (), new[0])
            elif operator == "//=":
                changed = put(changed, place or (), value if before is None or before is False else before)
            else:
                changed = put(
                    changed, place or (), value if operator == "=" else calculated(operator[:-1], before, value)
                )
        yield changed


def _at(value: Json, path: JsonPath) -> Json:
    for key in path:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int):
            value = value[key] if -len(value) <= key < len(value) else None
        else:
            return None
    return value


def put(value: Json, path: JsonPath, new: Json) -> Json:
    """Return a copy of `value` with `new` at `path`. Raises ProgramError where there can be no such place."""
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(key, str) and isinstance(value, dict | None):
        return {**(value or {}), key: put((value or {}).get(key), rest, new)}
    if isinstance(key, int) and isinstance(value, list | None) and -len(value or []) <= key < _LONGEST:
        items = [*(value or []), *[None] * (key + 1 - len(value or []))]
        items[key] = put(items[key], rest, new)
        return items
    raise ProgramError("cannot index")


def deleted(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[Item]:
    """`del(path)`: the input without what stands at the places, the last one first."""
    places = [each.path for each in run.each(arguments[0], item._replace(path=()))]
    if any(place is None for place in places):
        raise UnsupportedError("a deletion of what is no place")
    changed = item.value
    for place in sorted({place for place in places if place}, key=_place_order, reverse=True):
        holder = _at(changed, place[:-1])
        key = place[-1]
        if isinstance(holder, dict):
            changed = put(changed, place[:-1], {name: value for name, value in holder.items() if name != key})
        elif isinstance(holder, list) and isinstance(key, int) and -len(holder) <= key < len(holder):
            at = key % len(holder)
            changed = put(changed, place[:-1], holder[:at] + holder[at + 1 :])
    yield item._replace(value=None if () in places else changed, path=None)


def _place_order(place: JsonPath) -> list[tuple[int, str]]:
    return [(key, "") if isinstance(key, int) else (0, key) for key in place]
