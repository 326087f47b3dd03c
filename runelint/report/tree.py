"""The tree of a script as a person or a program reads it."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import TYPE_CHECKING

from runelint.failure import RunelintError
from runelint.report.escape import visible, without_surrogates
from runelint.syntax.nodes import Node

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.syntax.nodes import Script
    from runelint.syntax.source import Source

_PLACE = ("start", "end")


def tree_text(script: Script, source: Source) -> Iterator[str]:
    """Yield a line for each node: its class, where it begins and ends (line:column), and what it holds itself."""
    pending: list[tuple[int, str, Node]] = [(0, "", script)]
    while pending:
        depth, role, node = pending.pop()
        start, end = source.position(node.start), source.position(node.end)
        place = f"{start.line}:{start.column}-{end.line}:{end.column}"
        label = f"{role}: " if role else ""
        own = "".join(f" {name}={_value(value)}" for name, value in _own(node))
        yield f"{'  ' * depth}{label}{type(node).__name__} {place}{own}\n"
        below = [(depth + 1, name, child) for name, child in _children(node)]
        pending.extend(reversed(below))


def tree_json(script: Script) -> str:
    """Return the tree as JSON; `start` and `end` count characters from 0.

    Raises RunelintError when it nests too deeply to be written so.
    """
    try:
        return json.dumps(_document(script), indent=2) + "\n"
    except RecursionError as cause:
        raise RunelintError("the tree nests too deeply for JSON; the text format has no limit") from cause


def _own(node: Node) -> Iterator[tuple[str, object]]:
    """Yield the fields that are no nodes, by name; those that are empty or false say nothing and are left out."""
    for field in fields(node):
        value = getattr(node, field.name)
        if field.name in _PLACE or not value or isinstance(value, Node):
            continue
        if isinstance(value, tuple) and any(isinstance(item, Node) for item in value):
            continue
        yield field.name, value


def _children(node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the nodes that a node holds, each with the name of its field."""
    for field in fields(node):
        value = getattr(node, field.name)
        for item in value if isinstance(value, tuple) else (value,):
            if isinstance(item, Node):
                yield field.name, item


def _value(value: object) -> str:
    if isinstance(value, str):
        return '"' + visible(value).replace('"', r"\"") + '"'
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    return str(value).lower()


def _document(value: object) -> object:
    """Return `value` as json takes it: nodes as objects with their class in `node`."""
    if isinstance(value, Node):
        held = {field.name: _document(getattr(value, field.name)) for field in fields(value)}
        return {"node": type(value).__name__, **held}
    if isinstance(value, tuple):
        return [_document(item) for item in value]
    return without_surrogates(value) if isinstance(value, str) else value
