"""Values that the shell puts into a jq program, where `--arg` would give them to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.output import MARK
from runelint.flow.values import Hole, Origin

if TYPE_CHECKING:
    from runelint.flow.values import Text

# Stands for text that is not known; a private character, which no program has.
_UNKNOWN = "\ue000"
# So many values are told apart; a program with more of them has one among them.
_MOST = 12
# A number or a word: a value, and no piece of a program.
_VALUE = re.compile(r"-?\w+(?:\.\w+)*")
# What is not known, and stands where the first of several filters does, is taken for a filter of the plugin's own.
_OWN = {Origin.JOINED, Origin.UNKNOWN, Origin.OUTPUT}
_NEXT = re.compile(r"\s*(?:$|[|,)\n]|//)")


def has_value_in_it(program: Text) -> bool:
    """Return whether a value stands in `program`, or is it; constant pieces of jq that are joined are none."""
    holes = [part for part in program.parts if isinstance(part, Hole)]
    if program.hole is not None and program.hole.origin is Origin.MESSAGE:
        return True
    shape = program.shape
    if shape is None or MARK not in shape:
        return False
    literals = shape.split(MARK)
    values = _values(program, literals)
    if values is None:
        return True
    before = ""
    for literal, value, after in zip(literals, values, literals[1:], strict=False):
        before += literal
        if _is_value(before, value, after, holes):
            return True
        before += value
    return False


def _values(program: Text, literals: list[str]) -> list[str] | None:
    """Return what the expansions between `literals` have become; None where that cannot be told."""
    whole = "".join(part if isinstance(part, str) else _UNKNOWN for part in program.parts)
    if len(literals) > _MOST:
        return None
    found = re.fullmatch("(.*?)".join(re.escape(literal) for literal in literals), whole, re.DOTALL)
    return None if found is None else list(found.groups())


def _is_value(before: str, value: str, after: str, holes: list[Hole]) -> bool:
    if not value:
        return False
    quoted = len(re.findall(r'(?<!\\)"', before)) % 2 == 1
    if _UNKNOWN in value:
        own = all(hole.origin in _OWN for hole in holes)
        return not (own and not quoted and not before.strip() and _NEXT.match(after))
    return quoted or _VALUE.fullmatch(value) is not None
