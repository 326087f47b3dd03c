"""How many lines a process certainly writes: `read` does not meet the end of its input in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.flow.commands import Stdin, Stdout, effects
from runelint.flow.descriptors import Sink
from runelint.flow.events import Run, Write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.flow.machine import Ended
    from runelint.flow.state import Trail

# Each line that they read is one that they write, or the first or last few are.
_KEEP_LINES = frozenset({"cat", "column", "cut", "expand", "fold", "head", "rev", "sort", "tail", "tee", "tr"})
_AWKS = frozenset({"awk", "gawk", "mawk", "nawk"})
# What prints in each line, or in the one with a number; and what prints when there is not even one.
_PRINTING = re.compile(r"\s*(?:NR\s*==\s*\d+)?\s*\{\s*printf?\b.*", re.DOTALL)
_TOTAL = re.compile(r"\bEND\s*\{\s*printf?\b")
# `-n`, `-s`, and programs that may give nothing at all.
_ONCE = re.compile(r"-[a-zA-Z]*[ns][a-zA-Z]*|--null-input|--slurp")
_GIVES_NOTHING = re.compile(r"\bempty\b|\[\]|\bselect\b|\.\.|\binputs?\b|\berror\b|\brange\b|\?|\blimit\b|\bfirst\b")
_SUBSTITUTION = re.compile(r"s([^\w\s]).*\1[gI\d]*", re.DOTALL)


def certain_lines(child: Ended, number: int, before: Trail | None) -> int:
    """Return how many lines `child`, which began after `before`, certainly writes to the pipe `number`.

    A builtin writes those that it ends, and a command one that prints, reads nothing, and does not fail in ordinary
    life; so does a filter of lines behind one of these. Who asks for a version is not sure that the command is there.
    """
    status = child.ending.status
    if status.ordinary and status.value != 0:
        return 0
    trail, filtered, lines = child.state.trail, False, 0
    while trail is not None and trail is not before:
        event = trail.event
        trail = trail.before
        if not isinstance(event, Run | Write) or event.target.sink is not Sink.PIPE:
            continue
        if event.target.number == number and isinstance(event, Run) and _filters(event):
            filtered = True
        elif event.target.number == number or filtered:
            lines += _lines_of(event)
    return min(lines, 1) if filtered else lines


def _lines_of(event: Run | Write) -> int:
    """Return how many lines a command certainly writes, whatever it reads."""
    if isinstance(event, Write):
        return sum(part.count("\n") for part in event.content.parts if isinstance(part, str))
    words = [text.known for text in event.arguments]
    if event.command in _AWKS and any(_TOTAL.search(word or "") for word in words):
        return 1
    if event.command == "jq" and _gives_one(words):
        return 1
    known = None if words == ["--version"] else effects(event.command, words)
    return int(known is not None and known.writes is Stdout.WRITES and known.stdin is Stdin.LEAVES)


def _gives_one(words: Sequence[str | None]) -> bool:
    """Return whether `jq` is run once, whatever it reads, by a program that gives something."""
    once = any(word is not None and _ONCE.fullmatch(word) for word in words)
    programs = [word for word in words if word is None or not word.startswith("-")]
    return once and bool(programs) and not any(word is None or _GIVES_NOTHING.search(word) for word in programs)


def _filters(event: Run) -> bool:
    """Return whether a command that is given a line by a pipe certainly writes one."""
    words = [text.known for text in event.arguments]
    if None in words:
        return event.command in {"cut", "head", "tail"}
    program = next((word for word in words if word is not None and not word.startswith("-")), "")
    if event.command in _AWKS:
        return _PRINTING.fullmatch(program) is not None
    if event.command == "sed":
        return "-n" not in words and _SUBSTITUTION.fullmatch(program) is not None
    return event.command in _KEEP_LINES
