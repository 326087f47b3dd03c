"""Bytes that an editor hides and that break a script: CR line ends, a byte order mark, NUL bytes."""

from __future__ import annotations

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from runelint.syntax import nodes
from runelint.syntax.walk import walk

if TYPE_CHECKING:
    from collections.abc import Iterator

# Of UTF-8, and of UTF-16, where every second byte of the first line is NUL.
_MARKS = ("\ufeff", "\udcff\udcfe", "\udcfe\udcff")
# Bash looks at no more of a file than that, and there at the first line, behind a shebang also at the second.
_SAMPLE = 80
_HIDDEN = re.compile(r"[\r\0]")


class Blemish(Enum):
    """What breaks a script; the values say it to the user."""

    LINE_ENDS = "lines end with CR LF, and Bash takes the CR for a part of the last word"
    LINE_END = "a CR stands before the line end, and Bash takes it for a part of the last word"
    OLD_LINE_ENDS = "lines end with CR alone: for Bash the whole file is one line"
    BYTE_ORDER_MARK = "the file begins with a byte order mark, which Bash takes for a part of the first word"
    # Further down Bash drops NUL bytes (tests/test_blemishes.py).
    NUL = "a NUL byte stands in the first lines: Bash takes the file for a binary one"


class Found(NamedTuple):
    """A blemish, and the offset in the text where it stands first."""

    blemish: Blemish
    at: int


def mended(text: str) -> str:
    """Return the text as its author sees it: what stands in a line stays in that line."""
    if not text.startswith(_MARKS) and _HIDDEN.search(text) is None:
        return text
    for mark in _MARKS:
        text = text.removeprefix(mark)
    return text.replace("\0", "").replace("\r\n", "\n")


def blemish_in(text: str, script: nodes.Script) -> Found | None:
    """Return what breaks the script with this text, or None when nothing does; `script` is the mended text's tree."""
    if text.startswith(_MARKS[0]):
        return Found(Blemish.BYTE_ORDER_MARK, 0)
    first = text.find("\n") if "\n" in text else len(text)
    if 0 <= (at := text.find("\0")) < _looked_at(text, first):
        # The whole file is not executed.
        return Found(Blemish.NUL, at)
    if "\r" in text and "\n" not in text:
        return Found(Blemish.OLD_LINE_ENDS, text.find("\r"))
    ends = [found.start() for found in re.finditer("\r\n", text)]
    breaking = next(_breaking(text, ends, script), None) if ends else None
    if breaking is None:
        return None
    if len(ends) > 1 and ends[0] == first - 1:
        return Found(Blemish.LINE_ENDS, ends[0])
    return Found(Blemish.LINE_END, breaking)


def _looked_at(text: str, first: int) -> int:
    """Return how much of the text Bash looks at to see that it is a script (general.c, check_binary_file)."""
    second = text.find("\n", first + 1) if text.startswith("#!") else first
    return min(_SAMPLE, len(text) if second < 0 else second)


def _breaking(text: str, ends: list[int], script: nodes.Script) -> Iterator[int]:
    """Yield those of the CRs at `ends` that stand in code: in a comment or in quoted text they are no part of it."""
    plain = mended(text)
    harmless = {comment.end for comment in script.comments}
    for start, end in _quoted(script):
        harmless |= {start + found.start() for found in re.finditer("\n", plain[start:end])}
    for number, end in enumerate(ends):
        shebang = text.startswith("#!") and "\n" not in text[:end]
        if shebang or end - number - text.count("\0", 0, end) not in harmless:
            yield end


def _quoted(script: nodes.Script) -> Iterator[tuple[int, int]]:
    """Yield where text stands in which a CR is a character like any other."""
    for node in walk(script):
        if isinstance(node, nodes.SingleQuoted | nodes.AnsiQuoted):
            yield node.start, node.end
        elif isinstance(node, nodes.DoubleQuoted | nodes.HereDocument):
            yield from ((part.start, part.end) for part in node.parts if isinstance(part, nodes.Literal))
