"""The structure of JSON: what is left of a document when its values do not count."""

from __future__ import annotations

import json
import re
import shlex
from functools import lru_cache
from typing import TypeAlias

from runelint.confirm.rehearsal.printing import formatted
from runelint.confirm.rehearsal.values import Value
from runelint.syntax.quotes import decode_ansi

Structure: TypeAlias = "str | tuple[Structure, ...] | frozenset[tuple[str, Structure]]"

_NAME = re.compile(r"^[A-Za-z_][\w\[\]]*\+?=|^-{1,2}[\w-]+=")


def structure(document: object) -> Structure:
    """Return the keys and types of a document: two messages that differ in values only have the same one.

    Of an array only the kinds of its items count: how many there are is up to the values.
    """
    match document:
        case dict():
            return frozenset((key, structure(value)) for key, value in document.items())
        case list():
            return ("array", frozenset(("", structure(item)) for item in document))
        case str():
            return "text"
        case bool():
            return "boolean"
        case int() | float():
            return "number"
        case _:
            return "null"


def structure_of_text(text: str | bytes) -> Structure | None:
    """Return the structure of a JSON text, or None when it is not one whole document."""
    try:
        return structure(json.loads(text))
    except (ValueError, RecursionError):
        return None


def json_words(traced: str) -> list[str]:
    """Return the words of a traced command that are, or begin like, an object or array of JSON."""
    return [word for word in plain_words(traced) if word.lstrip().startswith(("{", "["))]


def plain_words(traced: str) -> list[str]:
    """Return the words of a traced command without the names of what is assigned, and of long options."""
    return [_NAME.sub("", word, count=1) for word in traced_words(traced)]


def traced_words(traced: str) -> list[str]:
    """Return the words of a command as Bash traces it; none where the trace was cut."""
    return list(_words(traced))


@lru_cache(maxsize=4096)
def _words(traced: str) -> tuple[str, ...]:
    # The runs of a plugin trace the same commands again and again.
    try:
        return tuple(shlex.split(_without_ansi_quotes(traced)))
    except ValueError:
        return ()


def printed(traced: str) -> str | None:
    """Return what a traced `printf` makes of its format; None where it has none, or is another command."""
    words = traced_words(traced)
    if words[:1] != ["printf"]:
        return None
    rest = words[3:] if words[1:2] == ["-v"] else words[1:]
    rest = rest[1:] if rest[:1] == ["--"] else rest
    return formatted(Value(rest[0]), [Value(word) for word in rest[1:]]).text if rest else None


_ANSI = re.compile(r"\$'((?:[^'\\]|\\.)*)'")


def _without_ansi_quotes(traced: str) -> str:
    """Return the command with `$'…'`, which Bash writes for control characters, in plain quotes."""
    return _ANSI.sub(lambda found: shlex.quote(decode_ansi(found[1])), traced)
