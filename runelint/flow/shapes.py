"""What is known, as JSON, of a text with holes in it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from runelint.flow.values import Hole, Text, followed
from runelint.jq.shape import ARRAY, OBJECT, SEVERAL, STRING, TEXT, Kind, Shape, shape_of_text

if TYPE_CHECKING:
    from collections.abc import Sequence

_BLANK = " \t\r\n"
_STRUCTURED = {Kind.OBJECT, Kind.ARRAY}
# What stands between two values in JSON; anything else there is a word.
_PUNCTUATION = frozenset(',:"{}[]') | frozenset(_BLANK)


def shape_of(text: Text) -> Shape | None:
    """Return what is certain of `text`, on one of the ways that lead to it at least; None when nothing is."""
    known = text.known
    if known is not None:
        return shape_of_text(known)
    parts = _trimmed(text.parts)
    if len(parts) == 1 and isinstance(parts[0], Hole):
        return shape_of_hole(parts[0])
    return _of_parts(parts)


def is_text(text: Text) -> bool:
    """Return whether `text` is certainly text that is not JSON."""
    shape = shape_of(text)
    return shape is not None and shape.kind is Kind.TEXT


def shape_of_hole(hole: Hole) -> Shape | None:
    """Return what is known of a hole: what fills it, or what stands there when nothing does."""
    if hole.shape is not None:
        return hole.shape
    if hole.fallback is None or not hole.fallback.strip():
        return None
    shape = shape_of_text(hole.fallback)
    # Text may be anything: that it is an object when nothing is given does not say what it is when something is.
    return None if shape.kind is Kind.OBJECT else shape


def structure_in(value: Text) -> str | None:
    """Return what is lost when `value` becomes a string, or None when it is a plain value, or is not known."""
    if value.lists:
        return "an array"
    shape = shape_of(value)
    if shape is None:
        return None
    if shape.kind in {Kind.OBJECT, Kind.ARRAY, Kind.SEVERAL} and not _is_counted(value):
        return str(shape.kind.value)
    encoded = shape.kind is Kind.STRING and value.hole is not None
    return "JSON text" if encoded or (shape.kind is Kind.JSON and shape.compact) else None


def _is_counted(value: Text) -> bool:
    """Return whether several documents are no more than words: `1 2 3`."""
    known = value.known
    return known is not None and known.strip()[:1] not in {"{", "["}


def pair_of(text: Text) -> tuple[Text, Text] | None:
    """Return the texts before and behind the first `=` of `text`; None when none is to be seen."""
    for index, part in enumerate(text.parts):
        if isinstance(part, str) and "=" in part:
            before, _, after = part.partition("=")
            value = (*([after] if after else []), *text.parts[index + 1 :])
            return Text((*text.parts[:index], *([before] if before else []))), Text(value, lists=text.lists)
    return None


def _trimmed(parts: Sequence[str | Hole]) -> list[str | Hole]:
    """Return `parts` without white space at both ends."""
    out = list(parts)
    while out and isinstance(out[0], str):
        out[0] = out[0].lstrip(_BLANK)
        if out[0]:
            break
        out.pop(0)
    while out and isinstance(out[-1], str):
        out[-1] = out[-1].rstrip(_BLANK)
        if out[-1]:
            break
        out.pop()
    return out


def _of_parts(parts: list[str | Hole]) -> Shape | None:
    first, last = parts[0], parts[-1]
    if isinstance(first, str):
        return _of_start(first[0], parts)
    if isinstance(last, str) and last[-1] not in "}]":
        return TEXT
    if all(isinstance(part, Hole) and part.shape is not None and part.shape.kind in _STRUCTURED for part in parts):
        return SEVERAL
    if len(parts) == 2 and isinstance(last, str):  # noqa: PLR2004 - a value and what stands behind it
        return followed(first, last)
    between = [part for part in parts if isinstance(part, str)]
    words = any(character not in _PUNCTUATION for part in between for character in part)
    return TEXT if words and "".join(between)[-1:] not in {"}", "]"} and "{" not in "".join(between) else None


def _of_start(start: str, parts: list[str | Hole]) -> Shape | None:
    if start not in '{["':
        return TEXT
    last = parts[-1]
    if isinstance(last, Hole):
        return TEXT if start == "[" and re.match(r"\[\w", str(parts[0])) else None
    if last[-1] != {"{": "}", "[": "]", '"': '"'}[start]:
        return TEXT
    if start == '"':
        return STRING
    if not _parses(parts):
        return TEXT if start == "[" else None
    return OBJECT if start == "{" else ARRAY


def _parses(parts: list[str | Hole]) -> bool:
    """Return whether the text is JSON when its holes are filled with harmless words and numbers."""
    for filling in ("0", '"x"', '"x": 0', ""):
        quoted = False
        pieces: list[str] = []
        for part in parts:
            if isinstance(part, str):
                quoted ^= len(re.findall(r'(?<!\\)"', part)) % 2 == 1
                pieces.append(part)
            else:
                pieces.append("x" if quoted else filling)
        try:
            json.loads("".join(pieces), strict=False)
        except (ValueError, RecursionError):
            continue
        return True
    return False
