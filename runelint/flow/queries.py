"""Calls of jq: where the program stands on the command line, and what is printed (jq(1), INVOKING JQ)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from runelint.flow.shapes import shape_of
from runelint.flow.values import Origin
from runelint.jq import command_line
from runelint.jq.shape import ARRAY, JSON, NOTHING, NULL, OBJECT, SEVERAL, STRING, TEXT, Kind, Shape, shape_of_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from runelint.flow.values import Text

NAMES = frozenset({"jq", "gojq", "jaq"})
# How a program begins, and no file's name does.
_PROGRAM = re.compile(r"\s*(?:[{\[(\"]|\.(?![./])|\w+\()")

Call: TypeAlias = "command_line.Call[Text]"


def call_of(arguments: Sequence[Text]) -> Call:
    """Return what `arguments`, the words behind `jq`, ask for."""
    call = command_line.read(arguments, lambda word: word.known, several=_may_be_several)
    if call.program is None or not call.files or not _may_be_option(call.program):
        return call
    first, *others = call.files
    if _PROGRAM.match(str((first.parts or ("",))[0])):
        return call._replace(program=first, files=tuple(others), flags=call.flags | {"?"})
    return call


def text_of_program(call: Call) -> str | None:
    """Return the program's text; None where it is not known, there is none, or it stands in a file."""
    return None if call.program is None or "f" in call.flags else call.program.known


def _may_be_several(word: Text) -> bool:
    """Return whether `word` is not known, and may be any number of words: `"${OPTIONS[@]}"`."""
    return word.hole is not None and word.hole.name.startswith(("an element of", "arguments"))


def _may_be_option(word: Text) -> bool:
    """Return whether `word` is not known, and may be an option or nothing: `${RAW:+-r}`."""
    return word.hole is not None and word.hole.origin in {Origin.JOINED, Origin.UNKNOWN, Origin.ENVIRONMENT}


def program_of(call: Call, fed: Text | None, streams: Mapping[int, Text]) -> Text | None:
    """Return the program's text: that of the command line, or what is in the file that it is read from.

    That file is stdin, on which `fed` is, or one of `streams`, which process substitutions have become.
    """
    if call.program is None or "f" not in call.flags:
        return call.program
    hole = call.program.hole
    return streams.get(hole.site) if hole is not None else fed if call.program.known == "/dev/stdin" else None


def printed(call: Call, fed: Text | None) -> Shape | None:
    """Return what is known of the output of a call whose stdin is `fed`; None when that is nothing."""
    if call.flags & {"?", "f"} or call.program is None:
        return None
    known = call.program.known if call.program.known is not None else _steady(call.program)
    if known is None:
        return None
    named = tuple((name, _argument(kind, text)) for name, kind, text in call.variables)
    given = None if fed is None or call.files or "n" in call.flags else shape_of(fed)
    return _printed(known, call.flags, named, given)


def _steady(program: Text) -> str | None:
    """Return a program with a harmless word for each value that is spliced in, or None when it is a value as a whole.

    What stands around the values says what the program gives; where it does not, it is no program after that either.
    """
    if program.hole is not None:
        return None
    pieces: list[str] = []
    for part in program.parts:
        pieces.append(part if isinstance(part, str) else "x" if "".join(pieces)[-1:] == "." else "0")
    return "".join(pieces)


def _argument(kind: str, text: Text) -> Shape:
    match kind:
        case "--argjson":
            return shape_of(text) or JSON
        case "--slurpfile":
            return ARRAY
        case "--arg":
            return STRING if text.known is None else Shape(Kind.STRING, inside=shape_of_text(text.known))
        case "--rawfile":
            return STRING
        case _:
            return JSON


@lru_cache(maxsize=512)
def _printed(
    program: str, flags: frozenset[str], named: tuple[tuple[str, Shape], ...], given: Shape | None
) -> Shape | None:
    """Return what is known of the output; loops and paths ask the same again and again."""
    from runelint.jq.inference import Count, Given, counted, inferred
    from runelint.jq.program import parsed
    from runelint.jq.tokens import UnsupportedError

    try:
        tree = parsed(program or ".")
    except (UnsupportedError, RecursionError):
        return None
    entry = _input(flags, given)
    values = {"ARGS": Shape(Kind.OBJECT, (("named", OBJECT), ("positional", ARRAY))), **dict(named)}
    found = inferred(tree, entry[0], values)
    found = Given(found.shape, counted(Count.MANY if entry[1] else Count.ONE, found.number))
    if found.number is Count.NONE:
        return NOTHING
    raw = bool(flags & {"r", "j"})
    if found.number in {Count.EACH, Count.MANY}:
        if raw and found.shape.kind in {Kind.STRING, Kind.JSON}:
            return None
        return SEVERAL
    if raw:
        return _raw(found.shape)
    return found.shape._replace(compact="c" in flags)


def _raw(shape: Shape) -> Shape | None:
    match shape.kind:
        case Kind.STRING:
            return shape.inside
        case Kind.JSON:
            return None
        case _:
            return shape


def _input(flags: frozenset[str], given: Shape | None) -> tuple[Shape, bool]:
    """Return what a program is applied to, and whether it is applied to several."""
    if "n" in flags:
        return NULL, False
    if "R" in flags:
        return STRING, False
    if "s" in flags:
        return ARRAY, False
    if given is None or given == TEXT:
        return JSON, False
    return (JSON, True) if given.kind is Kind.SEVERAL else (given, False)
