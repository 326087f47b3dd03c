"""Brace expansion in a rehearsal (bash(1), Brace Expansion)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.syntax import nodes

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE = re.compile(r"(-?\d+)\.\.(-?\d+)(?:\.\.(-?\d+))?\Z")
_MOST_OF_RANGE = 200


def braces(word: nodes.Word) -> Iterator[nodes.Word]:
    """Yield the words that brace expansion makes of `word`."""
    at = next((i for i, part in enumerate(word.parts) if isinstance(part, nodes.BraceExpansion)), None)
    if at is None:
        yield word
        return
    brace = word.parts[at]
    if not isinstance(brace, nodes.BraceExpansion):
        return
    for parts in _alternatives(brace):
        yield from braces(nodes.Word(word.start, word.end, (*word.parts[:at], *parts, *word.parts[at + 1 :])))


def _alternatives(brace: nodes.BraceExpansion) -> Iterator[tuple[nodes.Part, ...]]:
    if not brace.sequence:
        yield from (each.parts for each in brace.alternatives)
        return
    part = brace.alternatives[0].parts[0] if brace.alternatives[0].parts else None
    found = _RANGE.match(part.text) if isinstance(part, nodes.Literal) else None
    if found is None:
        yield brace.alternatives[0].parts
        return
    first, last, step = int(found[1]), int(found[2]), abs(int(found[3] or 1)) or 1
    numbers_ = range(first, last + 1, step) if first <= last else range(first, last - 1, -step)
    for number in numbers_[:_MOST_OF_RANGE]:
        yield (nodes.Literal(brace.start, brace.end, str(number)),)
