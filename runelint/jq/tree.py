"""The tree of a jq program."""

from __future__ import annotations

import json
from typing import NamedTuple

from runelint.jq.tokens import UnsupportedError


class Node(NamedTuple):
    """A part of a program: `kind`, its parts, and a name, key or constant."""

    kind: str
    parts: tuple[Node, ...] = ()
    value: object = None


def constant(text: str) -> Node:
    """Return the string literal whose text between the quotes is `text`. Raises UnsupportedError."""
    try:
        return Node("literal", value=json.loads(f'"{text}"', strict=False))
    except ValueError as cause:
        raise UnsupportedError(text) from cause


def literals(node: Node) -> tuple[object, ...]:
    """Return the constants of the program, each once."""
    out: list[object] = []
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if each.kind == "literal" and each.value is not None and each.value not in out:
            out.append(each.value)
        waiting.extend(each.parts)
    return tuple(out)
