"""`read` and `mapfile` in a rehearsal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.call import parsed
from runelint.confirm.rehearsal.shell import Cells, Reader, Shell, lines_of
from runelint.confirm.rehearsal.values import SUCCESS, Ask, Picked, Question, Result, Value, through

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
    line, ended = _line(reader, zero="d" in call.options and not call.options["d"])
    if "a" in call.options:
        fields = line.text.split(None if blanks in {_BLANKS, " "} else blanks[:1] or None) if line.text else []
        cells = {str(i): Value(text, Picked(line, i, blanks[:1] or " "), line.sure) for i, text in enumerate(fields)}
        shell.set(call.options["a"], Cells(cells, origin=line))
    else:
        _spread(shell, [each.text for each in call.operands] or ["REPLY"], line, blanks)
    return Result(1 if ended else 0, Question(Ask.TURN, (reader.value,), str(reader.line)), reader.value.sure)


def _reader(shell: Shell, number: str) -> Reader:
    found = shell.descriptors.get(int(number)) if number.isdigit() else shell.reader()
    return found if isinstance(found, Reader) else Reader()


def _line(reader: Reader, *, zero: bool) -> tuple[Value, bool]:
    """Return the next line, and whether the input has ended without a line end."""
    text = reader.value.text
    end = -1 if zero else text.find("\n", reader.at)
    whole = not reader.at and (end < 0 or end == len(text) - 1)
    line = text[reader.at : end if end >= 0 else len(text)]
    term = None if reader.value.term is None else Picked(reader.value, reader.line, "\n")
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
    source = reader.rest()
    end = "" if "t" in call.options else "\n"
    cells = {}
    for index, line in enumerate(lines_of(source)):
        term = None if source.term is None else Picked(source, index, "\n")
        cells[str(index)] = Value(line + end, term, source.sure)
    name = call.operands[0].text if call.operands else "MAPFILE"
    shell.set(name, Cells(cells, origin=through(source.text, source)))
    return SUCCESS
