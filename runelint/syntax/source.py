"""A script's text with its name, and the way from an offset to a line and column."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a text: line and column count from 1, columns count characters."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source:
    """The text of one script.

    Bytes that are not UTF-8 are kept as lone surrogates (PEP 383), so that every byte of the file has its character.
    Nothing of the text of a `private` source may be shown: a plugin can source any file that its reader can read.
    """

    path: str
    text: str
    private: bool = False
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    @classmethod
    def from_bytes(cls, path: str, content: bytes, *, private: bool = False) -> Source:
        """Return the source for `content`, whatever bytes it holds."""
        return cls(path, content.decode("utf-8", "surrogateescape"), private)

    def position(self, offset: int) -> Position:
        """Return the line and column of the character at `offset`; the end of the text is a place, too."""
        if not self._line_starts:
            self._line_starts.append(0)
            at = self.text.find("\n")
            while at >= 0:
                self._line_starts.append(at + 1)
                at = self.text.find("\n", at + 1)
        line = bisect_right(self._line_starts, offset)
        return Position(line, offset - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line `number` (from 1) without its line end."""
        self.position(0)
        start = self._line_starts[number - 1]
        end = self._line_starts[number] - 1 if number < len(self._line_starts) else len(self.text)
        return self.text[start:end]

    def offset(self, line: int) -> int:
        """Return the offset of the first character of line `line` (from 1)."""
        self.position(0)
        return self._line_starts[line - 1]

    def line_count(self) -> int:
        """Return the number of lines; text after the last line end is a line."""
        self.position(0)
        return len(self._line_starts) - (self.text.endswith("\n") or not self.text)
