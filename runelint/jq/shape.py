"""What can be known of a JSON text without knowing the text."""

from __future__ import annotations

import json
from enum import Enum
from typing import NamedTuple


class Kind(Enum):
    """What a text is."""

    OBJECT = "a JSON object"
    ARRAY = "a JSON array"
    STRING = "a JSON string"
    NUMBER = "a number"
    BOOLEAN = "`true` or `false`"
    NULL = "`null`"
    JSON = "one JSON value"
    SEVERAL = "several JSON documents"
    NOTHING = "nothing"
    WORD = "a word of letters, digits and underscores"
    TEXT = "text that is not JSON"


class Shape(NamedTuple):
    """What is known of one text.

    `members` are those of an object whose keys are all known. `inside` is what is known of the characters of a string.
    `compact` is True where jq was asked for compact output, which nobody does for a number.
    """

    kind: Kind
    members: tuple[tuple[str, Shape], ...] | None = None
    inside: Shape | None = None
    compact: bool = False


JSON = Shape(Kind.JSON)
OBJECT = Shape(Kind.OBJECT)
ARRAY = Shape(Kind.ARRAY)
STRING = Shape(Kind.STRING)
NUMBER = Shape(Kind.NUMBER)
BOOLEAN = Shape(Kind.BOOLEAN)
NULL = Shape(Kind.NULL)
TEXT = Shape(Kind.TEXT)
NOTHING = Shape(Kind.NOTHING)
SEVERAL = Shape(Kind.SEVERAL)
WORD = Shape(Kind.WORD)

_VALUES = {Kind.OBJECT, Kind.ARRAY, Kind.STRING, Kind.NUMBER, Kind.BOOLEAN, Kind.NULL, Kind.JSON}
_DEEPEST = 40


def shape_of_value(value: object) -> Shape:
    """Return the shape of a JSON value."""
    match value:
        case None:
            return NULL
        case bool():
            return BOOLEAN
        case int() | float():
            return NUMBER
        case str():
            return Shape(Kind.STRING, inside=shape_of_text(value))
        case list():
            return ARRAY
        case dict():
            return Shape(Kind.OBJECT, tuple((str(key), shape_of_value(each)) for key, each in value.items()))
        case _:
            return JSON


def shape_of_text(text: str) -> Shape:
    """Return the shape of a text that is known."""
    rest = text.strip(" \t\r\n")
    if not rest:
        return NOTHING
    if rest[0] not in '{["-tfn' and not rest[0].isdecimal():
        return TEXT
    documents: list[object] = []
    decoder = json.JSONDecoder(strict=False)
    try:
        while rest and len(documents) < _DEEPEST:
            value, end = decoder.raw_decode(rest)
            documents.append(value)
            if rest[end : end + 1].strip(" \t\r\n") and not isinstance(value, dict | list):
                # A range, a date: who reads it as JSON gets numbers, and nobody has written it as such.
                return TEXT
            rest = rest[end:].lstrip(" \t\r\n")
    except (ValueError, RecursionError):
        return TEXT
    return shape_of_value(documents[0]) if len(documents) == 1 else SEVERAL


def either(first: Shape | None, second: Shape | None) -> Shape | None:
    """Return what is known of a text that is one of two; None where nothing is."""
    if first == second or second is None or first is None:
        return first if first == second else None
    if first.kind is second.kind:
        return Shape(first.kind, inside=either(first.inside, second.inside), compact=first.compact and second.compact)
    if NOTHING in (first, second):
        return second if first == NOTHING else first
    structured = all(each.kind in {Kind.OBJECT, Kind.ARRAY} or each.compact for each in (first, second))
    return JSON._replace(compact=structured) if {first.kind, second.kind} <= _VALUES else None
