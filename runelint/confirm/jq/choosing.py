"""The builtin functions of jq that choose, group and change elements (jq(1), Builtin operators and functions)."""

from __future__ import annotations

import re
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any

from runelint.confirm.jq.expressions import as_bash
from runelint.confirm.jq.functions import ProgramError, inside, ordering, with_values
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from runelint.confirm.jq.evaluate import Item
    from runelint.confirm.jq.functions import Function, Run
    from runelint.jq.tree import Node
    from runelint.runner.scenario import Json

_LONGEST = 10_000
_NAMED_GROUP = re.compile(r"\(\?<([A-Za-z_]\w*)>")


def _is_in(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    """`IN(values)`, and `IN(source; values)`: is one of the values among them."""
    values = {ordering(each) for each in run.values(arguments[-1], item)}
    asked = [item.value] if len(arguments) == 1 else run.values(arguments[0], item)
    yield any(ordering(each) in values for each in asked), None


def _ranked(run: Run, arguments: Sequence[Node], item: Item) -> list[tuple[tuple[Any, ...], Json]]:
    """Return the elements, each after what they are ordered by, in that order."""
    by = [(tuple(ordering(each) for each in run.values(arguments[0], one)), one.value) for one in inside(run, item)]
    return sorted(by, key=lambda pair: pair[0])


def _grouped(keep: Callable[[list[Json]], Json]) -> Function:
    def called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
        groups = groupby(_ranked(run, arguments, item), key=lambda pair: pair[0])
        yield [keep([value for _, value in group]) for _, group in groups], None

    return called


def _extreme(at: int) -> Function:
    def called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
        ranked = _ranked(run, arguments, item)
        yield (ranked[at][1] if ranked else None), None

    return called


def _map_values(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    found = [run.values(arguments[0], each)[:1] for each in inside(run, item)]
    if isinstance(item.value, dict):
        yield {key: new[0] for key, new in zip(item.value, found, strict=True) if new}, None
    else:
        yield [new[0] for new in found if new], None


def _limit(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[Item]:
    count = run.values(arguments[0], item)[0]
    if not isinstance(count, int):
        raise ProgramError("no number")
    yield from islice(run.each(arguments[1], item), max(count, 0))


def _range(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    bounds = [run.values(argument, item)[0] for argument in arguments]
    first, last = (0, bounds[0]) if len(bounds) == 1 else bounds[:2]
    if not isinstance(first, int) or not isinstance(last, int):
        raise ProgramError("range bounds must be numeric")
    yield from ((number, None) for number in range(first, min(last, first + _LONGEST)))


def _replaced(*, everywhere: bool) -> Function:
    def called(value: Json, expression: Json, new: Json, flags: Json = "") -> Json:
        if not isinstance(value, str) or not isinstance(expression, str) or not isinstance(new, str):
            raise TypeError("cannot be matched")
        written = as_bash(expression)
        found = None if written is None else regex.compiled(_NAMED_GROUP.sub("(?P<\\1>", written))
        if found is None or set(str(flags)) - {"g"}:
            raise ValueError("an expression that is not foreseen")
        return found.sub(lambda _: new, value, count=0 if everywhere or "g" in str(flags) else 1)

    return with_values(called)


CHOOSING: dict[tuple[str, int], Function] = {
    ("IN", 1): _is_in,
    ("IN", 2): _is_in,
    ("group_by", 1): _grouped(list),
    ("unique_by", 1): _grouped(lambda group: group[0]),
    ("min_by", 1): _extreme(0),
    ("max_by", 1): _extreme(-1),
    ("map_values", 1): _map_values,
    ("limit", 2): _limit,
    ("range", 1): _range,
    ("range", 2): _range,
    **{("sub", count): _replaced(everywhere=False) for count in (2, 3)},
    **{("gsub", count): _replaced(everywhere=True) for count in (2, 3)},
}
