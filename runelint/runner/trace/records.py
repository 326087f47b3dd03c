"""The lines that Bash writes when it traces: which command, where, in which process."""

from __future__ import annotations

import re
from typing import NamedTuple

from runelint.runner.observation import Frame, Spot
from runelint.runner.trace.quoting import quoted_words

LONGEST_TEXT = 200


class Record(NamedTuple):
    """A command that Bash was about to execute.

    `offset` is where its record begins in the trace, `process` the number that its process has in the sandbox.
    """

    offset: int
    status: int
    process: int
    spot: Spot
    text: str


def records_in(trace: bytes, nonce: str, *, most: int) -> tuple[Record, ...]:
    """Return the records of a trace in their order, at most so many.

    Words with line feeds make records of several lines, and processes can mix theirs when they are longer than a pipe
    writes at once: only the nonce begins a record.
    """
    mark = b"+@" + nonce.encode() + b":"
    starts = _found(mark, trace, most + 1)
    spots = _Spots()
    found: list[Record] = []
    for at, end in zip(starts[:most], [*starts[1:], len(trace)], strict=False):
        head = _HEAD.match(trace, at + len(mark), end)
        files = head and (_PLAIN.match(trace, head.end(), end) or _ANY.match(trace, head.end(), end))
        if not head or not files:  # cut, or forged
            continue
        status, line, process, callers, functions = head.groups()
        text = trace[files.end() : min(end, files.end() + 4 * LONGEST_TEXT)].decode(errors="replace")
        body, _, rest = text.rpartition("\n")
        text = text if rest.strip("+") else body  # the plus signs belong to the next record
        spot = spots.spot(line, callers, functions, files[1])
        found.append(Record(at, int(status), int(process), spot, text[:LONGEST_TEXT]))
    return tuple(found)


def _found(mark: bytes, trace: bytes, most: int) -> list[int]:
    """Return the first places of a mark."""
    places: list[int] = []
    at = trace.find(mark)
    while at >= 0 and len(places) < most:
        places.append(at)
        at = trace.find(mark, at + len(mark))
    return places


_HEAD = re.compile(rb"(\d{1,9}):(\d{1,9}):(\d{1,9}):([\d ]*):([^|\n]*)\|")
# The files, each in the quotes that `${…@Q}` gives it. No repetition stands inside another: a forged record must not
# make the search slow.
_PLAIN = re.compile(rb"((?:'[^']*'| )*|[^'\n>]*)> ")
_ANY = re.compile(rb"((?:\$'(?:[^'\\]|\\.)*'|'[^']*'|\\'| )*)> ", re.DOTALL)


class _Spots:
    """Makes places of Bash's arrays, each once."""

    def __init__(self) -> None:
        self._made: dict[tuple[bytes, ...], Spot] = {}
        self._files: dict[str, str] = {}
        """Where each function stands, as far as it was seen."""

    def spot(self, *key: bytes) -> Spot:
        """Return the place for a line, the lines of the calls, the functions and the files."""
        if (made := self._made.get(key)) is None:
            made = self._made[key] = self._new(*key)
        return made

    def _new(self, line: bytes, callers: bytes, names: bytes, files: bytes) -> Spot:
        """Return the place: FUNCNAME[i] was called on line BASH_LINENO[i] of BASH_SOURCE[i + 1]."""
        functions = names.decode(errors="surrogateescape").split(" ") if names else []
        if files.startswith((b"'", b"$")) or not files:
            sources = list(quoted_words(files))
            self._files |= zip(functions, sources, strict=False)
        else:  # deep in a recursion the files are left out
            sources = [self._files.get(name, "") for name in functions]
        if not functions:  # FUNCNAME is hidden outside functions, also in files that are sourced there
            functions = ["source"] * (len(sources) - 1)
        frames = [
            Frame("" if name == "source" else name, path, int(number[:9]), name == "source")
            for name, path, number in zip(functions, sources[1:], callers.split(), strict=False)
        ]
        return Spot(sources[0] if sources else "", int(line), tuple(frames))
