"""Ways through a tree that need no recursion, however deep it is."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.syntax.nodes import Node

_FIELDS: dict[type[Node], tuple[str, ...]] = {}
# Fields that hold text or a flag, never a node.
_PLAIN_TYPES = frozenset({"int", "str", "bool", "int | str | None", "tuple[str, ...]"})


def children(node: Node) -> list[Node]:
    """Return the nodes right below `node`, field by field."""
    kind = type(node)
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = tuple(field.name for field in fields(kind) if field.type not in _PLAIN_TYPES)
    found: list[Node] = []
    for name in names:
        value = getattr(node, name)
        if isinstance(value, tuple):
            found += value
        elif value is not None:
            found.append(value)
    return found


def walk(node: Node) -> Iterator[Node]:
    """Yield `node` and all nodes below it, each before what it holds."""
    waiting = [node]
    while waiting:
        found = waiting.pop()
        yield found
        below = children(found)
        below.reverse()
        waiting += below
