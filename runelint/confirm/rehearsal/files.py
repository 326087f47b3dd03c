"""Core tools in a rehearsal: those that make, move and remove files."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.call import parsed
from runelint.confirm.rehearsal.shell import FileText, Shell
from runelint.confirm.rehearsal.values import EMPTY, Ask, Question, Result, Value, through

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_VALUED = {"mktemp": "pt", "install": "mogt", "mkdir": "m", "touch": "drt", "cp": "tS", "mv": "tS", "ln": "tS",
           "stat": "cf", "truncate": "s", "chmod": "", "find": "", "du": "", "df": ""}  # fmt: skip

_RECURSIVE = {"r", "R", "a", "--recursive", "--archive"}
# What `mktemp` fills in.
_PLACE = re.compile(r"X{3,}(?=[^X/]*$)")


def _missing(value: Value, path: str, operator: str = "-e") -> Result:
    return Result(1, Question(Ask.FILE, (value,), f"{operator} {path}"))


def _mktemp(shell: Shell, options: dict[str, str], operands: Sequence[Value]) -> Result:
    shell.stage.counter += 1
    template = operands[-1].text if operands else f"{options.get('p') or '/tmp'}/tmp.XXXXXX"  # noqa: S108 - in the sandbox
    if not template.startswith("/"):
        template = f"{options.get('p') or '/tmp'}/{template}"  # noqa: S108 - in the sandbox
    path = _PLACE.sub(f"mk{shell.stage.counter:04d}", template)
    folder = posixpath.dirname(path)
    if shell.stage.found(folder) is None:
        return _missing(through(template, *operands[-1:]), folder, "-d")
    shell.stage.files[path] = FileText(EMPTY, directory="d" in options, mode=0o700)
    shell.write(Value(f"{path}\n", sure=True))
    return Result(0, Question(Ask.ANY))


def _mkdir(shell: Shell, options: dict[str, str], operands: Sequence[Value]) -> Result:
    for operand in operands:
        path = shell.path(operand.text)
        found = shell.stage.found(path)
        if found is not None and not (found.directory and ("p" in options or "--parents" in options)):
            return Result(1, Question(Ask.FILE, (operand,), f"-e {path}", negated=True))
        if "p" not in options and shell.stage.found(posixpath.dirname(path)) is None:
            return _missing(operand, posixpath.dirname(path), "-d")
        if found is None:
            shell.stage.files[path] = FileText(EMPTY, directory=True, mode=0o755)
    return Result(0, Question(Ask.ANY))


def _remove(shell: Shell, options: dict[str, str], operands: Sequence[Value]) -> Result:
    for operand in operands:
        path = shell.path(operand.text)
        if shell.stage.found(path) is None and "f" not in options:
            return _missing(operand, path)
        for name in [name for name in shell.stage.files if name == path or name.startswith(path + "/")]:
            del shell.stage.files[name]
    return Result(0, Question(Ask.ANY))


def _copy(shell: Shell, options: dict[str, str], operands: Sequence[Value], *, moves: bool) -> Result:
    if len(operands) < 2:  # noqa: PLR2004 - from and to
        return Result(0 if "d" in options else 1)
    *sources, goal = operands
    into = shell.path(goal.text)
    if shell.stage.found(posixpath.dirname(into)) is None:
        return _missing(goal, posixpath.dirname(into), "-d")
    target = shell.stage.found(into)
    for source in sources:
        path = shell.path(source.text)
        found = shell.stage.found(path)
        if found is None:
            return _missing(source, path)
        if found.directory and not moves and not _RECURSIVE & set(options):
            return _missing(source, path, "-f")
        # Of `folder/.` what is in it goes there.
        inside = target is not None and target.directory and not source.text.endswith("/.")
        name = f"{into.rstrip('/')}/{posixpath.basename(path)}" if inside else into
        if found.directory and f"{name}/".startswith(f"{path.rstrip('/')}/"):
            # Nothing goes into itself: another directory has to be meant.
            return _missing(source, path, "-d")
        _put(shell, path, name, found, moves=moves)
    return Result(0, Question(Ask.FILE, (sources[0],), f"-e {shell.path(sources[0].text)}"))


def _put(shell: Shell, path: str, there: str, found: FileText, *, moves: bool) -> None:
    """Have the file, with what is in it, at another place."""
    files = shell.stage.files
    inside = {name: file for name, file in files.items() if name.startswith(f"{path.rstrip('/')}/")}
    for name in (path, *inside) if moves else ():
        files.pop(name, None)
    files[there] = found
    below = "" if there == "/" else there
    files.update({below + name.removeprefix(path.rstrip("/")): file for name, file in inside.items()})


def _link(shell: Shell, options: dict[str, str], operands: Sequence[Value]) -> Result:
    if len(operands) < 2:  # noqa: PLR2004 - from and to
        return Result(0, Question(Ask.ANY))
    path = shell.path(operands[-1].text)
    if shell.stage.found(posixpath.dirname(path)) is None:
        return _missing(operands[-1], posixpath.dirname(path), "-d")
    found = shell.stage.found(path)
    if found is not None and not found.directory and "f" not in options:
        return Result(1, Question(Ask.FILE, (operands[-1],), f"-e {path}", negated=True))
    if found is None or not found.directory:
        target = shell.path(operands[0].text)
        shell.stage.files[path] = FileText(EMPTY, link=target if target != path else "")
    return Result(0, Question(Ask.ANY))


def _touch(shell: Shell, options: dict[str, str], operands: Sequence[Value]) -> Result:
    del options
    for operand in operands:
        path = shell.path(operand.text)
        if shell.stage.found(posixpath.dirname(path)) is None:
            return _missing(operand, posixpath.dirname(path), "-d")
        if shell.stage.found(path) is None:
            shell.stage.files[path] = FileText(EMPTY)
    return Result()


def _needs(shell: Shell, options: dict[str, str], operands: Sequence[Value], skipped: int = 0) -> Result:
    """Return success when the operands are there."""
    del options
    for operand in operands[skipped:]:
        path = shell.path(operand.text)
        if shell.stage.found(path) is None:
            return _missing(operand, path)
    question = Question(Ask.FILE, (operands[-1],), f"-e {shell.path(operands[-1].text)}") if operands else None
    return Result(0, question)


def _printed(shell: Shell, options: dict[str, str], operands: Sequence[Value]) -> Result:
    """Return success when the operands are there, and print a guess."""
    result = _needs(shell, options, operands)
    if not result.status:
        shell.write(Value("1\n", sure=False))
    return result


_FILES: dict[str, Callable[[Shell, dict[str, str], Sequence[Value]], Result]] = {
    "chmod": lambda shell, options, operands: _needs(shell, options, operands, 1),
    "cp": lambda shell, options, operands: _copy(shell, options, operands, moves=False),
    "install": lambda shell, options, operands: (
        _mkdir(shell, {"p": ""}, operands) if "d" in options else _copy(shell, options, operands, moves=False)
    ),
    "ls": _printed,
    "ln": _link,
    "mkdir": _mkdir,
    "mktemp": _mktemp,
    "mv": lambda shell, options, operands: _copy(shell, options, operands, moves=True),
    "rm": _remove,
    "rmdir": _remove,
    "stat": _printed,
    "touch": _touch,
    "truncate": _touch,
    "du": _printed,
}


def file_tool(shell: Shell, name: str, arguments: Sequence[Value]) -> Result | None:
    """Return the result of a tool for files, or None when it is not acted out."""
    found = _FILES.get(name)
    if found is None:
        return None
    call = parsed(shell, arguments, _VALUED.get(name, ""))
    return found(shell, call.options, call.operands)
