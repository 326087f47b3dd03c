"""Inputs for which a builtin function of jq might give a certain answer (jq(1), Builtin operators and functions)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Protocol, TypeAlias

from runelint.confirm.jq import wanted_dates
from runelint.confirm.jq.expressions import as_bash, matched
from runelint.confirm.jq.functions import contains, type_of
from runelint.confirm.jq.holes import ANY, FALSE, KINDS, NOTHING, TRUE, Hole, filled, of_kind, truth
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from runelint.jq.tree import Node
    from runelint.runner.scenario import Json

    class Backwards(Protocol):
        """What a function needs of the way back."""

        def inputs(self, node: Node, wanted: object) -> Iterator[object]:
            """Yield documents with holes for which `node` might give `wanted`."""
            ...

        def both(self, ones: Iterable[object], others: Iterable[object]) -> Iterator[object]:
            """Yield the documents that are one of both."""
            ...

        def constant(self, node: Node) -> list[Json]:
            """Return the one value that `node` has for every input, or nothing."""
            ...

    Callee: TypeAlias = "Callable[[Backwards, Sequence[Node], object], Iterator[object]]"

_LONGEST = 50
_SMALL = (1, 2)


def _length(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if wanted is NOTHING:
        return
    if isinstance(wanted, Hole) and (sizes := _sizes(wanted)):
        # What is asked for elsewhere may be so long already.
        yield Hole(
            (["value"] * sizes[0], dict.fromkeys(_keys_of(sizes[0]), "value"), "v" * sizes[0]), (_fitting(wanted),)
        )
    for size in _sizes(wanted) if isinstance(wanted, Hole) else (wanted,):
        if isinstance(size, int) and not isinstance(size, bool) and 0 <= size <= _LONGEST:
            yield [ANY] * size
            yield "v" * size
            yield dict.fromkeys(_keys_of(size), ANY)


def _keys_of(size: int) -> list[str]:
    return [f"key{at or ''}" for at in range(size)]


def _fitting(wanted: Hole) -> Callable[[Json], bool]:
    return lambda value: isinstance(value, list | dict | str) and wanted.takes(len(value))


def _sizes(wanted: Hole) -> list[int]:
    """Return sizes that are wanted, small ones first: what else is asked of the elements all of them have to stand."""
    samples = [each for each in wanted.samples if isinstance(each, int) and not isinstance(each, bool)]
    sizes = [size for size in dict.fromkeys((*samples, *_SMALL)) if wanted.takes(size)]
    return sorted((size for size in sizes if 0 <= size <= _LONGEST), key=lambda size: (not size, size))


def _type(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if isinstance(wanted, Hole):
        yield of_kind(*[kind for kind in KINDS if wanted.takes(kind)])
    elif wanted in KINDS:
        yield of_kind(str(wanted))


def _not(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if wanted is not NOTHING:
        yield FALSE if truth(wanted) else TRUE


def _select(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    if wanted is NOTHING:
        yield from run.inputs(parts[0], FALSE)
        yield from run.inputs(parts[0], NOTHING)
    else:
        yield from run.both(run.inputs(parts[0], TRUE), [wanted])


def _map(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    if isinstance(wanted, list) and not wanted:
        yield []
        yield from ([each] for each in run.inputs(parts[0], NOTHING))
    elif isinstance(wanted, list | Hole):
        items = wanted if isinstance(wanted, list) else [ANY]
        for first in run.inputs(parts[0], items[0]):
            rest = [next(run.inputs(parts[0], each), ANY) for each in items[1:]]
            yield [first, *rest]


def _has(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    for key in run.constant(parts[0]) if wanted is not NOTHING else ():
        if not truth(wanted):
            yield {} if isinstance(key, str) else []
        elif isinstance(key, str):
            yield {key: ANY}
        elif isinstance(key, int) and 0 <= key < _LONGEST:
            yield [ANY] * (key + 1)


def _elements(run: Backwards, parts: Sequence[Node], condition: object) -> Iterator[object]:
    """Yield inputs of `any` and `all` with one element for which the condition is `condition`."""
    found = run.inputs(parts[-1], condition) if parts else iter((condition,))
    for each in found:
        if len(parts) > 1:
            yield from run.inputs(parts[0], each)
        else:
            yield [each]


def _any(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    if wanted is NOTHING:
        return
    yield from _elements(run, parts, TRUE if truth(wanted) else FALSE)
    if not truth(wanted):
        yield from run.inputs(parts[0], NOTHING) if len(parts) > 1 else [[]]


def _all(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    if wanted is NOTHING:
        return
    yield from _elements(run, parts, TRUE if truth(wanted) else FALSE)
    if truth(wanted):
        yield from run.inputs(parts[0], NOTHING) if len(parts) > 1 else [[]]


def _tested(holds: Callable[[str, str], bool | None], texts: Callable[[str], Iterable[str]]) -> Callee:
    """Return the way back through a function that compares its input with a text; `texts` are inputs to try."""

    def called(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
        constants = run.constant(parts[0]) if parts and wanted is not NOTHING else []
        for constant in [each for each in constants if isinstance(each, str)]:
            yes = truth(wanted)

            def fits(value: Json, *, constant: str = constant, yes: bool = yes) -> bool:
                return isinstance(value, str) and holds(value, constant) is yes

            samples = tuple(text for text in dict.fromkeys((*texts(constant), "other", "")) if fits(text))
            if samples:
                yield Hole(samples, (fits,))
            if not yes:
                yield 5

    return called


def _expression_texts(expression: str) -> tuple[str, ...]:
    found = regex.witnesses(as_bash(expression) or "")
    return (*found.members, *found.others)


def _contains(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    for value in run.constant(parts[0]) if wanted is not NOTHING else ():
        if truth(wanted):
            yield value
            continue

        def lacks(given: Json, *, value: Json = value) -> bool:
            return type_of(given) == type_of(value) and not contains(given, value)

        others: tuple[Json, ...] = ({}, [], "other", "")
        yield Hole(tuple(each for each in others if lacks(each)), (lacks,))


def _place(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    """`index(s)` and its like: a list that holds it, or a text, or neither where null is wanted."""
    at = filled(wanted) if wanted is not NOTHING else None
    for value in run.constant(parts[0]) if parts and wanted is not NOTHING else ():
        if at is None or at is False:
            yield from ([], "")
            continue
        before = at if isinstance(at, int) and not isinstance(at, bool) and 0 <= at < _LONGEST else 0
        yield [ANY] * before + [value]
        if isinstance(value, str):
            yield "-" * before + value


def _in(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    values = [value for part in parts[-1:] for value in run.constant(part)]
    for value in values if wanted is not NOTHING else ():
        found = list(value) if isinstance(value, list | dict) else [value]
        yield from found[:2] if truth(wanted) else ["other"]


def _entries(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if not isinstance(wanted, list | Hole):
        return
    members: dict[str, object] = {}
    for at, entry in enumerate(wanted if isinstance(wanted, list) else [{}]):
        found = entry if isinstance(entry, dict) else {}
        key = filled(found.get("key", ANY))
        name = key if isinstance(key, str) and key != "value" else f"key{at or ''}"
        members[str(key) if isinstance(found.get("key"), str) else name] = found.get("value", ANY)
    yield members


def _keys(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if isinstance(wanted, list | Hole):
        names = wanted if isinstance(wanted, list) else [ANY]
        texts = [name if isinstance(name, str) else f"key{at or ''}" for at, name in enumerate(map(filled, names))]
        yield dict.fromkeys(texts, ANY)


def _of_list(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    """`add`, `max`, `join` and their like: of one element they give that."""
    del run, parts
    if wanted is None:
        yield []
    elif wanted is not NOTHING:
        yield [wanted]


def _split(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    for separator in run.constant(parts[0]) if parts else ():
        if isinstance(wanted, list):
            yield str(separator).join(str(filled(each)) for each in wanted)
        elif isinstance(wanted, Hole):
            yield "value"


def _number(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if isinstance(wanted, Hole):
        numbers = [each for each in wanted.samples or (5,) if isinstance(each, int | float)]
        yield Hole(tuple(numbers))
        yield Hole(tuple(map(str, numbers)))
    elif wanted is not NOTHING:
        yield wanted
        yield str(wanted)


def _string(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if wanted is NOTHING:
        return
    yield wanted
    if isinstance(wanted, str) and wanted.isdecimal():
        yield int(wanted)


def _from_json(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if wanted is not NOTHING:
        yield json.dumps(filled(wanted))


def _only(*kinds: str) -> Callee:
    def called(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
        if wanted is NOTHING:
            yield of_kind(*[kind for kind in KINDS if kind not in kinds])
        else:
            yield from run.both([wanted], [of_kind(*kinds)] if isinstance(wanted, Hole) else [ANY])
        del parts

    return called


def _same(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    """Yield what is wanted: of a plain input the function gives it as it is."""
    del run, parts
    if wanted is not NOTHING:
        yield wanted


def _of_argument(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    """`first(f)` and `limit(n; f)` give what f gives; `first` alone gives an element."""
    if parts:
        yield from run.inputs(parts[-1], wanted)
    elif wanted is not NOTHING:
        yield [wanted]


def _empty(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts
    if wanted is NOTHING:
        yield ANY


def _error(run: Backwards, parts: Sequence[Node], wanted: object) -> Iterator[object]:
    del run, parts, wanted
    yield from ()


CALLEES: dict[str, Callee] = {
    "length": _length,
    "type": _type,
    "not": _not,
    "select": _select,
    "map": _map,
    "has": _has,
    "any": _any,
    "all": _all,
    "test": _tested(matched, _expression_texts),
    "startswith": _tested(str.startswith, lambda text: (text, f"{text}value", f"{text}srv")),
    "endswith": _tested(str.endswith, lambda text: (f"value{text}", text)),
    "contains": _contains,
    **dict.fromkeys(("index", "rindex", "indices"), _place),
    "inside": _in,
    "in": _in,
    "IN": _in,
    "to_entries": _entries,
    "keys": _keys,
    "keys_unsorted": _keys,
    "split": _split,
    "tonumber": _number,
    "tostring": _string,
    "fromjson": _from_json,
    "first": _of_argument,
    "last": _of_argument,
    "limit": _of_argument,
    "empty": _empty,
    "error": _error,
    **dict.fromkeys(("add", "max", "min", "max_by", "min_by", "join", "group_by"), _of_list),
    **dict.fromkeys(
        ("sort", "sort_by", "unique", "unique_by", "reverse", "flatten", "floor", "ceil", "round",
         "recurse", "tojson", "ltrimstr", "del", "rtrimstr", "ascii_downcase", "ascii_upcase"),
        _same,
    ),
    "values": _only("boolean", "number", "string", "array", "object"),
    "strings": _only("string"),
    "numbers": _only("number"),
    "arrays": _only("array"),
    "objects": _only("object"),
    "scalars": _only("null", "boolean", "number", "string"),
    **wanted_dates.CALLEES,
}  # fmt: skip
