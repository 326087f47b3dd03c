"""Starting one sandbox: its pipes, and bwrap with its ends of them."""

from __future__ import annotations

import fcntl
import os
import socket
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.sandbox import CHANNEL, REPORT, STDERR, STDIN, STDOUT
from runelint.runner.spawn import Command, Parent

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from runelint.runner.sandbox import Argument

HIGH = 300
"""The supervisor's own descriptors lie above those that the child needs at fixed numbers."""

_ERRORS = 2


class Ends(NamedTuple):
    """The supervisor's ends of one sandbox.

    `stdin` is written to; `stdout`, `stderr`, `errors` (bwrap's and process 1's own stderr) and `report` (what bwrap
    says about the child) are read; `channel` is process 1's. `bwrap` is its number, `exited` its pidfd, `parent` the
    thread that it must not outlive.
    """

    bwrap: int
    exited: int
    parent: Parent
    stdin: int
    stdout: int
    stderr: int
    errors: int
    report: int
    channel: socket.socket


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


def started(bwrap: str, line: Iterable[Argument], made: Pipes, *, extra: Mapping[int, int], program: bytes) -> Ends:
    """Start bwrap with `line` under the trace's filter `program` and return our ends.

    `extra` are further descriptors: their numbers inside, and ours. Raises OSError; the pipes are then all still open.
    """
    contents: list[int] = []
    arguments = ["bwrap"]
    for word in line:
        if isinstance(word, bytes):
            contents.append(content_descriptor(word))
        arguments.append(str(contents[-1]) if isinstance(word, bytes) else word)
    ours, theirs = (socket.socket(fileno=raised(one.detach())) for one in socket.socketpair())
    given = {
        STDIN: made.stdin.read,
        STDOUT: made.stdout.write,
        STDERR: made.stderr.write,
        _ERRORS: made.errors.write,
        REPORT: made.report.write,
        **extra,
    }
    descriptors = {**given, CHANNEL: theirs.fileno(), **{number: number for number in contents}}
    parent = Parent(Command(bwrap, tuple(arguments), descriptors), program)
    try:
        parent.begin()
    except OSError:
        ours.close()
        raise
    finally:
        for descriptor in contents:
            os.close(descriptor)
        theirs.close()
    for descriptor in given.values():
        os.close(descriptor)
    return Ends(
        parent.child,
        raised(os.pidfd_open(parent.child)),
        parent,
        made.stdin.write,
        made.stdout.read,
        made.stderr.read,
        made.errors.read,
        made.report.read,
        ours,
    )
