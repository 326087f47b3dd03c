"""The places in its input that a jq program may look at, read off the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.knobs import JsonPath
    from runelint.jq.tree import Node

_OF_ELEMENTS = {"map", "any", "all", "sort_by", "group_by", "unique_by", "min_by", "max_by"}
_PASSING = {"select", "values", "strings", "numbers", "arrays", "objects", "scalars", "first", "last", "sort", "unique"}
_MOST = 24


def paths_in(program: Node) -> tuple[JsonPath, ...]:
    """Return the places that `program` names, as if each array had one element."""
    found: dict[JsonPath, None] = {}
    _walk(program, [()], found)
    return tuple(found)[:_MOST]


def _walk(node: Node, bases: Sequence[JsonPath], found: dict[JsonPath, None]) -> list[JsonPath]:
    """Return the places that `node` gives for `bases`, and add those that are looked at to `found`."""
    match node.kind:
        case "self":
            return list(bases)
        case "index":
            key = node.parts[1].value
            inner = _walk(node.parts[0], bases, found)
            return _noted([(*base, key) for base in inner], found) if isinstance(key, str | int) else inner
        case "each":
            return _noted([(*base, 0) for base in _walk(node.parts[0], bases, found)], found)
        case "pipe":
            return _walk(node.parts[1], _walk(node.parts[0], bases, found), found)
        case "bind":
            _walk(node.parts[0], bases, found)
            return _walk(node.parts[1], bases, found)
        case "comma" | "alternative" | "try" | "if":
            return [path for part in node.parts for path in _walk(part, bases, found)]
        case "call":
            inside = [(*base, 0) for base in bases] if node.value in _OF_ELEMENTS else list(bases)
            for part in node.parts:
                _walk(part, inside, found)
            return list(bases) if node.value in _PASSING else []
        case "array":
            return [path[:-1] for part in node.parts for path in _walk(part, bases, found) if path]
        case _:
            for part in node.parts:
                _walk(part, bases, found)
            return []


def _noted(paths: list[JsonPath], found: dict[JsonPath, None]) -> list[JsonPath]:
    found.update(dict.fromkeys(paths))
    return paths
