"""The lines that Bash writes when it traces: which command, where, in which process."""

from __future__ import annotations

import re
from typing import NamedTuple

from runelint.runner.observation import LONGEST_TEXT, Frame, Spot
from runelint.runner.trace.quoting import quoted_words


class Record(NamedTuple):
    """A command that Bash was about to execute.

    `offset` is where its record begins in the trace, `process` the number that its process has in the sandbox.
    `options` and `depth` are those of a Look.
    """

    offset: int
    status: int
    process: int
    spot: Spot
    text: str
    options: str = ""
    depth: int = 0


class Records:
    """The records of a trace, read while it grows.

    Words with line feeds make records of several lines, and processes can mix theirs when they are longer than a pipe
    writes at once: only the nonce begins a record.
    """

    def __init__(self, nonce: str, *, most: int) -> None:
        """Begin with none; at most so many are read."""
        self.found: list[Record] = []
        self._mark = b"+@" + nonce.encode() + b":"
        self._most = most
        self._places = _Places()
        self._at = -1
        """Where the record begins that has not been read yet."""
        self._marks = 0

    def read(self, trace: bytes | bytearray, *, whole: bool = False) -> None:
        """Read on in a trace that begins as it did before: what ends in it, or, when it is `whole`, all of it."""
        if self._at < 0:
            self._at = trace.find(self._mark)
        while self._at >= 0 and self._marks < self._most:
            end = trace.find(self._mark, self._at + len(self._mark))
            if end < 0 and not whole:
                break
            self._marks += 1
            self._record(bytes(trace[self._at + len(self._mark) : end if end >= 0 else len(trace)]))
            self._at = end

    def _record(self, text: bytes) -> None:
        """Take down the record with this text, which may have been cut, or forged."""
        head = _BEGINNING.match(text)
        if head is None:
            return
        letters, depth, status, line, process = head.groups()
        rest = text[head.end() :]
        place = self._places.at(rest)
        if place is None:
            return
        begin, path, stack = place
        words = rest[begin : begin + 4 * LONGEST_TEXT].decode(errors="replace")
        body, _, after = words.rpartition("\n")
        words = words if after.strip("+") else body  # the plus signs belong to the next record
        spot = Spot(path, int(line), stack)
        words = words[:LONGEST_TEXT]
        options = "" if letters is None else letters.decode(errors="replace")
        self.found.append(Record(self._at, int(status), int(process), spot, words, options, int(depth or 0)))


# Options and depth of the shell, where it is looked at; status, line and process.
_BEGINNING = re.compile(rb"(?:([^,:]*),(\d{1,9}),)?(\d{1,9}):(\d{1,9}):(\d{1,9}):")
# The lines of the calls, and the functions.
_HEAD = re.compile(rb"([\d ]*):([^|\n]*)\|")
# The files, each in the quotes that `${…@Q}` gives it. No repetition stands inside another: a forged record must not
# make the search slow.
_PLAIN = re.compile(rb"((?:'[^']*'| )*|[^'\n>]*)> ")
_ANY = re.compile(rb"((?:\$'(?:[^'\\]|\\.)*'|'[^']*'|\\'| )*)> ", re.DOTALL)


class _Places:
    """Reads where a record's command stands, but for the line. Most records share that with others: it is made once."""

    def __init__(self) -> None:
        self._made: dict[bytes, tuple[str, tuple[Frame, ...]]] = {}
        """By what stands before the first `> `, where the files end with that."""
        self._files: dict[str, str] = {}
        """Where each function stands, as far as it was seen."""

    def at(self, text: bytes) -> tuple[int, str, tuple[Frame, ...]] | None:
        """Return where the place that begins a text ends, its file and its calls; None when there is none."""
        close = text.find(b"> ")
        made = self._made.get(text[:close])
        if made is not None:
            return (close + 2, *made)
        head = _HEAD.match(text)
        files = head and (_PLAIN.match(text, head.end()) or _ANY.match(text, head.end()))
        if not head or not files:
            return None
        made = self._new(head[1], head[2], files[1])
        if files.end() == close + 2 and _is_quoted(files[1]):
            self._made[text[:close]] = made
        return (files.end(), *made)

    def _new(self, callers: bytes, names: bytes, files: bytes) -> tuple[str, tuple[Frame, ...]]:
        """Return the place: FUNCNAME[i] was called on line BASH_LINENO[i] of BASH_SOURCE[i + 1]."""
        functions = names.decode(errors="surrogateescape").split(" ") if names else []
        if _is_quoted(files) or not files:
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
        return sources[0] if sources else "", tuple(frames)


def _is_quoted(files: bytes) -> bool:
    return files.startswith((b"'", b"$"))
