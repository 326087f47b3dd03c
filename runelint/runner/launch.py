"""Starting one sandbox: the pipes, the fork, and what the child does before it becomes bwrap."""

from __future__ import annotations

import fcntl
import os
import signal
import socket
from typing import TYPE_CHECKING, NamedTuple, Protocol

from runelint.runner.sandbox import CHANNEL, REPORT, STDERR, STDIN, STDOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from runelint.runner.sandbox import Argument

HIGH = 300
"""The supervisor's own descriptors lie above those that the child needs at fixed numbers."""

_FAILED = 126
_ERRORS = 2
_MESSAGE = 1


class Listening(Protocol):
    """What a trace needs of the start."""

    def install(self) -> int:
        """In the child: put it under the trace's filter and return the listener."""


class Ends(NamedTuple):
    """The supervisor's ends of one sandbox.

    `stdin` is written to; `stdout`, `stderr`, `errors` (bwrap's and process 1's own stderr) and `report` (what bwrap
    says about the child) are read; `channel` is process 1's. `bwrap` is its number, `exited` its pidfd.
    """

    bwrap: int
    exited: int
    stdin: int
    stdout: int
    stderr: int
    errors: int
    report: int
    channel: socket.socket
    listener: int | None


class Pipe(NamedTuple):
    """Both ends of a pipe."""

    read: int
    write: int


def pipe() -> Pipe:
    """Return a new pipe, out of the way of the child's fixed numbers."""
    read, write = os.pipe()
    return Pipe(raised(read), raised(write))


def raised(descriptor: int) -> int:
    """Return the same file under a high number; the low one is closed."""
    high = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, HIGH)
    os.close(descriptor)
    return high


def content_descriptor(content: bytes) -> int:
    """Return a descriptor from which `content` can be read; nothing of it is on any disk."""
    descriptor = raised(os.memfd_create("runelint", os.MFD_CLOEXEC))
    written = 0
    while written < len(content):
        written += os.pwrite(descriptor, content[written:], written)
    return descriptor


class Pipes(NamedTuple):
    """The pipes of a run, made before it: a trace must know which one is contract stdout."""

    stdin: Pipe
    stdout: Pipe
    stderr: Pipe
    errors: Pipe
    report: Pipe


def pipes() -> Pipes:
    """Return the pipes for one run."""
    return Pipes(pipe(), pipe(), pipe(), pipe(), pipe())


def started(
    bwrap: str, line: Iterable[Argument], made: Pipes, *, extra: Mapping[int, int], trace: Listening | None = None
) -> Ends:
    """Start bwrap with `line` and return our ends. `extra` are further descriptors: their numbers inside, and ours."""
    contents: list[int] = []
    arguments = ["bwrap"]
    for word in line:
        if isinstance(word, bytes):
            contents.append(content_descriptor(word))
        arguments.append(str(contents[-1]) if isinstance(word, bytes) else word)
    ours, theirs = (socket.socket(fileno=raised(one.detach())) for one in socket.socketpair())
    fixed = {
        STDIN: made.stdin.read,
        STDOUT: made.stdout.write,
        STDERR: made.stderr.write,
        _ERRORS: made.errors.write,
        REPORT: made.report.write,
        CHANNEL: theirs.fileno(),
        **extra,
    }
    child = os.fork()
    if child == 0:
        _become((bwrap, arguments), fixed, contents, theirs, trace)
    for descriptor in (*contents, *(end for number, end in fixed.items() if number not in {CHANNEL, *extra})):
        os.close(descriptor)
    theirs.close()
    listener = _received(ours) if trace is not None else None
    exited = raised(os.pidfd_open(child))
    return Ends(
        child,
        exited,
        made.stdin.write,
        made.stdout.read,
        made.stderr.read,
        made.errors.read,
        made.report.read,
        ours,
        listener,
    )


def _received(channel: socket.socket) -> int | None:
    """Return the listener that the child sends first; None when it failed before that."""
    _, descriptors, _, _ = socket.recv_fds(channel, _MESSAGE, 1)
    return raised(descriptors[0]) if descriptors else None


def _become(
    program: tuple[str, list[str]],
    fixed: Mapping[int, int],
    contents: Iterable[int],
    channel: socket.socket,
    trace: Listening | None,
) -> None:
    """In the child: take the descriptors to their places and execute. Never returns."""
    try:
        for number, descriptor in fixed.items():
            os.dup2(descriptor, number)
        nothing = os.open("/dev/null", os.O_RDWR)
        for number in (0, 1):
            os.dup2(nothing, number)
        for descriptor in contents:
            os.set_inheritable(descriptor, True)  # noqa: FBT003 - the name of the function says what it is
        # Python ignores these two, and a program that is started would go on ignoring them.
        for number in (signal.SIGPIPE, signal.SIGXFSZ):
            signal.signal(number, signal.SIG_DFL)
        if trace is not None:
            listener = trace.install()
            socket.send_fds(channel, [b"l"], [listener])
            os.close(listener)
        os.execve(*program, {})  # noqa: S606 - a shell would only be in the way
    except BaseException as cause:  # noqa: BLE001 - whatever it is: two processes must not go on from here
        os.write(_ERRORS, f"cannot start bwrap: {cause}\n".encode())
    finally:
        os._exit(_FAILED)
