"""Who wrote what to stdout: an observation's bytes, each with the line of the plugin that they come from."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from runelint.contract.bpcs.functions import LIBRARY
from runelint.finding import StdoutPart

if TYPE_CHECKING:
    from collections.abc import Callable

    from runelint.runner.observation import Observation, Spot, Step

LONGEST_SHOWN = 200
"""So many characters of a command are told."""
_TRIES = 200  # beginnings of JSON objects that are looked at


class Line(NamedTuple):
    """A line of the plugin's own files, as the user knows them; `who` is the command on it."""

    path: str
    number: int
    who: str = ""


def stdout_parts(observation: Observation, shown: Callable[[str], str | None]) -> tuple[StdoutPart, ...]:
    """Return what came out on stdout in pieces; those that are no part of the plugin's one message are foreign.

    `shown` gives the user's name of a file in the sandbox, or None for one that is not the user's.
    """
    message = message_range(observation.stdout)
    parts: list[StdoutPart] = []
    position = 0
    for written in observation.writes:
        content = written.content[: max(len(observation.stdout) - position, 0)]
        step = None if written.step is None else observation.steps[written.step]
        line = None if step is None else line_of(step, shown)
        who = line.who if line and line.who else written.program.rpartition("/")[2]
        part = StdoutPart(content, line.number if line else None, line.path if line else "", who=who)
        parts += _marked(part, position, message)
        position += len(content)
    if position < len(observation.stdout):  # what nobody was seen to write
        parts += _marked(StdoutPart(observation.stdout[position:]), position, message)
    return tuple(_joined(parts))


def line_of(step: Step, shown: Callable[[str], str | None]) -> Line | None:
    """Return the line of the user's files that a step is on: of the library's own steps, the line that called it."""
    spot, function = outside_library(step.spot)
    path = shown(spot.path)
    if path is None:
        return None
    return Line(path, spot.line, function or step.text.split(maxsplit=1)[0] if step.text.strip() else function)


def outside_library(spot: Spot) -> tuple[Spot, str]:
    """Return the spot outside of the contract's library that led to `spot`, and the library's function called there."""
    function, stack = "", spot.stack
    for depth, frame in enumerate(stack):
        if not is_library(spot.path):
            break
        function = "" if frame.sourced else frame.function
        spot = spot._replace(path=frame.path, line=frame.line, stack=stack[depth + 1 :])
    return spot, function


def is_library(path: str) -> bool:
    """Return whether a file in the sandbox is the contract's library."""
    return path.rpartition("/")[2] == LIBRARY


def message_range(stdout: bytes) -> range:
    """Return where the plugin's one message stands in `stdout`: the first JSON object that has a message's keys.

    Where there is none, the whole of `stdout` if it is one JSON object, otherwise nothing.
    """
    text = stdout.decode("latin-1")  # a character for each byte, so that the places are those of the bytes
    decoder = json.JSONDecoder()
    start = text.find("{")
    for _ in range(_TRIES):
        if start < 0:
            break
        try:
            found, end = decoder.raw_decode(text, start)
        except (ValueError, RecursionError):
            end = start + 1
        else:
            if "payload" in found and "error" in found:
                return range(start, end)
            if not text[:start].strip() and not text[end:].strip():
                return range(start, end)
        start = text.find("{", end)
    return range(0)


def _marked(part: StdoutPart, position: int, message: range) -> list[StdoutPart]:
    """Return the piece that stands at `position`, cut where the message begins and ends."""
    cuts = sorted({0, len(part.content), *(min(max(at - position, 0), len(part.content)) for at in _ends(message))})
    pieces: list[StdoutPart] = []
    for start, end in pairwise(cuts):
        content = part.content[start:end]
        foreign = position + start not in message and bool(content.strip())
        pieces.append(part._replace(content=content, foreign=foreign))
    return pieces


def _ends(message: range) -> tuple[int, int]:
    return message.start, message.stop


def _joined(parts: list[StdoutPart]) -> list[StdoutPart]:
    """Return the pieces, those that follow each other and differ in their bytes only made one."""
    joined: list[StdoutPart] = []
    for part in parts:
        if joined and part._replace(content=b"") == joined[-1]._replace(content=b""):
            joined[-1] = part._replace(content=joined[-1].content + part.content)
        else:
            joined.append(part)
    return joined
