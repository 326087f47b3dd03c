"""The builtin functions of jq that plugins use (jq(1), Builtin operators and functions)."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

from runelint.confirm.jq import dates
from runelint.confirm.jq.expressions import matched

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from runelint.confirm.jq.evaluate import Item
    from runelint.jq.tree import Node
    from runelint.runner.scenario import Json

    class Run(Protocol):
        """What a function needs of the evaluation."""

        looked_at: dict[tuple[str | int, ...], None]

        def each(self, node: Node, item: Item) -> Iterator[Item]:
            """Yield what `node` gives for `item`."""
            ...

        def values(self, node: Node, item: Item) -> list[Json]:
            """Return the values that `node` gives."""
            ...

    Function: TypeAlias = "Callable[[Run, Sequence[Node], Item], Iterable[tuple[Json, tuple[str | int, ...] | None]]]"

_TYPES = ("null", "boolean", "number", "string", "array", "object")
_ENCODER = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False)


class ProgramError(Exception):
    """The program ends with an error of its own."""


def type_of(value: Json) -> str:
    """Return the name that jq has for the type."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    return "string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"


def ordering(value: Json) -> tuple[Any, ...]:
    """Return a key that orders values as jq does; equal values have equal keys."""
    kind = type_of(value)
    rank = _TYPES.index(kind)
    if isinstance(value, list):
        return (rank, tuple(ordering(each) for each in value))
    if isinstance(value, dict):
        keys = sorted(value)
        return (rank, tuple(keys), tuple(ordering(value[key]) for key in keys))
    return (rank, 0 if value is None else value)


def as_text(value: Json) -> str:
    """Return what `tostring` gives: strings as they are, else compact JSON."""
    return value if isinstance(value, str) else _ENCODER.encode(value)


def is_true(value: Json) -> bool:
    """Return whether a condition holds for which the value stands."""
    return value is not None and value is not False


def _of_value(function: Callable[[Json], Json]) -> Function:
    """Return a function that looks at its input only."""

    def called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
        del run, arguments
        try:
            yield function(item.value), None
        except (TypeError, ValueError, AttributeError, IndexError, KeyError) as cause:
            raise ProgramError(str(cause)) from cause

    return called


def with_values(function: Callable[..., Json]) -> Function:
    """Return a function whose arguments are values."""

    def called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
        given = [run.values(argument, item)[0] for argument in arguments]
        try:
            yield function(item.value, *given), None
        except (TypeError, ValueError, AttributeError, IndexError, KeyError) as cause:
            raise ProgramError(str(cause)) from cause

    return called


def _length(value: Json) -> Json:
    if isinstance(value, bool):
        raise TypeError("boolean has no length")
    if value is None:
        return 0
    return abs(value) if isinstance(value, int | float) else len(value)


def _number(value: Json) -> Json:
    if isinstance(value, int | float) and not isinstance(value, bool):
        return value
    number = float(str(value)) if isinstance(value, str) else float("x")
    return int(number) if number.is_integer() else number


def _rounded(function: Callable[[float], int]) -> Callable[[Json], Json]:
    """Return the function for numbers that can be rounded; raises TypeError for all else."""

    def called(value: Json) -> Json:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise TypeError("number required")
        return function(value)

    return called


def _test(value: Json, expression: Json, flags: Json = "") -> Json:
    if not isinstance(value, str) or not isinstance(expression, str):
        raise TypeError("cannot be matched")
    found = matched(value, expression, insensitive="i" in str(flags))
    if found is None:
        raise ValueError("an expression that is not foreseen")
    return found


def contains(value: Json, other: Json) -> Json:
    """Return whether `other` is in `value`, text in text or member by member. Raises TypeError for other types."""
    if isinstance(value, str) and isinstance(other, str):
        return other in value
    if isinstance(value, list) and isinstance(other, list):
        return all(any(type_of(a) == type_of(b) and contains(a, b) for a in value) for b in other)
    if isinstance(value, dict) and isinstance(other, dict):
        return all(key in value and contains(value[key], other[key]) for key in other)
    if type_of(value) != type_of(other):
        raise TypeError("cannot have their containment checked")
    return ordering(value) == ordering(other)


def _add(value: Json) -> Json:
    items = list(value.values()) if isinstance(value, dict) else list(value)  # type: ignore[arg-type]
    if not items:
        return None
    total: Any = items[0]
    for each in items[1:]:
        total = {**total, **each} if isinstance(total, dict) else total + each  # type: ignore[dict-item]
    return total  # type: ignore[no-any-return]


def _entries(value: Json) -> Json:
    if not isinstance(value, dict | list):
        raise TypeError("has no keys")
    return [{"key": k, "value": each} for k, each in (value.items() if isinstance(value, dict) else enumerate(value))]


def _from_entries(value: Json) -> Json:
    if not isinstance(value, dict | list):
        raise TypeError("cannot be iterated over")
    return dict(map(_member, value.values() if isinstance(value, dict) else value))


def _member(entry: Json) -> tuple[str, Json]:
    if not isinstance(entry, dict):
        raise TypeError("has no keys")
    given = (entry.get(name) for name in ("key", "name", "Name", "Key"))
    key = next((each for each in given if is_true(each)), None)
    if not isinstance(key, str):
        raise TypeError("cannot be a key")
    return key, entry.get("value", entry.get("Value"))


def _keys(value: Json) -> Json:
    if isinstance(value, dict):
        return sorted(value)  # type: ignore[return-value]
    if isinstance(value, list):
        return list(range(len(value)))
    raise TypeError("has no keys")


def _has(value: Json, key: Json) -> Json:
    if isinstance(value, dict) and isinstance(key, str):
        return key in value
    if isinstance(value, list) and isinstance(key, int):
        return 0 <= key < len(value)
    raise TypeError("cannot have such a key")


def _has_called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    key = run.values(arguments[0], item)[0]
    if item.path is not None and isinstance(key, str | int):
        run.looked_at[(*item.path, key)] = None
    yield from with_values(_has)(run, arguments, item)  # type: ignore[misc]


def _select(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[Item]:
    for each in run.values(arguments[0], item):
        if is_true(each):
            yield item


def _map(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    yield [value for each in inside(run, item) for value in run.values(arguments[0], each)], None


def inside(run: Run, item: Item) -> list[Item]:
    """Return the elements of an array or an object. Raises ProgramError when it is neither."""
    if not isinstance(item.value, list | dict):
        raise ProgramError("cannot iterate")
    if item.path is not None:
        run.looked_at[(*item.path, 0)] = None
    pairs = item.value.items() if isinstance(item.value, dict) else enumerate(item.value)
    return [item._replace(value=value, path=None if item.path is None else (*item.path, key)) for key, value in pairs]


def _quantified(quantifier: Callable[[Iterable[bool]], bool]) -> Function:
    def called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
        if not arguments:
            yield quantifier(is_true(each.value) for each in inside(run, item)), None
        else:
            each_of = inside(run, item) if len(arguments) == 1 else list(run.each(arguments[0], item))
            yield quantifier(is_true(v) for each in each_of for v in run.values(arguments[-1], each)), None

    return called


def _first(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[Item]:
    yield from list(run.each(arguments[0], item))[:1]


def _sorted_by(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    if not isinstance(item.value, list):
        raise ProgramError("no array to be sorted")
    ranked = sorted(inside(run, item), key=lambda each: ordering(run.values(arguments[0], each)))
    yield [each.value for each in ranked], None


def _with_entries(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    changed: list[Json] = []
    for entries, _ in _of_value(_entries)(run, (), item):
        for each in entries:  # type: ignore[union-attr]
            changed += run.values(arguments[0], item._replace(value=each, path=None))
    for value, _ in _of_value(_from_entries)(run, (), item._replace(value=changed)):
        yield value, None


def _fail(run: Run, arguments: Sequence[Node], item: Item) -> Iterable[tuple[Json, None]]:
    text = run.values(arguments[0], item)[0] if arguments else item.value
    raise ProgramError(as_text(text))


def _nothing(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[tuple[Json, None]]:
    del run, arguments, item
    yield from ()


def _only(*kinds: str) -> Function:
    def called(run: Run, arguments: Sequence[Node], item: Item) -> Iterator[Item]:
        del run, arguments
        if type_of(item.value) in kinds:
            yield item

    return called


_OF_VALUE: dict[str, Callable[[Any], Any]] = {
    "length": _length,
    "not": lambda value: not is_true(value),
    "type": type_of,
    "tostring": as_text,
    "tonumber": _number,
    "keys": _keys,
    "keys_unsorted": lambda value: list(value) if isinstance(value, dict) else _keys(value),
    "add": _add,
    "to_entries": _entries,
    "from_entries": _from_entries,
    "ascii_downcase": lambda value: value.lower(),
    "ascii_upcase": lambda value: value.upper(),
    "first": lambda value: value[0],
    "last": lambda value: value[-1] if value else None,
    "reverse": lambda value: value[::-1],
    "sort": lambda value: sorted(value, key=ordering),
    "unique": lambda value: list({ordering(each): each for each in sorted(value, key=ordering)}.values()),
    "floor": _rounded(math.floor),
    "ceil": _rounded(math.ceil),
    "round": _rounded(lambda value: int(math.copysign(math.floor(abs(value) + 0.5), value))),
    "tojson": lambda value: json.dumps(value, separators=(",", ":"), ensure_ascii=False),
    "fromjson": json.loads,
    "min": lambda value: min(value, key=ordering, default=None),
    "max": lambda value: max(value, key=ordering, default=None),
    "flatten": lambda value: [x for each in value for x in (each if isinstance(each, list) else [each])],
    **dates.OF_VALUE,
}
_WITH_VALUES: dict[tuple[str, int], Callable[..., Any]] = {
    ("test", 1): _test,
    ("test", 2): _test,
    ("contains", 1): contains,
    ("inside", 1): lambda value, other: contains(other, value),
    ("in", 1): lambda value, other: _has(other, value),
    ("startswith", 1): lambda value, other: value.startswith(other),
    ("endswith", 1): lambda value, other: value.endswith(other),
    ("ltrimstr", 1): lambda value, other: value.removeprefix(other),
    ("rtrimstr", 1): lambda value, other: value.removesuffix(other),
    ("join", 1): lambda value, other: other.join("" if each is None else as_text(each) for each in value),
    ("split", 1): lambda value, other: value.split(other) if other and value else list(value),
    ("index", 1): lambda value, other: value.index(other) if other in value else None,
    **dates.WITH_VALUES,
}
FUNCTIONS: dict[tuple[str, int], Function] = {
    **{(name, 0): _of_value(function) for name, function in _OF_VALUE.items()},
    **{key: with_values(function) for key, function in _WITH_VALUES.items()},
    ("has", 1): _has_called,
    ("select", 1): _select,
    ("map", 1): _map,
    ("first", 1): _first,
    ("sort_by", 1): _sorted_by,
    ("with_entries", 1): _with_entries,
    ("error", 0): _fail,
    ("error", 1): _fail,
    ("empty", 0): _nothing,
    **{("any", count): _quantified(any) for count in (0, 1, 2)},
    **{("all", count): _quantified(all) for count in (0, 1, 2)},
    ("values", 0): _only(*_TYPES[1:]),
    ("strings", 0): _only("string"),
    ("numbers", 0): _only("number"),
    ("arrays", 0): _only("array"),
    ("objects", 0): _only("object"),
    ("scalars", 0): _only("string", "number", "boolean", "null"),
}
