"""`read` and `mapfile` in a rehearsal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.call import parsed
from runelint.confirm.rehearsal.descriptors import Reader
from runelint.confirm.rehearsal.shell import Cells, Shell
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Inverted, Picked, Question, Result, Value, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.syntax import nodes

_BLANKS = " \t\n"


def read(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """`read`: fails at the end of its input."""
    del node
    call = parsed(shell, arguments[1:], "adinNptu")
    reader = _reader(shell, call.options.get("u", ""))
    separators = shell.text("IFS")
    blanks = _BLANKS if separators is None else separators.text
    mark = _mark(call.options)
    viewed = _viewed(reader.value, mark)
    line, ended = _line(reader, viewed, mark)
    most = call.options.get("N", call.options.get("n", ""))
    if most.isdecimal():
        line, ended = _beginning(reader, line, int(most), ended=ended)
    if "a" in call.options:
        fields = line.text.split(None if blanks in {_BLANKS, " "} else blanks[:1] or None) if line.text else []
        cells = {str(i): Value(text, Picked(line, i, blanks[:1] or " "), line.sure) for i, text in enumerate(fields)}
        shell.set(call.options["a"], Cells(cells, origin=line))
    elif "N" in call.options:
        _spread(shell, [each.text for each in call.operands] or ["REPLY"], line, "")
    else:
        _spread(shell, [each.text for each in call.operands] or ["REPLY"], line, blanks)
    return Result(1 if ended else 0, Question(Ask.TURN, (viewed,), str(reader.line)), reader.value.sure)


def _mark(options: dict[str, str]) -> str:
    """Return what ends a line: with `-d ''` that is NUL."""
    return "\n" if "d" not in options else options["d"][:1] or "\0"


def _viewed(value: Value, mark: str) -> Value:
    """Return the value as lines that a line feed ends, where another mark does in truth."""
    if mark == "\n":
        return value

    def inputs(wanted: str) -> tuple[str]:
        pieces = wanted.removesuffix("\n").replace("\n", mark)
        return (f"{pieces}{mark}" if wanted else "",)

    return Value(value.text.replace(mark, "\n"), value.term and Inverted(value, inputs), value.sure)


def _beginning(reader: Reader, line: Value, most: int, *, ended: bool) -> tuple[Value, bool]:
    """Return the first characters of the line that has just been read; the reader goes on after them."""
    if len(line.text) < most:
        return line, ended
    reader.at -= len(line.text) - most + (not ended)
    reader.line -= not ended
    return line._replace(text=line.text[:most]), False


def _reader(shell: Shell, number: str) -> Reader:
    found = shell.descriptors.get(int(number)) if number.isdecimal() else shell.reader()
    return found if isinstance(found, Reader) else Reader()


def _line(reader: Reader, viewed: Value, mark: str) -> tuple[Value, bool]:
    """Return the next line, and whether the input has ended without a line end; `viewed` is the input as lines."""
    text = reader.value.text
    end = text.find(mark, reader.at)
    whole = not reader.at and (end < 0 or (end == len(text) - 1 and mark == "\n"))
    line = text[reader.at : end if end >= 0 else len(text)]
    term = None if viewed.term is None else Picked(viewed, reader.line, "\n")
    reader.at = end + 1 if end >= 0 else len(text)
    if end >= 0:
        reader.line += 1
    value = Value(line, reader.value.term if whole else term, reader.value.sure)
    return value, end < 0


def _spread(shell: Shell, names: Sequence[str], line: Value, blanks: str) -> None:
    """Give the fields of the line to the variables; the last one takes the rest (bash(1), Word Splitting)."""
    white = "".join(mark for mark in blanks if mark in _BLANKS)
    rest = line.text.strip(white) if white else line.text
    if len(names) == 1:
        shell.set(names[0], line._replace(text=rest))
        return
    separator = (blanks.strip(_BLANKS) or ("" if " " in blanks else blanks) or " ")[0]
    # White space around another mark belongs to it; by itself any amount of it is one.
    marks = re.escape(blanks.strip(_BLANKS))
    around = f"[{white}]*" if white else ""
    pattern = "|".join([*([f"{around}[{marks}]{around}"] if marks else []), *([f"[{white}]+"] if white else [])])
    fields = re.split(pattern, rest, maxsplit=len(names) - 1) if pattern else [rest]
    fields += [""] * (len(names) - len(fields))
    for index, (name, field) in enumerate(zip(names, fields, strict=True)):
        term = None if line.term is None else Picked(line, index, separator, index == len(names) - 1)
        shell.set(name, Value(field, term, line.sure))


def mapfile(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """`mapfile`: an element for each line."""
    del node
    call = parsed(shell, arguments[1:], "dnOsucC")
    reader = _reader(shell, call.options.get("u", ""))
    mark = _mark(call.options)
    viewed = _viewed(reader.value, mark)
    skipped, most, first = (_number(call.options.get(letter, "")) for letter in "snO")
    lines: list[Value] = []
    ended = False
    while not ended and not (most and len(lines) == skipped + most):
        at = reader.line
        line, ended = _line(reader, viewed, mark)
        if line.text or not ended:
            end = mark if not (ended or "t" in call.options or mark == "\0") else ""
            lines.append(Value(line.text + end, viewed.term and Picked(viewed, at, "\n"), line.sure))
    name = call.operands[0].text if call.operands else "MAPFILE"
    before = shell.variable(name)
    cells = dict(before.elements) if "O" in call.options and isinstance(before, Cells) else {}
    cells |= {str(first + index): line for index, line in enumerate(lines[skipped:])}
    origin = through("".join(line.text for line in lines), viewed)
    if skipped and viewed.term is not None:
        origin = origin._replace(term=Picked(viewed, skipped, "\n", rest=True))
    shell.set(name, Cells(cells, origin=origin))
    return SUCCESS


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0
