"""What an awk program works on: records, fields, variables, and what it has printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from runelint.confirm.awk.tokens import UnsupportedError
from runelint.confirm.witness import regex

if TYPE_CHECKING:
    from collections.abc import Iterator

Cell: TypeAlias = "str | float"
_NUMBER = re.compile(r"\s*[+-]?(?:\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)")
_MOST_TURNS = 500
STDERR = "/dev/stderr"
_STDOUT = {"/dev/stdout", "-"}
_TO_STDERR = re.compile(r"cat\s*(?:>\s*/dev/stderr|1?>\s*&2)")


class NextError(Exception):
    """`next`: the record is done with."""


class BreakError(Exception):
    """`break`."""


class ContinueError(Exception):
    """`continue`."""


class ExitError(Exception):
    """`exit`: END is what is left; `args` is the status."""


class Test(NamedTuple):
    """A test that was made: of what place in the program, whether it holds, and what was compared with what.

    `row` is the record at which it was made, from 1 on, 0 before them; `reads` are the fields that were looked at.
    """

    place: int
    holds: bool
    left: Cell
    operator: str
    right: Cell
    row: int
    reads: tuple[int, ...]


class State:
    """The variables, the record and its fields, and what was printed; `tests` those made, when they are asked for."""

    def __init__(self, variables: dict[str, str], separator: str, tests: list[Test] | None = None) -> None:
        """Begin before the first record."""
        self.tests = tests
        self._reads: list[int] = []
        self.variables: dict[str, Cell] = {"OFS": " ", "ORS": "\n", "FS": separator, "NR": 0.0, "NF": 0.0, **variables}
        self.arrays: dict[str, dict[str, Cell]] = {}
        self.fields = [""]
        self.waiting: Iterator[str] = iter(())
        self.printed: list[str] = []
        self.sorted: list[str] = []
        self.files: dict[str, str] = {}

    def write(self, text_: str) -> None:
        """Print."""
        self.printed.append(text_)

    def write_to(self, text_: str, path: str) -> None:
        """Print to a file."""
        if path in _STDOUT:
            self.write(text_)
        elif path:
            self.files[path] = self.files.get(path, "") + text_
        else:
            raise UnsupportedError

    def pipe(self, text_: str, command: str) -> None:
        """Print to a command: to `sort`, or to what writes to stderr."""
        if _TO_STDERR.fullmatch(command):
            self.write_to(text_, STDERR)
        elif command == "sort":
            self.sorted.append(text_)
        else:
            raise UnsupportedError

    def all_printed(self) -> str:
        """Return what was printed: what was sorted comes last, when there is no more of it."""
        return "".join([*self.printed, *(f"{line}\n" for line in sorted("".join(self.sorted).splitlines()))])

    def variable(self, name: str) -> Cell:
        """Return the value of a variable."""
        return self.variables.get(name, "")

    def assign(self, name: str, cell: Cell) -> None:
        """Set a variable."""
        self.variables[name] = cell

    def tested(self, place: object, left: Cell, operator: str = "", right: Cell = "", *, holds: bool) -> None:
        """Take down a test, and the fields that were looked at since the last one."""
        if self.tests is None:
            return
        row = int(number(self.variables["NR"]))
        reads, self._reads = tuple(dict.fromkeys(self._reads)), []
        self.tests.append(Test(id(place), holds, left, operator, right, row, reads))

    def field(self, at: int) -> Cell:
        """Return a field."""
        if self.tests is not None:
            self._reads.append(at)
        return self.fields[at] if 0 <= at < len(self.fields) else ""

    def record(self, line: str) -> None:
        """Take the next record."""
        self._count()
        self._split(line)

    def get_line(self, name: str = "") -> float:
        """Take the next record for the present one, or into a variable; 0 when there is none left."""
        line = next(self.waiting, None)
        if line is None:
            return 0.0
        if name:
            self._count()
            self.assign(name, line)
        else:
            self.record(line)
        return 1.0

    def _count(self) -> None:
        self.variables["NR"] = number(self.variables["NR"]) + 1
        self.variables["FNR"] = self.variables["NR"]

    def _split(self, line: str) -> None:
        self.fields = [line, *pieces(line, text(self.variable("FS")))]
        self.variables["NF"] = float(len(self.fields) - 1)

    def set_field(self, at: int, new: str) -> None:
        """Change a field; the record is put together again."""
        if at == 0:
            self._split(new)
            return
        if at < 0 or at > _MOST_TURNS:
            raise UnsupportedError
        self.fields += [""] * (at + 1 - len(self.fields))
        self.fields[at] = new
        self.fields[0] = text(self.variable("OFS")).join(self.fields[1:])
        self.variables["NF"] = float(len(self.fields) - 1)


def pieces(line: str, separator: str) -> list[str]:
    """Return the fields of a line."""
    if separator in {" ", ""}:
        return line.split()
    if not line:
        return []
    if len(separator) == 1:
        return line.split(separator)
    pattern = regex.compiled(separator)
    out, at = [], 0
    for found in () if pattern is None else pattern.finditer(line):
        if found.end() > found.start():
            out.append(line[at : found.start()])
            at = found.end()
    return [*out, line[at:]]


def text(cell: Cell) -> str:
    """Return a value as text."""
    if isinstance(cell, str):
        return cell
    return str(int(cell)) if cell.is_integer() else f"{cell:.6g}"


def number(cell: Cell) -> float:
    """Return a value as number: what it begins with, else 0."""
    if isinstance(cell, float):
        return cell
    found = _NUMBER.match(cell)
    return float(found[0]) if found else 0.0


def truth(cell: Cell) -> bool:
    """Return whether a value is true; a text from outside that is a number is one."""
    if isinstance(cell, str):
        return number(cell) != 0 if _NUMBER.fullmatch(cell) else bool(cell)
    return cell != 0


def is_number(cell: Cell) -> bool:
    """Return whether a value looks like a number."""
    return isinstance(cell, float) or _NUMBER.fullmatch(cell.strip()) is not None
