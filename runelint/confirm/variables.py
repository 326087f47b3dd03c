"""The variables that a decision asks for, and those that a command sets: by their names, in the text of their file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from runelint.confirm.rehearsal.shell import Decision
    from runelint.syntax.nodes import Node

_NAME = re.compile(r"[A-Za-z_]\w*")
_INDIRECT = re.compile(r"\$\{!\w")
# Their operands are names of variables, or assignments.
_SETTING = {"read", "mapfile", "readarray", "printf", "local", "declare", "typeset", "readonly", "export", "let",
            "unset"}  # fmt: skip
_KEPT = 4096
_CHANGING = re.compile("=|[+]{2}|--")


def asked_for(decision: Decision) -> frozenset[str]:
    """Return the names of the variables that a decision asks for.

    What `${!need}` asks for has the name that a loop gives at this turn: `for need in user host`.
    """
    parts: tuple[Node, ...] = (decision.node,) if decision.subject is None else (decision.node, decision.subject)
    match decision.node:
        case nodes.Case(subject=subject):
            parts = (subject,)
        case nodes.For(words=words):
            parts = words or ()
        case _:
            pass
    text = decision.source.text
    if decision.item and any(_INDIRECT.search(text, part.start, part.end) for part in parts):
        return frozenset(_NAME.findall(decision.item))
    return frozenset(name for part in parts for name in _names(text, part))


@lru_cache(maxsize=_KEPT)
def set_by(node: Node, text: str) -> frozenset[str]:
    """Return the names that are set somewhere in a command; `text` is that of its file."""
    found: set[str] = set()
    for each in walk(node):
        match each:
            case nodes.Assignment(name=name) | nodes.For(name=name):
                found.add(name)
            case nodes.Arithmetic(start=start, end=end) if _CHANGING.search(text, start, end):
                found.update(_names(text, each))
            case nodes.Simple(words=[nodes.Word(parts=[nodes.Literal(text=name), *_]), *operands]) if name in _SETTING:
                found.update(name for operand in operands for name in _names(text, operand))
            case _:
                pass
    return frozenset(found)


def called_in(node: Node) -> Iterator[str]:
    """Yield the names of the commands that are called somewhere in a command."""
    for each in walk(node):
        if isinstance(each, nodes.Simple) and each.words and isinstance(each.words[0], nodes.Word):
            first = each.words[0].parts[:1]
            yield from (part.text for part in first if isinstance(part, nodes.Literal))


def _names(text: str, node: Node) -> list[str]:
    return _NAME.findall(text, node.start, node.end)
