"""The programs that can be evaluated here: the parser knows more of the language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from runelint.jq.program import parsed
from runelint.jq.tokens import UnsupportedError

if TYPE_CHECKING:
    from runelint.jq.tree import Node

# The same programs are asked in each rehearsal of a plugin.
_KEPT = 1024
_NOT_FORESEEN = {"foreach", "formatted"}


@lru_cache(maxsize=_KEPT)
def foreseen(program: str) -> Node:
    """Return the tree of `program`. Raises UnsupportedError where it has parts that are not evaluated here."""
    tree = parsed(program)
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        if node.kind in _NOT_FORESEEN:
            raise UnsupportedError(node.kind)
        waiting.extend(node.parts)
    return tree
