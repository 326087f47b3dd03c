"""Filters of system calls, assembled without a library: one that the sandbox keeps plugins in, others for the trace.

A filter is a program of the old packet filter, whose instructions are four numbers; see seccomp(2) and linux/filter.h.
"""

from __future__ import annotations

import ctypes
import errno
import platform
import struct
from typing import TYPE_CHECKING, NamedTuple

from runelint.failure import RunelintError
from runelint.runner.libc import LIBC
from runelint.runner.syscalls import (
    ARCHITECTURES,
    CLONE,
    FCNTL,
    FORBIDDEN,
    IOCTL,
    MMAP,
    PRLIMIT,
    SECCOMP,
    SOCKET,
    UNKNOWN,
    UNSUPPORTED,
    Numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

# Instruction codes (linux/bpf_common.h): load a word, jump if equal, if greater or equal, if a bit is set; return.
LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
# What a filter can answer (linux/seccomp.h).
ALLOW, NOTIFY, ERROR, KILL = 0x7FFF0000, 0x7FC00000, 0x00050000, 0x80000000
# Places in struct seccomp_data: the call's number, the machine, the low halves of some of the arguments.
NUMBER, MACHINE, FIRST, SECOND, FOURTH = 0, 4, 16, 24, 40
# Numbers from here on are calls of the x32 kind on x86_64.
X32 = 0x40000000
# CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
NEW_NAMESPACES = 0x7E020000
NEW_TIME = 0x80
TIOCSTI, TIOCLINUX = 0x5412, 0x541C
F_SETPIPE_SZ = 1031
# What MAP_SHARED and MAP_SHARED_VALIDATE have in common, and MAP_HUGETLB.
SHARED, HUGE = 0x1, 0x40000
AF_UNIX, AF_INET, AF_INET6 = 1, 2, 10
_SET_MODE_FILTER, _NEW_LISTENER, _SET_NO_NEW_PRIVS = 1, 8, 38


class Instruction(NamedTuple):
    """One step: its code, how many steps to leave out when a comparison holds and when not, and its operand."""

    code: int
    operand: int
    holds: int = 0
    fails: int = 0


class _Program(ctypes.Structure):
    """struct sock_fprog."""

    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def assembled(steps: Iterable[Instruction]) -> bytes:
    """Return a program as the kernel and `bwrap --seccomp` want it."""
    return b"".join(struct.pack("<HBBI", step.code, step.holds, step.fails, step.operand) for step in steps)


def sandbox_program(machine: str = "") -> bytes:
    """Return the filter that a plugin runs under.

    Raises RunelintError for a machine whose numbers are not known.
    """
    name = known_machine(machine)
    steps = [*only_machine(name, KILL)]
    if name == "x86_64":
        steps += [Instruction(AT_LEAST, X32, 0, 1), Instruction(RETURN, ERROR | errno.ENOSYS)]
    for calls, error in ((FORBIDDEN, errno.EPERM), (UNKNOWN, errno.ENOSYS), (UNSUPPORTED, errno.EOPNOTSUPP)):
        for numbers in calls.values():
            steps += _refused(number_on(numbers, name), error)
    steps += _looked_at(CLONE, name, FIRST, [Instruction(ANY_BIT, NEW_NAMESPACES | NEW_TIME, 0, 1), *_error()])
    # Shared memory stays when nothing of it is mapped any more, and is then in no count, as huge pages never are.
    # ENODEV: as with a file that cannot be mapped, which programs then read.
    shared = [Instruction(ANY_BIT, SHARED | HUGE, 0, 1), *_error(errno.ENODEV)]
    steps += _looked_at(MMAP, name, FOURTH, shared)
    # A character that is pushed into the caller's terminal is a command that the caller's shell runs.
    pushes = [Instruction(EQUAL, TIOCSTI, 1, 0), Instruction(EQUAL, TIOCLINUX, 0, 1), *_error()]
    steps += _looked_at(IOCTL, name, SECOND, pushes)
    # The pages of all pipes of a user have one limit.
    steps += _looked_at(FCNTL, name, SECOND, [Instruction(EQUAL, F_SETPIPE_SZ, 0, 1), *_error()])
    # The limits of process 1 are not the plugin's to set; its own it sets as process 0.
    steps += _looked_at(PRLIMIT, name, FIRST, [Instruction(EQUAL, 0, 1, 0), *_error()])
    families = [
        Instruction(EQUAL, AF_UNIX, 3, 0),
        Instruction(EQUAL, AF_INET, 2, 0),
        Instruction(EQUAL, AF_INET6, 1, 0),
        *_error(errno.EAFNOSUPPORT),
    ]
    steps += _looked_at(SOCKET, name, FIRST, families)
    return assembled([*steps, Instruction(RETURN, ALLOW)])


def only_machine(machine: str, otherwise: int) -> tuple[Instruction, ...]:
    """Return the first steps of a filter: `otherwise` answers for other machines; the call's number is loaded."""
    return (
        Instruction(LOAD, MACHINE),
        Instruction(EQUAL, ARCHITECTURES[machine], 1, 0),
        Instruction(RETURN, otherwise),
        Instruction(LOAD, NUMBER),
    )


def known_machine(machine: str = "") -> str:
    """Return the name of this machine's kind, or `machine` when it is given; raises RunelintError for a strange one."""
    name = machine or platform.machine()
    if name not in ARCHITECTURES:
        raise RunelintError(f"system calls of `{name}` are not known: the sandbox runs on {', '.join(ARCHITECTURES)}")
    return name


def number_on(numbers: Numbers, machine: str) -> int | None:
    """Return the number that a call has on a machine of this kind."""
    return numbers.x86_64 if machine == "x86_64" else numbers.aarch64


def install(program: bytes, *, listen: bool = False) -> int:
    """Put this thread and all that it starts under `program`; return the listener's descriptor, or 0.

    Raises OSError. Meant for the time between fork and exec.
    """
    if LIBC.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
    described = _Program(len(program) // struct.calcsize("<HBBI"), program)
    call = number_on(SECCOMP, known_machine())
    answer = int(LIBC.syscall(call, _SET_MODE_FILTER, _NEW_LISTENER if listen else 0, ctypes.byref(described)))
    if answer < 0:
        raise OSError(ctypes.get_errno(), "seccomp")
    return answer


def _error(number: int = errno.EPERM) -> tuple[Instruction]:
    return (Instruction(RETURN, ERROR | number),)


def _refused(number: int | None, error: int) -> tuple[Instruction, ...]:
    """Return the steps that answer a call with an error."""
    return () if number is None else (Instruction(EQUAL, number, 0, 1), *_error(error))


def _looked_at(numbers: Numbers, machine: str, place: int, steps: list[Instruction]) -> list[Instruction]:
    """Return the steps that judge a call by one of its arguments; what `steps` do not answer is allowed."""
    number = number_on(numbers, machine)
    if number is None:
        return []
    inner = [Instruction(LOAD, place), *steps, Instruction(RETURN, ALLOW)]
    return [Instruction(EQUAL, number, 0, len(inner)), *inner]
