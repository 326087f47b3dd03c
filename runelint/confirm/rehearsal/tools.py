"""Core tools in a rehearsal: those that work on text, as far as plugins use them."""

from __future__ import annotations

import os
import posixpath
import re
from typing import TYPE_CHECKING

from runelint.confirm.knobs import User
from runelint.confirm.rehearsal.call import Call, parsed
from runelint.confirm.rehearsal.comparing import comm, diff, paste
from runelint.confirm.rehearsal.dates import date
from runelint.confirm.rehearsal.filters import cut, grep, part_of, sort, tr, wc
from runelint.confirm.rehearsal.leaving import split, tee
from runelint.confirm.rehearsal.repeated import uniq
from runelint.confirm.rehearsal.scripts import awk, sed
from runelint.confirm.rehearsal.shell import lines_of
from runelint.confirm.rehearsal.values import (
    Ask,
    Given,
    Inverted,
    Question,
    Result,
    Value,
    chained,
    stripped,
    through,
    unsure,
)
from runelint.runner.scenario import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from runelint.confirm.rehearsal.shell import Shell

_NEWLINE = Value("\n")
_UNAME = {"s": "--kernel-name", "r": "--kernel-release", "v": "--kernel-version", "m": "--machine"}


def _seq(call: Call) -> Result:
    bounds = [each.text for each in call.operands]
    if not all(re.fullmatch(r"-?\d+", each) for each in bounds) or not bounds:
        call.shell.write(unsure("1\n", *call.operands))
        return Result()
    first = int(bounds[0]) if len(bounds) > 1 else 1
    step = int(bounds[1]) if len(bounds) > 2 else 1  # noqa: PLR2004 - first, step, last
    numbers = range(first, int(bounds[-1]) + (1 if step > 0 else -1), step or 1)[:200]
    call.shell.write(through("".join(f"{number}\n" for number in numbers), *call.operands))
    return Result()


def _path_part(call: Call, part: Callable[[str], str]) -> Result:
    if not call.operands:
        return Result(1)
    text = part(call.operands[0].text)
    suffix = call.operands[1].text if len(call.operands) > 1 else ""
    whole = call.operands[0]
    end = suffix if text.endswith(suffix) else ""
    term = None if whole.term is None else Inverted(whole, lambda wanted: (wanted.rstrip("\n") + end,))
    call.shell.write(Value(text.removesuffix(suffix) + "\n", term, whole.sure))
    return Result()


def _uname(call: Call) -> Result:
    """Act out `uname`: the sandbox shows the kernel of this machine."""
    ours = os.uname()
    known = {"s": ours.sysname, "r": ours.release, "v": ours.version, "m": ours.machine}
    letters = set(call.options) - set(_UNAME.values())
    letters |= {letter for letter, name in _UNAME.items() if name in call.options}
    text = " ".join(shown for letter, shown in known.items() if letter in (letters or {"s"}))
    call.shell.write(Value(f"{text}\n", sure=letters <= set(known)))
    return Result()


def _id(call: Call) -> Result:
    known = Question(Ask.PATTERN, (call.operands[0], Value("root")), "root") if call.operands else None
    if call.operands and call.operands[0].text not in {"root", "0"}:
        return Result(1, known)
    user = call.shell.stage.scenario.user
    number, name = str(user), "root" if user == ROOT else "nobody"
    text = number if {"u", "g"} & set(call.options) and "n" not in call.options else name
    # Whether another user is there does not depend on who the plugin is.
    call.shell.write(Value(f"{text}\n", None if call.operands else Given(User())))
    return Result(0, known)


def _cat(call: Call) -> Result:
    text = call.input()
    if isinstance(text, Result):
        return text
    call.shell.write(text)
    return Result()


def _trimmed(call: Call) -> Result:
    text = call.shell.reader().rest()
    call.shell.write(chained([through(" ".join(text.text.split()), stripped(text)), _NEWLINE]))
    return Result()


def _tac(call: Call) -> Result:
    text = call.input()
    if isinstance(text, Result):
        return text
    call.shell.write(through("".join(f"{line}\n" for line in reversed(lines_of(text))), text))
    return Result()


def _absolute(call: Call) -> Result:
    return _path_part(call, call.shell.path)


_VALUED = {"grep": "emABCf", "egrep": "emABCf", "cut": "dfc", "head": "nc", "tail": "nc", "date": "dr", "sort": "ktT",
           "awk": "Fvf", "sed": "ef", "mktemp": "pt", "tr": "", "split": "albCn", "uniq": "fsw",
           "paste": "d", "diff": "IU"}  # fmt: skip
_TOOLS: dict[str, Callable[[Call], Result]] = {
    "awk": awk,
    "basename": lambda call: _path_part(call, lambda text: posixpath.basename(text.rstrip("/")) or "/"),
    "cat": _cat,
    "cmp": diff,
    "comm": comm,
    "cut": cut,
    "date": date,
    "diff": diff,
    "dirname": lambda call: _path_part(call, lambda text: posixpath.dirname(text) or "."),
    "egrep": lambda call: grep(call._replace(options={**call.options, "E": ""})),
    "fgrep": lambda call: grep(call._replace(options={**call.options, "F": ""})),
    "gawk": awk,
    "grep": grep,
    "head": lambda call: part_of(call, first=True),
    "id": _id,
    "paste": paste,
    "readlink": _absolute,
    "realpath": _absolute,
    "sed": sed,
    "seq": _seq,
    "sleep": lambda call: Result(0, Question(Ask.ANY, call.operands)),
    "sort": sort,
    "split": split,
    "tac": _tac,
    "tail": lambda call: part_of(call, first=False),
    "tee": tee,
    "tr": tr,
    "uname": _uname,
    "uniq": uniq,
    "wc": wc,
    "whoami": _id,
    "xargs": _trimmed,
}


def tool(shell: Shell, name: str, arguments: Sequence[Value]) -> Result | None:
    """Return the result of a core tool, or None when it is not acted out."""
    found = _TOOLS.get(name)
    return None if found is None else found(parsed(shell, arguments, _VALUED.get(name, "")))
