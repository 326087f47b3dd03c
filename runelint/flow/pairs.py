"""The keys and values that a plugin gives to the key=value helpers of the library."""

from __future__ import annotations

import re
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING

from runelint.flow.events import Emit
from runelint.flow.reading import FROM_FILE
from runelint.flow.shapes import pair_of
from runelint.flow.values import Hole, Origin, Text, concatenated, constant
from runelint.jq.shape import Kind

if TYPE_CHECKING:
    from runelint.flow.events import Record

FIRST_PAIR = {"rune_ok_kv": 1, "rune_error_kv": 2, "rune_fail_kv": 2}
"""Which argument of an emitter is the first pair of a key and a value."""
_IDENTIFIER = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
# jq 1.6 takes none of them for the name of a variable, but for the last two, which have values of their own.
_TAKEN = frozenset(
    {
        *("and", "as", "catch", "def", "elif", "else", "end", "foreach", "if", "import", "include", "label", "module"),
        *("or", "reduce", "then", "try", "__loc__", "ENV"),
    }
)
_DATA = {Origin.MESSAGE, Origin.OUTPUT, Origin.INPUT, Origin.ENVIRONMENT}
_FROM_OUTSIDE = ("a matched file", "file names", "an element of")


class KeyFault(Enum):
    """What is wrong with a key."""

    NO_IDENTIFIER = "is no plain identifier"
    KEYWORD = "is a word of jq's own"
    DATA = "is taken from data"


def pairs_of(event: Emit | Record) -> list[tuple[Text, Text | None]]:
    """Return each key with its value; the value is None where the argument has no `=` to be seen."""
    arguments = event.arguments
    if isinstance(event, Emit):
        first = FIRST_PAIR.get(event.function)
        arguments = () if first is None else arguments[first:]
    elif event.function != "rune_out" or len(arguments) > 2:  # noqa: PLR2004 - the key and the value
        return []
    elif len(arguments) == 2:  # noqa: PLR2004 - likewise
        return [_two(*arguments)]
    return [pair_of(argument) or (argument, None) for argument in arguments]


def _two(key: Text, value: Text) -> tuple[Text, Text | None]:
    """Return key and value of `rune_out key value`, which the library joins by `=`."""
    split = pair_of(key)
    if split is None:
        return key, value
    rest = concatenated([split[1], constant("="), value])
    return split[0], replace(rest, lists=key.lists or value.lists)


def key_fault(key: Text, *, alone: bool) -> KeyFault | None:
    """Return what is wrong with a key; `alone` tells that there is no `=` behind it that could be seen."""
    known = key.known
    if known == "" or (known is None and alone and key.hole is None):
        return None
    if known is not None:
        if known in _TAKEN:
            return KeyFault.KEYWORD
        return None if _IDENTIFIER.fullmatch(known) else KeyFault.NO_IDENTIFIER
    if alone and key.hole is not None:
        return _fault_of_pair(key.hole)
    return _fault_of_parts(key)


def _fault_of_pair(pair: Hole) -> KeyFault | None:
    """Return what is wrong with a whole pair that is not known: what a command prints may well have good keys."""
    if pair.shape is not None and pair.shape.kind in {Kind.OBJECT, Kind.ARRAY}:
        return KeyFault.NO_IDENTIFIER
    from_file = pair.origin is Origin.INPUT and pair.name.endswith(FROM_FILE)
    return KeyFault.DATA if from_file or pair.origin is Origin.MESSAGE else None


def _fault_of_parts(key: Text) -> KeyFault | None:
    """Return what is wrong with a key that has holes in it: numbers and words leave an identifier what it is."""
    filled = "".join(part if isinstance(part, str) else _filling(part) for part in key.parts)
    if not _IDENTIFIER.fullmatch(filled):
        return KeyFault.NO_IDENTIFIER
    return KeyFault.DATA if any(isinstance(part, Hole) and _is_data(part) for part in key.parts) else None


def _filling(hole: Hole) -> str:
    return "0" if hole.shape is not None and hole.shape.kind is Kind.NUMBER else "x"


def _is_data(hole: Hole) -> bool:
    if hole.shape is not None and hole.shape.kind in {Kind.NUMBER, Kind.WORD}:
        return False
    return hole.origin in _DATA or hole.name.startswith(_FROM_OUTSIDE)
