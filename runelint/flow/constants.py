"""Variables of a script that hold nothing but constants, whatever way it takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.syntax import nodes, static_text
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_NAME = re.compile(r"[A-Za-z_]\w*")
# More than these nobody lists in a `case`.
_MOST = 12


def constants_of(script: nodes.Script) -> Mapping[str, frozenset[str]]:
    """Return the texts that each variable may hold, for those that are assigned constants and set in no other way."""
    texts: dict[str, set[str]] = {}
    others: set[str] = set()
    for node in walk(script):
        if isinstance(node, nodes.Assignment):
            text = "" if node.value is None else static_text(node.value) if isinstance(node.value, nodes.Word) else None
            if text is None or node.append or node.subscript is not None:
                others.add(node.name)
            else:
                texts.setdefault(node.name, set()).add(text)
        else:
            others.update(_set_otherwise(node))
    return {name: frozenset(some) for name, some in texts.items() if name not in others and len(some) <= _MOST}


def _set_otherwise(node: nodes.Node) -> Iterator[str]:
    """Yield the names that a node may set, or hide, in another way than by an assignment."""
    match node:
        case nodes.For() | nodes.Select():
            yield node.name
        case nodes.Arithmetic():
            for part in node.parts:
                if isinstance(part, nodes.Literal):
                    yield from _NAME.findall(part.text)
        case nodes.ParameterExpansion(operator="=" | ":="):
            yield node.name
        case nodes.Simple(words=[_, *words]):
            # `read x`, `printf -v x`, `local x`, `declare -n reference=x`, `unset x`.
            for word in words:
                text = static_text(word) if isinstance(word, nodes.Word) else None
                if text is not None:
                    yield from (text.partition("=")[0], text.partition("=")[2])
        case _:
            return
