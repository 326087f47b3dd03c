"""System calls of the sandbox, announced by the kernel before they happen (seccomp_unotify(2), Linux 5.5)."""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import signal
import struct
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from runelint.runner.limits import OPEN_FILES
from runelint.runner.seccomp import (
    ALLOW,
    AT_LEAST,
    EQUAL,
    FIRST,
    LOAD,
    NOTIFY,
    RETURN,
    Instruction,
    assembled,
    known_machine,
    number_on,
    only_machine,
)
from runelint.runner.syscalls import Numbers

if TYPE_CHECKING:
    from collections.abc import Iterable

WRITE = Numbers(1, 64)
EXIT = Numbers(231, 94)
EXECVE = Numbers(59, 221)
EXECVEAT = Numbers(322, 281)

BUFFERS = {"writev": Numbers(20, 66), "pwritev2": Numbers(328, 287)}
"""They write what a list of buffers holds. `pwrite64` and `pwritev` are not here: pipes refuse them (ESPIPE); nor is
`vmsplice`, which the sandbox refuses.
"""


class Move(NamedTuple):
    """A call that moves bytes from one descriptor to another: the places of target and size among its arguments."""

    numbers: Numbers
    target: int
    size: int


MOVES = {
    "sendfile": Move(Numbers(40, 71), target=0, size=3),
    "splice": Move(Numbers(275, 76), target=2, size=4),
    "tee": Move(Numbers(276, 77), target=1, size=2),
}
"""`copy_file_range` is not here: pipes refuse it (EINVAL)."""

# include/uapi/linux/seccomp.h: SECCOMP_IOCTL_NOTIF_RECV and _SEND, SECCOMP_USER_NOTIF_FLAG_CONTINUE.
_RECEIVE, _SEND, _CONTINUE = 0xC0502100, 0xC0182101, 1
# SECCOMP_IOCTL_NOTIF_ID_VALID and _ADDFD, SECCOMP_ADDFD_FLAG_SETFD and _SEND.
_IS_VALID, _ADD, _AT_PLACE, _ADD_AND_SEND = 0x40082102, 0x40182103, 1, 2
# SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP.
_SET_FLAGS, _SYNC_WAKE_UP = 0x40082104, 1
# struct seccomp_notif: id, pid, flags, and seccomp_data: number, machine, instruction pointer, six arguments.
_NOTICE = struct.Struct("=QIIiIQ6Q")
# struct seccomp_notif_resp: id, value, error, flags.
_ANSWER = struct.Struct("=QqiI")
# struct seccomp_notif_addfd: id, flags, our descriptor, its number there, flags of the descriptor there.
_ADDITION = struct.Struct("=QIIII")


class Notice(NamedTuple):
    """A system call that waits for our answer: the thread that makes it, its number and its arguments."""

    ident: int
    thread: int
    number: int
    arguments: tuple[int, ...]


def program(trace: int | None, machine: str = "", more: Iterable[int] = ()) -> bytes:
    """Return the filter that announces everything that can put bytes into a pipe, starts of programs and ends.

    And the calls with the numbers `more`.

    `write` to the descriptor `trace` passes unannounced: the trace is read from its pipe instead. A pipe keeps the
    order, and a trace of hundreds of lines then costs no stop for each. With None all of that is announced, too.

    So does `write` to a number that the limits of a plugin do not let it have: what uses it sets the sandbox up.
    """
    return _program(trace, known_machine(machine), tuple(more))


@cache
def _program(trace: int | None, name: str, more: tuple[int, ...]) -> bytes:
    write = number_on(WRITE, name)
    steps = [*only_machine(name, ALLOW)]
    for numbers in (*BUFFERS.values(), *(move.numbers for move in MOVES.values()), EXECVE, EXECVEAT, EXIT):
        steps += [Instruction(EQUAL, number_on(numbers, name) or 0, 0, 1), Instruction(RETURN, NOTIFY)]
    for number in more:
        steps += [Instruction(EQUAL, number, 0, 1), Instruction(RETURN, NOTIFY)]
    steps += [Instruction(EQUAL, write or 0, 1, 0), Instruction(RETURN, ALLOW)]
    steps += [Instruction(LOAD, FIRST), Instruction(AT_LEAST, OPEN_FILES, 0, 1), Instruction(RETURN, ALLOW)]
    if trace is not None:
        steps += [Instruction(EQUAL, trace, 0, 1), Instruction(RETURN, ALLOW)]
    steps.append(Instruction(RETURN, NOTIFY))
    return assembled(steps)


def stay_near(listener: int) -> None:
    """Ask the kernel to wake who waits on the processor where the answer is given, as one always waits for the other.

    It saves the wake-up of another processor, twice for each call; kernels before Linux 6.6 do not know it.
    """
    with contextlib.suppress(OSError):
        fcntl.ioctl(listener, _SET_FLAGS, _SYNC_WAKE_UP)


def receive(listener: int) -> Notice | None:
    """Return the call that waits, or None when the process that made it is gone."""
    buffer = bytearray(_NOTICE.size)
    try:
        fcntl.ioctl(listener, _RECEIVE, buffer)
    except OSError:  # ENOENT: it was killed meanwhile
        return None
    ident, thread, _, number, _, _, *arguments = _NOTICE.unpack(buffer)
    return Notice(ident, thread, number, tuple(arguments))


def let_pass(listener: int, notice: Notice) -> None:
    """Have the kernel execute the call."""
    _answer(listener, _ANSWER.pack(notice.ident, 0, 0, _CONTINUE))


def pretend(listener: int, notice: Notice, value: int) -> None:
    """Have the call return `value` without being executed."""
    _answer(listener, _ANSWER.pack(notice.ident, value, 0, 0))


def refuse(listener: int, notice: Notice, error: int) -> None:
    """Have the call fail with `error` without being executed; with 0 it succeeds."""
    _answer(listener, _ANSWER.pack(notice.ident, 0, -error, 0))


def waits(listener: int, notice: Notice) -> bool:
    """Return whether the call still waits for its answer: its thread is then still there."""
    try:
        fcntl.ioctl(listener, _IS_VALID, struct.pack("=Q", notice.ident))
    except OSError:
        return False
    return True


def give(listener: int, notice: Notice, descriptor: int, *, closes: bool) -> None:
    """Have the call return a new descriptor of its process for what is open here as `descriptor`.

    With `closes` it is closed when a program is executed.
    """
    flags = os.O_CLOEXEC if closes else 0
    try:
        _add(listener, _ADDITION.pack(notice.ident, _ADD_AND_SEND, descriptor, 0, flags))
    except OSError as failure:
        if failure.errno != errno.EINVAL:  # ENOENT: it was killed meanwhile; EMFILE: it has too many
            refuse(listener, notice, failure.errno or errno.EIO)
            return
        # Before Linux 5.14 both steps have to be taken one by one.
        with contextlib.suppress(OSError):
            pretend(listener, notice, _add(listener, _ADDITION.pack(notice.ident, 0, descriptor, 0, flags)))


def replace(listener: int, notice: Notice, descriptor: int, place: int) -> int:
    """Have descriptor `place` of the process stand for what is open here as `descriptor`; return the error, or 0."""
    try:
        _add(listener, _ADDITION.pack(notice.ident, _AT_PLACE, descriptor, place, 0))
    except OSError as failure:
        return failure.errno or errno.EIO
    return 0


def _add(listener: int, addition: bytes) -> int:
    """Return the number of a descriptor that was added to another process; raises OSError."""
    # The kernel waits until the process has taken it. Our own clock must not end that: with _ADD_AND_SEND the call
    # would return 0 then, and could not be answered any more (seccomp_notify_addfd, kernel/seccomp.c).
    before = signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGALRM,))
    try:
        # Of a buffer that can be changed ioctl returns the number.
        return int(fcntl.ioctl(listener, _ADD, bytearray(addition)))
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _answer(listener: int, answer: bytes) -> None:
    with contextlib.suppress(OSError):  # ENOENT: it was killed meanwhile
        fcntl.ioctl(listener, _SEND, answer)
