"""Scripts: the whole grammar over a text, going on after a syntax error."""

from __future__ import annotations

import sys

from runelint.syntax.commands import CommandReader
from runelint.syntax.cursor import MAXIMAL_DEPTH
from runelint.syntax.nodes import Command, Script, SyntaxProblem, Unparsed
from runelint.syntax.problem import Stop

# One level of nesting takes up to 14 Python calls (a list in a string in an argument of a command …).
_CALLS_PER_LEVEL = 20
# How many characters may be read again after errors, so that the time stays linear: this many times the text.
_REREADS = 8
_FREE_REREADS = 100_000


class ScriptReader(CommandReader):
    """Reads scripts."""

    __slots__ = ()

    def script(self) -> Script:
        """Return the whole text as a script; what cannot be read is Unparsed and has its problem."""
        start = self.at
        body: list[Command] = []
        problems: list[SyntaxProblem] = []
        budget = _REREADS * (self.end - start) + _FREE_REREADS
        while self.at < self.end:
            begin = self.at
            try:
                self.top_level(body)
            except Stop as stop:
                begin = max(begin, body[-1].end if body else begin)
                furthest = self.at if stop.at < self.end else self.end
                self.restart()
                problems.append(SyntaxProblem(stop.at, min(stop.at + 1, self.end), stop.message, stop.limit))
                after = self.next_line(begin)
                budget -= max(furthest, stop.at) - after
                if stop.limit or budget < 0:
                    after = self.end
                body.append(Unparsed(begin, after))
                self.at = after
        if self.pending:
            self.read_here_documents()
        return Script(start, self.end, tuple(body), tuple(self.comments), tuple(problems))

    def top_level(self, body: list[Command]) -> None:
        """Append the commands up to the end of the text."""
        self.skip_newlines()
        while self.at < self.end:
            if self.at_end_of_list():
                self.unexpected()
            body.append(self.list_item())
            if self.at < self.end and not self.separator():
                self.unexpected()

    def restart(self) -> None:
        """Forget what was open when reading stopped."""
        self.depth = 0
        self.pending = []
        self.opened = []
        self.in_brace = False

    def next_line(self, begin: int) -> int:
        """Return where the line after the first token from `begin` on begins."""
        self.at = begin
        while self.at < self.end and self.text[self.at] in " \t\n;&|<>()":
            self.at += 1
        found = self.text.find("\n", self.at, self.end)
        return self.end if found < 0 else found + 1


def parse(text: str) -> Script:
    """Return the tree of `text`. Nothing is raised: what cannot be read is a problem in the tree."""
    return parse_fragment(text, 0, len(text))


def parse_fragment(source_text: str, start: int, end: int) -> Script:
    """Return the tree of the script that stands between two offsets; its own offsets count in the whole text."""
    limit = sys.getrecursionlimit()
    # The grammar is read by recursion and its nesting is bounded, but the default limit of 1,000 calls is below that.
    sys.setrecursionlimit(max(limit, _frames() + MAXIMAL_DEPTH * _CALLS_PER_LEVEL))
    try:
        return ScriptReader(source_text, start, end).script()
    finally:
        sys.setrecursionlimit(limit)


def _frames() -> int:
    """Return how many calls are under way, with a margin."""
    frame, count = sys._getframe(), 200  # noqa: SLF001 - the documented way to a bound for this very call
    while frame.f_back is not None:
        frame, count = frame.f_back, count + 1
    return count
