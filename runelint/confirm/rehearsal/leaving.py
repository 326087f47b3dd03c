"""What leaves files in a rehearsal: core tools such as `tee` and `split`, and doubles that are told where."""

from __future__ import annotations

import posixpath
import string
from functools import partial
from itertools import islice, product
from typing import TYPE_CHECKING

from runelint.confirm.awk.state import STDERR
from runelint.confirm.knobs import LeftBelow
from runelint.confirm.rehearsal.shell import FileText, lines_of
from runelint.confirm.rehearsal.values import EMPTY, Ask, Given, Question, Result, Value, chained, through

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.call import Call
    from runelint.confirm.rehearsal.shell import Shell

# What is behind them is a file to write to.
_OUTPUT = {"-o", "-O", "-out", "-w", "--out", "--outfile", "--output", "--output-file", "--output-document", "--report"}
_MOST_PIECES = 100
_LINES = "1000"
# No name of a file is longer.
_WIDEST = 255


def leave(call: Call, name: str, written: Value, *, adds: bool = False) -> None:
    """Leave what a program has written to a file there; nothing where it can be no file."""
    stage, path = call.shell.stage, call.shell.path(name)
    if path == STDERR:
        call.shell.write(written, 2)
    elif not path.startswith("/dev/") and stage.found(posixpath.dirname(path)) is not None:
        old = stage.found(path)
        before = old.text if adds and old is not None and not old.directory else EMPTY
        kept = FileText(written) if old is None else old
        if not kept.directory:
            stage.files[path] = kept._replace(text=chained([before, written]) if before.text else written)


def note_told(shell: Shell, name: str, arguments: Sequence[str]) -> None:
    """Remember the folders, and files, of the plugin's own making that a double was told: it might write there."""
    stage = shell.stage
    for at, word in enumerate(arguments):
        before = arguments[at - 1] if at else ""
        option, mark, text = word.partition("=") if word.startswith("--") else (before, "", word)
        if at == len(arguments) - 1 and not mark and not option.startswith("-"):
            option = ""
        path = shell.path(text)
        found = stage.files.get(path)
        if found is not None and found.directory and path not in stage.scenario.files:
            stage.told.append((partial(_left_by, name, option), path))
        elif found is not None and option in _OUTPUT and found.text == EMPTY and path not in stage.scenario.files:
            stage.files[path] = found._replace(text=_left_by(name, option, ""))


def _left_by(command: str, option: str, name: str) -> Value:
    return Value("", Given(LeftBelow(command, option, name)))


def left_in(shell: Shell, folder: str, name: str) -> list[Value]:
    """Return what might leave a file `name` in a folder."""
    out: list[Value] = []
    for value in (made(name) for made, path in shell.stage.told if path == folder):
        if value not in out:
            out.append(value)
    return out


def tee(call: Call) -> Result:
    """Act out `tee`."""
    text = call.shell.reader().rest()
    call.shell.write(text)
    for each in call.operands:
        leave(call, each.text, text, adds=bool({"a", "--append"} & set(call.options)))
    return Result()


def split(call: Call) -> Result:
    """Act out `split` by lines."""
    text = call._replace(operands=call.operands[:1]).input()
    if isinstance(text, Result):
        return text
    size = call.options.get("l") or call.options.get("--lines") or _LINES
    if {"b", "C", "n", "--bytes", "--number"} & set(call.options) or not size.isdecimal() or size == "0":
        return Result(0, Question(Ask.ANY, (text,)), sure=False)
    prefix = call.operands[1].text if len(call.operands) > 1 else "x"
    is_numbered = bool({"d", "--numeric-suffixes"} & set(call.options))
    width = call.options.get("a") or call.options.get("--suffix-length") or "2"
    signs = string.digits if is_numbered else string.ascii_lowercase
    names = product(signs, repeat=min(int(width), _WIDEST) if width.isdecimal() else 2)
    lines = lines_of(text)
    pieces = [lines[at : at + int(size)] for at in range(0, len(lines), int(size))]
    for piece, name in zip(islice(pieces, _MOST_PIECES), names, strict=False):
        path = prefix + "".join(name) + call.options.get("--additional-suffix", "")
        leave(call, path, through("".join(f"{line}\n" for line in piece), text))
    if text.term is not None:
        call.shell.stage.leaving.append(text)
    return Result(0, Question(Ask.ANY, (text,)))
