"""The working directory in a rehearsal, and the stack of those that are to be come back to (bash(1), pushd)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal.values import SUCCESS, Ask, Question, Result, Value

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.shell import Shell
    from runelint.syntax import nodes


def cd(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Return the result of `cd`; `cd -` goes back, and prints where to."""
    del node
    target = _operand(arguments)
    if target is None:
        return _gone_to(shell, Value("/root"))
    if target.text != "-":
        return _gone_to(shell, target)
    before = shell.text("OLDPWD")
    if before is None:
        return Result(1)
    result = _gone_to(shell, before)
    if not result.status:
        shell.write(Value(f"{shell.directory}\n"))
    return result


def pushd(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Return the result of `pushd`: without a directory the first two of the stack change places."""
    del node
    target, left = _operand(arguments), shell.directory
    others = shell.pushed if target is not None else shell.pushed[1:]
    if target is None:
        if not shell.pushed:
            return Result(1)
        target = Value(shell.pushed[0])
    result = _gone_to(shell, target)
    if result.status:
        return result
    shell.pushed = (left, *others)
    _told(shell)
    return result


def popd(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Return the result of `popd`: it goes back to where `pushd` has left."""
    del node, arguments
    if not shell.pushed:
        return Result(1)
    result = _gone_to(shell, Value(shell.pushed[0]))
    if not result.status:
        shell.pushed = shell.pushed[1:]
        _told(shell)
    return result


def dirs(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Return the result of `dirs`, which prints the stack."""
    del node, arguments
    _told(shell)
    return SUCCESS


def pwd(shell: Shell, node: nodes.Simple, arguments: Sequence[Value]) -> Result:
    """Return the result of `pwd`."""
    del node, arguments
    shell.write(Value(f"{shell.directory}\n"))
    return SUCCESS


def _operand(arguments: Sequence[Value]) -> Value | None:
    return next((each for each in arguments[1:] if not each.text.startswith("-") or each.text == "-"), None)


def _gone_to(shell: Shell, target: Value) -> Result:
    """Return whether the working directory could be changed, and change it."""
    path = shell.path(target.text)
    here = posixpath.dirname(shell.script)
    found = shell.stage.found(path)
    question = Question(Ask.FILE, (target,), f"-d {path}")
    if (found is None or not found.directory) and not (here + "/").startswith(path.rstrip("/") + "/"):
        return Result(1, question)
    if found is not None and not found.mode & 0o100:
        return Result(1, question)
    shell.set("OLDPWD", Value(shell.directory))
    shell.directory = path or shell.directory
    return Result(0, question)


def _told(shell: Shell) -> None:
    shell.write(Value(" ".join((shell.directory, *shell.pushed)) + "\n"))
