"""Redirections in a rehearsal (bash(1), REDIRECTION)."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from runelint.confirm.rehearsal import expansion
from runelint.confirm.rehearsal.descriptors import Reader, Sink
from runelint.confirm.rehearsal.shell import FileText
from runelint.confirm.rehearsal.values import EMPTY, Ask, Chain, Question, Result, Value, chained
from runelint.runner.peers import NETWORK, is_peer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from runelint.confirm.rehearsal.descriptors import Descriptor
    from runelint.confirm.rehearsal.shell import Shell, Stage
    from runelint.syntax.nodes import Redirect

_STDERR = 2
# Streams of the process.
_STREAMS = ("/dev/std", "/dev/fd/")
# What Bash sends to; the sandbox has no network.
_DATAGRAMS = "/dev/udp/"
_WRITABLE = 0o200


class FileSink(Sink):
    """Writes to a file of the stage."""

    __slots__ = ("_path", "_stage")

    def __init__(self, stage: Stage, path: str, *, append: bool) -> None:
        """Open the file."""
        super().__init__()
        self._stage, self._path = stage, path
        before = stage.files.get(path)
        if before is None or not append:
            stage.files[path] = FileText(EMPTY)

    def write(self, value: Value) -> None:
        """Add `value` to the file."""
        before = self._stage.files.get(self._path, FileText(EMPTY))
        self._stage.files[self._path] = before._replace(text=chained([before.text, value]))


def redirect(shell: Shell, redirects: Sequence[Redirect]) -> Result | None:
    """Change the descriptors of `shell`; return the failure of a redirection, or None."""
    for each in redirects:
        failure = _one(shell, each)
        if failure is not None:
            return failure
    return None


def numbers(redirects: Sequence[Redirect]) -> frozenset[int]:
    """Return the descriptors that redirections change, as far as their text tells."""
    found: set[int] = set()
    for each in redirects:
        if not isinstance(each.descriptor, str):
            found.add(_number(each))
        if each.operator in {"&>", "&>>", ">&"}:
            found.add(_STDERR)
    return frozenset(found)


def _number(redirect: Redirect) -> int:
    return redirect.descriptor if isinstance(redirect.descriptor, int) else 0 if redirect.operator[0] == "<" else 1


def _one(shell: Shell, redirect: Redirect) -> Result | None:
    operator = redirect.operator
    number = _number(redirect)
    if isinstance(redirect.descriptor, str):
        shell.stage.counter += 1
        number = 10 + shell.stage.counter
        shell.set(redirect.descriptor, Value(str(number)))
    if operator in {"<<", "<<-"} and redirect.here_document is not None:
        text = expansion.parts_text(shell, redirect.here_document.parts)
        # It stands behind its redirection, on lines of its own.
        for value in text.term.values if isinstance(text.term, Chain) else (text,):
            shell.stage.expand(shell.source, redirect, value)
        shell.descriptors[number] = Reader(text)
        return None
    target = expansion.text_of(shell, redirect.target)
    if operator == "<<<":
        shell.descriptors[number] = Reader(chained([target, Value("\n")]))
        return None
    if operator in {"<&", ">&"} and (target.text.rstrip("-").isdecimal() or target.text == "-"):
        shell.descriptors[number] = None if target.text == "-" else shell.descriptors.get(int(target.text.rstrip("-")))
        return None
    if operator in {">", "&>"} and "noclobber" in shell.options and _is_kept(shell, redirect, target):
        return Result(1)
    opened = _opened(shell, target, operator)
    if isinstance(opened, Result):
        return opened
    shell.descriptors[number] = opened
    if operator in {"&>", "&>>", ">&"}:
        shell.descriptors[_STDERR] = opened
    return None


def _is_kept(shell: Shell, redirect: Redirect, target: Value) -> bool:
    """Return whether there is a file that `set -C` keeps from being written over; log that as a decision."""
    path = shell.path(target.text)
    found = shell.stage.found(path)
    is_kept = found is not None and found.kind is None and not found.directory and not path.startswith("/dev/")
    question = Question(Ask.FILE, (target,), f"-e {path}", negated=True)
    return not shell.decide(redirect, Result(1 if is_kept else 0, question))


def _opened(shell: Shell, target: Value, operator: str) -> Descriptor | Result:
    """Return what the file `target` is opened as, or the failure."""
    text = target.text
    if text in shell.stage.pipes:
        return Reader(shell.stage.pipes[text])
    path = shell.path(text)
    if text.startswith((NETWORK, _DATAGRAMS)):
        return _connected(shell, target, path)
    if path.startswith(_STREAMS):
        return _device(shell, path, reads=operator == "<")
    found = shell.stage.found(path)
    if operator == "<":
        if found is None:
            return Result(1, Question(Ask.FILE, (target,), f"-r {path}"))
        return Reader(EMPTY if found.kind is not None else found.text)
    if found is not None and (found.kind is not None or path.startswith("/proc/")):
        # What is written to a device, or to the kernel, is in no file.
        return Sink() if found.kind is not None or found.mode & _WRITABLE else _refused(target, path)
    if path.startswith("/proc/"):
        return _refused(target, path)
    folder = posixpath.dirname(path)
    if not text or shell.stage.found(folder) is None:
        return Result(1, Question(Ask.FILE, (target,), f"-d {folder}"))
    if found is not None and found.directory:
        return Result(1, Question(Ask.FILE, (target,), f"-d {path}", negated=True))
    return FileSink(shell.stage, path, append=operator in {">>", "&>>"})


def _connected(shell: Shell, target: Value, path: str) -> Descriptor | Result:
    """Return what is heard from somebody whom the scenario has; nobody takes datagrams."""
    if path.startswith(_DATAGRAMS):
        return Result(1)
    found = shell.stage.found(path) if is_peer(path) else None
    return Result(1, Question(Ask.FILE, (target,), f"-r {path}")) if found is None else Reader(found.text)


def _refused(target: Value, path: str) -> Result:
    return Result(1, Question(Ask.FILE, (target,), f"-w {path}"))


def _device(shell: Shell, name: str, *, reads: bool) -> Descriptor:
    number = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}.get(name)
    if number is not None:
        return shell.descriptors.get(number)
    return Reader(EMPTY) if reads else Sink()
